package org.logreeve.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * An OpenSSH certificate that an authority gave for one of our keys.
 *
 * @param name where it comes from, for messages
 */
record UserCertificate(String name, HostKey blob, HostCertificate certificate) {
    private static final int FOR_USERS = 1;

    /** The one that lies beside a key file as {@code KEY-cert.pub}; null when there is none. */
    static @Nullable UserCertificate beside(Path identity) throws HostException {
        String file = identity.toString();
        String key = file.endsWith(".pub") ? file.substring(0, file.length() - 4) : file;
        Path certificate = Path.of(key + "-cert.pub");
        return !certificate.equals(identity) && Files.exists(certificate)
                ? read(certificate)
                : null;
    }

    static UserCertificate read(Path path) throws HostException {
        var file =
                new OwnFile(
                        path,
                        "the certificate",
                        ConnectFault.CERTIFICATE_UNUSABLE,
                        ConnectFault.CERTIFICATE_UNUSABLE,
                        ConnectFault.CERTIFICATE_UNUSABLE);
        HostKey blob = PublicKeyLine.parse(file.content(), file);
        if (!HostCertificate.isCertificate(blob.type())) {
            throw file.broken("is a plain key");
        }
        try {
            return new UserCertificate(file.shown(), blob, HostCertificate.parse(blob.blob()));
        } catch (WireFields.Malformed e) {
            throw file.broken("cannot be understood: " + e.getMessage());
        }
    }

    boolean isFor(HostKey key) {
        return certificate.key().isSameAs(key);
    }

    /** Refuses what every server would refuse, before any of them counts it as a failure. */
    void check(Instant now) throws HostException {
        if (certificate.kind() != FOR_USERS) {
            throw ConnectFault.CERTIFICATE_UNUSABLE.because(name + " is a host's, not a user's");
        }
        long seconds = now.getEpochSecond();
        boolean early = Long.compareUnsigned(seconds, certificate.validAfter()) < 0;
        boolean late = Long.compareUnsigned(seconds, certificate.validBefore()) >= 0;
        if (early || late) {
            throw ConnectFault.CERTIFICATE_NOT_VALID.because(
                    name
                            + " is valid from "
                            + HostCertificate.instant(certificate.validAfter())
                            + " until "
                            + HostCertificate.instant(certificate.validBefore())
                            + ", and now it is "
                            + now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
    }

    /** Why a server may refuse it to this account; it may map names in ways of its own. */
    static Optional<String> doubt(HostCertificate certificate, String user) {
        if (certificate.principals().isEmpty()) {
            return Optional.of("names no account, and servers refuse such a one");
        }
        return certificate.principals().contains(user)
                ? Optional.empty()
                : Optional.of(
                        "is for "
                                + certificate.principals()
                                + ", not for '"
                                + user
                                + "', unless the server has AuthorizedPrincipals for it");
    }
}
