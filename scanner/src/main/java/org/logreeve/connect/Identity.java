package org.logreeve.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logreeve.text.HostException;

/**
 * A public key or certificate that can be shown to a host, and who signs for it. The array is not
 * copied: nobody changes it.
 *
 * @param name where it comes from, for messages
 * @param type the key's, or its certificate's
 * @param blob what the host is shown, in SSH's wire form
 * @param certificate the certificate, when it is one
 */
@SuppressWarnings("ArrayRecordComponent")
record Identity(
        String name,
        String type,
        byte[] blob,
        @org.jspecify.annotations.Nullable HostCertificate certificate,
        Signer signer) {
    private static final Set<String> PLAIN =
            Set.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "ssh-rsa");

    /** Holds the private key. */
    interface Signer {
        /**
         * A signature in SSH's wire form, the name of its algorithm first.
         *
         * @param algorithm of the signature, never of a certificate
         */
        byte[] sign(String algorithm, byte[] data) throws HostException;
    }

    /** Whether we know how to offer keys of this type. */
    static boolean isKnown(String type) {
        return PLAIN.contains(HostCertificate.plain(type));
    }

    HostKey key() {
        return new HostKey(type, blob);
    }

    boolean isRsa() {
        return HostCertificate.plain(type).equals("ssh-rsa");
    }

    /**
     * The algorithms to offer it with. We do not hear which ones a server knows (RFC 8308), and
     * every server since 2016 knows the first; SHA-1 only where it is permitted.
     */
    List<String> algorithms(boolean legacy) {
        if (!isRsa()) {
            return List.of(type);
        }
        String suffix = type.substring("ssh-rsa".length());
        var names = new ArrayList<>(List.of("rsa-sha2-512" + suffix));
        if (legacy) {
            names.add("ssh-rsa" + suffix);
        }
        return names;
    }
}
