package org.logreeve.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hosts field of a known_hosts line; sshd(8), SSH_KNOWN_HOSTS FILE FORMAT. */
sealed interface HostPattern {
    /**
     * Whether the line is for this name, given in lower case as {@code name} or {@code
     * [name]:port}.
     */
    boolean matches(String name);

    /** Empty when the field cannot be understood. */
    static Optional<HostPattern> parse(String field) {
        if (field.startsWith("|")) {
            return Hashed.parse(field);
        }
        var parts = new ArrayList<Names.Part>();
        for (String word : field.toLowerCase(Locale.ROOT).split(",", -1)) {
            boolean negated = word.startsWith("!");
            parts.add(new Names.Part(negated, negated ? word.substring(1) : word));
        }
        return Optional.of(new Names(parts));
    }

    /** Names and wildcards; one matching negated part takes the whole line away. */
    record Names(List<Part> parts) implements HostPattern {
        public Names {
            parts = List.copyOf(parts);
        }

        record Part(boolean negated, String glob) {}

        @Override
        public boolean matches(String name) {
            boolean matched = false;
            for (Part part : parts) {
                if (matches(part.glob(), name)) {
                    if (part.negated()) {
                        return false;
                    }
                    matched = true;
                }
            }
            return matched;
        }

        /** {@code *} and {@code ?} only; linear but for one retry position, never recursive. */
        private static boolean matches(String glob, String name) {
            int g = 0;
            int n = 0;
            int star = -1;
            int retry = 0;
            while (n < name.length()) {
                if (g < glob.length() && glob.charAt(g) == '*') {
                    star = g++;
                    retry = n;
                } else if (g < glob.length()
                        && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                    g++;
                    n++;
                } else if (star >= 0) {
                    g = star + 1;
                    n = ++retry;
                } else {
                    return false;
                }
            }
            while (g < glob.length() && glob.charAt(g) == '*') {
                g++;
            }
            return g == glob.length();
        }
    }

    /** One name as HMAC-SHA1 with a salt: {@code |1|salt|hash}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Hashed(byte[] salt, byte[] hash) implements HostPattern {
        private static final int SHA1_BYTES = 20;

        static Optional<HostPattern> parse(String field) {
            String[] words = field.split("\\|", -1);
            if (words.length != 4 || !words[1].equals("1")) {
                return Optional.empty();
            }
            try {
                byte[] salt = Base64.getDecoder().decode(words[2]);
                byte[] hash = Base64.getDecoder().decode(words[3]);
                // OpenSSH writes the hash anew and compares texts.
                return field.equals("|1|" + base64(salt) + "|" + base64(hash))
                                && salt.length == SHA1_BYTES
                                && hash.length == SHA1_BYTES
                        ? Optional.of(new Hashed(salt, hash))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public boolean matches(String name) {
            try {
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(salt, "HmacSHA1"));
                return MessageDigest.isEqual(
                        hash, mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
