package org.logreeve.collect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces secrets in a file's text before anything keeps it. Lines stay as many as they were, and
 * equal secrets get equal tokens under one key, so that drift still shows.
 */
public final class Redaction {
    static final String TOKEN = "LRSECRET-";

    /** sudoers(5): what stands behind these tags is a command. */
    private static final Set<String> SUDO_TAGS = Set.of("PASSWD", "NOPASSWD");

    private static final String SUDOERS = "/etc/sudoers";

    // chrony.conf(5) keyfile, ntp.keys(5): lines "number [type] key".
    private static final Set<String> KEY_FILES = Set.of("chrony.keys", "ntp.keys", "keys");
    private static final String PUTTY = "Private-Lines:";

    private final SecretKeySpec key;

    private Redaction(SecretKeySpec key) {
        this.key = key;
    }

    /** Tokens are made with this key; whoever has it can check a guess, so it is a secret too. */
    public static Redaction withKey(byte[] key) {
        return new Redaction(new SecretKeySpec(key, "HmacSHA256"));
    }

    /** Tells keys apart, and gives nothing of the key away. */
    public String keyId() {
        return hmac("logreeve redaction key");
    }

    /** The text with tokens in place of secrets. */
    String redact(String path, String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean keyFile = KEY_FILES.contains(path.substring(path.lastIndexOf('/') + 1));
        var out = new StringBuilder(text.length());
        var pass = new Pass(path.startsWith(SUDOERS) ? SUDO_TAGS : Set.of());
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            String keyed = keyLine(line, keyFile);
            out.append(keyed.equals(line) ? pass.line(line) : keyed);
            if (end < text.length()) {
                out.append('\n');
            }
            at = end + 1;
        }
        return out.toString();
    }

    /** Lines of key files; in other files only those that say a kind of key. */
    private String keyLine(String line, boolean keyFile) {
        var words = new ArrayList<int[]>();
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(new int[] {at, end});
            }
            at = end + 1;
        }
        int secret = -1;
        for (int i = 0; i + 2 < words.size() && secret < 0; i++) {
            boolean isNumber = word(line, words.get(i)).chars().allMatch(Character::isDigit);
            secret = isNumber && SecretShapes.isKeyType(word(line, words.get(i + 1))) ? i + 2 : -1;
        }
        if (secret < 0 && keyFile && words.size() >= 2) {
            boolean isNumbered = Character.isDigit(line.charAt(words.get(0)[0]));
            secret = isNumbered ? Math.min(2, words.size() - 1) : -1;
        }
        return secret < 0
                ? line
                : line.substring(0, words.get(secret)[0])
                        + token(word(line, words.get(secret)))
                        + line.substring(words.get(secret)[1]);
    }

    private static String word(String line, int[] ends) {
        return line.substring(ends[0], ends[1]);
    }

    String token(String secret) {
        if (secret.startsWith(TOKEN)) {
            return secret;
        }
        return TOKEN + hmac(secret);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One walk over a file's lines: a private key block or a quoted value may span several. */
    private final class Pass {
        private boolean inPrivateKey;
        private SecretCarry carry = SecretCarry.NONE;
        private int puttyLines;
        private final Set<String> tags;

        Pass(Set<String> tags) {
            this.tags = tags;
        }

        String line(String line) {
            if (puttyLines > 0) {
                puttyLines--;
                return keyText(line);
            }
            if (inPrivateKey) {
                inPrivateKey = !line.contains("-----END ");
                return inPrivateKey ? keyText(line) : line;
            }
            int begin = line.indexOf("-----BEGIN ");
            if (begin >= 0 && line.indexOf("PRIVATE KEY", begin) > 0) {
                return privateKey(line, begin);
            }
            puttyLines = puttyLines(line);
            var scan = new SecretLine(line, Redaction.this, tags);
            String redacted = scan.redacted(carry);
            carry = scan.carry();
            return redacted;
        }

        /** What makes the line a comment stays. */
        private String keyText(String line) {
            int from = 0;
            while (from < line.length() && " \t#;!".indexOf(line.charAt(from)) >= 0) {
                from++;
            }
            return from == line.length()
                    ? line
                    : line.substring(0, from) + token(line.substring(from));
        }

        /** The key files of PuTTY say how many lines of key follow. */
        private static int puttyLines(String line) {
            int at = line.indexOf(PUTTY);
            String count = at < 0 ? "" : line.substring(at + PUTTY.length()).strip();
            return count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0;
        }

        /** A block may stand on one line, as JSON and environment files have it. */
        private String privateKey(String line, int begin) {
            int end = line.indexOf("-----END ", begin);
            if (end < 0) {
                inPrivateKey = true;
                int head = line.indexOf("-----", begin + 11);
                int from = head < 0 ? begin : head + 5;
                return line.length() == from || line.substring(from).isBlank()
                        ? line
                        : line.substring(0, from) + token(line.substring(from));
            }
            return line.substring(0, begin)
                    + token(line.substring(begin, end))
                    + line.substring(end);
        }
    }
}
