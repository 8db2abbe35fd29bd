package org.logreeve.connect;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * SSHJ asks for a key factory named {@code ECDSA}, BouncyCastle's word; the JDK has the same one as
 * {@code EC}. Without this, hosts with ECDSA keys only cannot be reached.
 */
final class EcKeyNames extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "logreeve-ec-names";

    private EcKeyNames() {
        super(NAME, "1", "the JDK's EC keys under the name ECDSA");
        put("KeyFactory.ECDSA", Factory.class.getName());
    }

    static void install() {
        if (Security.getProvider(NAME) == null) {
            Security.addProvider(new EcKeyNames());
        }
    }

    /** Public because the JDK creates it by its name. */
    public static final class Factory extends KeyFactorySpi {
        private final KeyFactory jdk;

        public Factory() throws NoSuchAlgorithmException {
            jdk = KeyFactory.getInstance("EC");
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return jdk.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return jdk.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec)
                throws InvalidKeySpecException {
            return jdk.getKeySpec(key, spec);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return jdk.translateKey(key);
        }
    }
}
