package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithms;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;

/** The signature of an authority below a certificate. */
final class AuthoritySignature {
    private static final int LEAST_RSA_BITS = 1024;
    private static final Map<String, KeyAlgorithms.Factory> FACTORIES = factories();

    /** Signatures that we take, by their algorithm: nothing with SHA-1. */
    static final Set<String> ALGORITHMS = FACTORIES.keySet();

    private AuthoritySignature() {}

    /** Never throws: what cannot be verified is not verified. */
    static boolean verify(String algorithm, HostKey authority, byte[] body, byte[] signature) {
        KeyAlgorithms.Factory factory = FACTORIES.get(algorithm);
        if (factory == null || !factory.getKeyType().toString().equals(authority.type())) {
            return false;
        }
        try {
            PublicKey key = publicKey(authority);
            Signature verifier = factory.create().newSignature();
            verifier.initVerify(key);
            verifier.update(body);
            return verifier.verify(signature);
        } catch (Buffer.BufferException
                | GeneralSecurityException
                | SSHRuntimeException
                | IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads the key to its last byte, or the signature would cover less than is compared. */
    private static PublicKey publicKey(HostKey authority)
            throws Buffer.BufferException, GeneralSecurityException {
        EcKeyNames.install();
        var buffer = new Buffer.PlainBuffer(authority.blob());
        PublicKey key = buffer.readPublicKey();
        if (buffer.available() > 0) {
            throw new GeneralSecurityException("there is something behind the key");
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new GeneralSecurityException("the RSA key is too short");
        }
        return key;
    }

    private static SequencedMap<String, KeyAlgorithms.Factory> factories() {
        var factories = new LinkedHashMap<String, KeyAlgorithms.Factory>();
        for (KeyAlgorithms.Factory factory : Algorithms.plainHostKeys()) {
            factories.put(factory.getName(), factory);
        }
        return factories;
    }
}
