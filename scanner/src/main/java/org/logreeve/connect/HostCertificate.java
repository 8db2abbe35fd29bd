package org.logreeve.connect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logreeve.connect.WireFields.Malformed;

/**
 * An OpenSSH certificate that a server shows in the place of its key, or that we show; see
 * PROTOCOL.certkeys. The arrays are not copied: nobody changes them.
 *
 * @param type for example {@code ssh-ed25519-cert-v01@openssh.com}
 * @param key the certified key, plain
 * @param kind 1 for users, 2 for hosts
 * @param principals names of the host, where none means any; or the user's accounts
 * @param validAfter seconds since 1970, unsigned
 * @param validBefore the first second that is too late, unsigned
 * @param criticalOptions their names; none is known for hosts
 * @param authority the key that signed
 * @param body what was signed
 */
@SuppressWarnings("ArrayRecordComponent")
record HostCertificate(
        String type,
        HostKey key,
        int kind,
        List<String> principals,
        long validAfter,
        long validBefore,
        List<String> criticalOptions,
        HostKey authority,
        byte[] body,
        byte[] signature) {
    private static final String SUFFIX = "-cert-v01@openssh.com";
    private static final int FOR_HOSTS = 2;
    private static final int MOST_PRINCIPALS = 256;
    private static final int MOST_SHOWN = 200;

    HostCertificate {
        principals = List.copyOf(principals);
        criticalOptions = List.copyOf(criticalOptions);
    }

    /** Whether a key type or algorithm is one of certificates. */
    static boolean isCertificate(String type) {
        return type.endsWith(SUFFIX);
    }

    /** The key type or algorithm without the certificate. */
    static String plain(String type) {
        return isCertificate(type) ? type.substring(0, type.length() - SUFFIX.length()) : type;
    }

    /**
     * Takes a certificate apart; says nothing about whether to trust it.
     *
     * @throws Malformed when it cannot be understood to its last byte
     */
    static HostCertificate parse(byte[] blob) throws Malformed {
        var fields = new WireFields(blob);
        String type = fields.text();
        fields.string(); // nonce
        HostKey key = key(type, fields);
        fields.uint64(); // serial
        int kind = fields.uint32();
        fields.text(); // key id
        List<String> principals = texts(fields.string(), MOST_PRINCIPALS);
        long validAfter = fields.uint64();
        long validBefore = fields.uint64();
        List<String> criticalOptions = options(fields.string());
        options(fields.string()); // extensions: what is not known may be ignored
        fields.string(); // reserved
        HostKey authority = authority(fields.string());
        byte[] body = Arrays.copyOf(blob, fields.position());
        byte[] signature = fields.string();
        fields.end();
        return new HostCertificate(
                type,
                key,
                kind,
                principals,
                validAfter,
                validBefore,
                criticalOptions,
                authority,
                body,
                signature);
    }

    /** Whether the signature is the authority's, or in a form too old for us to look at. */
    boolean isSignedOrTooOld() {
        return !hasModernSignature()
                || AuthoritySignature.verify(signatureAlgorithm(), authority, body, signature);
    }

    /** Why a host must not show this certificate now; {@code sshkey_cert_check_host}. */
    Optional<String> flaw(String address, Instant now) {
        if (kind != FOR_HOSTS) {
            return Optional.of("it is a user's certificate");
        }
        long seconds = now.getEpochSecond();
        if (Long.compareUnsigned(seconds, validAfter) < 0) {
            return Optional.of("it is valid only from " + instant(validAfter));
        }
        if (Long.compareUnsigned(seconds, validBefore) >= 0) {
            return Optional.of("it was valid until " + instant(validBefore));
        }
        if (!principals.isEmpty() && !principals.contains(address.toLowerCase(Locale.ROOT))) {
            return Optional.of("it is for " + shortened(String.join(", ", principals)));
        }
        if (!criticalOptions.isEmpty()) {
            return Optional.of("nobody knows its option " + shortened(criticalOptions.getFirst()));
        }
        if (!hasModernSignature()) {
            return Optional.of("its signature is of the kind " + shortened(signatureAlgorithm()));
        }
        return Optional.empty();
    }

    private boolean hasModernSignature() {
        return AuthoritySignature.ALGORITHMS.contains(signatureAlgorithm());
    }

    private String signatureAlgorithm() {
        try {
            return new WireFields(signature).text();
        } catch (Malformed e) {
            return "";
        }
    }

    // RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4
    private static HostKey key(String type, WireFields fields) throws Malformed {
        String plain = plain(type);
        byte[] name = plain.getBytes(StandardCharsets.US_ASCII);
        return switch (type) {
            case "ssh-ed25519-cert-v01@openssh.com" ->
                    new HostKey(plain, WireFields.joined(name, fields.string()));
            case "ssh-rsa-cert-v01@openssh.com",
                    "ecdsa-sha2-nistp256-cert-v01@openssh.com",
                    "ecdsa-sha2-nistp384-cert-v01@openssh.com",
                    "ecdsa-sha2-nistp521-cert-v01@openssh.com" ->
                    new HostKey(plain, WireFields.joined(name, fields.string(), fields.string()));
            default -> throw new Malformed("its type is not known");
        };
    }

    private static HostKey authority(byte[] blob) throws Malformed {
        String type = new WireFields(blob).text();
        if (isCertificate(type)) {
            throw new Malformed("its authority is a certificate itself");
        }
        return new HostKey(type, blob);
    }

    private static List<String> texts(byte[] packed, int most) throws Malformed {
        var texts = new ArrayList<String>();
        var fields = new WireFields(packed);
        while (!fields.atEnd()) {
            if (texts.size() == most) {
                throw new Malformed("it has more than " + most + " names");
            }
            texts.add(fields.text());
        }
        return texts;
    }

    private static List<String> options(byte[] packed) throws Malformed {
        var names = new ArrayList<String>();
        var fields = new WireFields(packed);
        while (!fields.atEnd()) {
            names.add(new String(fields.string(), StandardCharsets.ISO_8859_1));
            fields.string();
        }
        return names;
    }

    // The host may have written these words itself.
    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " ...";
    }

    static String instant(long seconds) {
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? "for ever"
                : Instant.ofEpochSecond(seconds).toString();
    }
}
