package org.logreeve.connect;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

/**
 * Loads Java's cryptography while files can be opened: classes that fail to load for want of a file
 * stay broken for as long as the process lives.
 */
final class CryptoClasses {
    private CryptoClasses() {}

    static void load() {
        try {
            Cipher.getInstance("AES/GCM/NoPadding");
            Cipher.getInstance("AES/CTR/NoPadding");
            Mac.getInstance("HmacSHA256");
            KeyAgreement.getInstance("X25519");
            KeyAgreement.getInstance("ECDH");
            KeyFactory.getInstance("RSA");
            Signature.getInstance("Ed25519");
            new SecureRandom().nextInt();
        } catch (GeneralSecurityException e) {
            // Not in this Java; a host that needs it will say so.
        }
    }
}
