package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithms;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;
import org.logreeve.text.HostException;

/** Signs with a private key that was read from a file. */
record KeySigner(String name, PrivateKey key) implements Identity.Signer {
    private static final Map<String, KeyAlgorithms.Factory> FACTORIES = factories();

    @Override
    public byte[] sign(String algorithm, byte[] data) throws HostException {
        KeyAlgorithms.Factory factory = FACTORIES.get(algorithm);
        if (factory == null) {
            throw unusable("nobody here signs with " + algorithm);
        }
        try {
            Signature signature = factory.create().newSignature();
            signature.initSign(key);
            signature.update(data);
            return WireFields.joined(
                    algorithm.getBytes(StandardCharsets.US_ASCII),
                    signature.encode(signature.sign()));
        } catch (SSHRuntimeException e) {
            throw unusable(ConnectFault.said(e));
        }
    }

    @Override
    public String toString() {
        return "KeySigner[" + name + "]";
    }

    private HostException unusable(String why) {
        return ConnectFault.IDENTITY_FILE_UNREADABLE.because(name + " does not sign: " + why);
    }

    private static Map<String, KeyAlgorithms.Factory> factories() {
        var factories = new LinkedHashMap<String, KeyAlgorithms.Factory>();
        for (KeyAlgorithms.Factory factory : Algorithms.plainHostKeys()) {
            factories.put(factory.getName(), factory);
        }
        KeyAlgorithms.Factory old = KeyAlgorithms.SSHRSA(); // only ever asked for by permission
        factories.put(old.getName(), old);
        return factories;
    }
}
