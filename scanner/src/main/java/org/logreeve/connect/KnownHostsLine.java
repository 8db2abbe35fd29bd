package org.logreeve.connect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.logreeve.text.Origin;

/**
 * One understood line of a known_hosts file.
 *
 * @param at where it stands
 * @param marker what the line does with its key
 */
record KnownHostsLine(Origin at, Marker marker, HostPattern hosts, HostKey key) {
    private static final Set<String> TYPES =
            Set.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "ssh-rsa",
                    "ssh-dss",
                    "sk-ssh-ed25519@openssh.com",
                    "sk-ecdsa-sha2-nistp256@openssh.com");

    /** What a line does with its key. */
    enum Marker {
        /** The host may show this key. */
        TRUSTED,
        /** The key may sign host certificates, and is no host key itself. */
        AUTHORITY,
        /** The key is never accepted. */
        REVOKED
    }

    static boolean isBlank(String text) {
        String rest = skipSpace(text);
        return rest.isEmpty() || rest.startsWith("#");
    }

    /** Empty when the line cannot be understood; OpenSSH ignores such a line too. */
    static Optional<KnownHostsLine> parse(Origin at, String text) {
        String rest = skipSpace(text);
        Marker marker = Marker.TRUSTED;
        if (rest.startsWith("@")) {
            switch (firstWord(rest)) {
                case "@cert-authority" -> marker = Marker.AUTHORITY;
                case "@revoked" -> marker = Marker.REVOKED;
                default -> {
                    return Optional.empty();
                }
            }
            rest = afterWord(rest);
        }
        String hosts = firstWord(rest);
        String typeAndKey = afterWord(rest);
        if (hosts.isEmpty() || hosts.startsWith("@")) {
            return Optional.empty();
        }
        Marker kind = marker;
        return HostPattern.parse(hosts)
                .flatMap(
                        pattern ->
                                key(firstWord(typeAndKey), firstWord(afterWord(typeAndKey)))
                                        .flatMap(key -> meant(kind, key))
                                        .map(key -> new KnownHostsLine(at, kind, pattern, key)));
    }

    /** The hosts field of a line that was understood. */
    static String hostsField(String text) {
        String rest = skipSpace(text);
        return firstWord(rest.startsWith("@") ? afterWord(rest) : rest);
    }

    // hostfile.c compares authorities and revoked keys by the key alone, so a certificate is taken
    // for the key in it; on an ordinary line it is like no key that a server can show.
    private static Optional<HostKey> meant(Marker marker, HostKey key) {
        if (!HostCertificate.isCertificate(key.type())) {
            return Optional.of(key);
        }
        try {
            var certificate = HostCertificate.parse(key.blob());
            if (!certificate.isSignedOrTooOld()) {
                return Optional.empty();
            }
            return Optional.of(marker == Marker.TRUSTED ? key : certificate.key());
        } catch (WireFields.Malformed e) {
            return Optional.empty();
        }
    }

    private static Optional<HostKey> key(String type, String word) {
        String base64 = withoutSpace(word);
        if (!TYPES.contains(HostCertificate.plain(type))) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            boolean whole = Base64.getEncoder().encodeToString(blob).equals(base64);
            return whole && typeIn(blob).equals(type)
                    ? Optional.of(new HostKey(type, blob))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // OpenSSH's base64 reader passes over white space, and its lines end at a NUL: a revoked key
    // with a carriage return behind it is revoked.
    private static String withoutSpace(String word) {
        int end = word.indexOf('\0');
        return (end < 0 ? word : word.substring(0, end)).replaceAll("[\r\n\u000b\f]", "");
    }

    // RFC 4253 section 6.6: a key begins with its type as a string with a length of four bytes.
    private static String typeIn(byte[] blob) {
        if (blob.length < Integer.BYTES) {
            return "";
        }
        int length = ByteBuffer.wrap(blob).getInt();
        return length < 0 || length > blob.length - Integer.BYTES
                ? ""
                : new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII);
    }

    private static String firstWord(String text) {
        return text.substring(0, wordEnd(text));
    }

    private static String afterWord(String text) {
        return skipSpace(text.substring(wordEnd(text)));
    }

    private static int wordEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            end++;
        }
        return end;
    }

    private static String skipSpace(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return text.substring(start);
    }
}
