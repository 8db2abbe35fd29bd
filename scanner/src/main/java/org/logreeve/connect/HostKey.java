package org.logreeve.connect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public host key as it stands in known_hosts. The array is not copied: nobody changes it.
 *
 * @param type for example {@code ssh-ed25519}
 * @param blob the key in SSH's wire form
 */
@SuppressWarnings("ArrayRecordComponent")
record HostKey(String type, byte[] blob) {
    /** The form that {@code ssh-keygen -l} shows. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(blob);
    }

    boolean isSameAs(HostKey other) {
        return Arrays.equals(blob, other.blob);
    }
}
