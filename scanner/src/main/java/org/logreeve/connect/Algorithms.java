package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;

/**
 * What we offer to servers: SSHJ's own list still has SHA-1, CBC and arcfour. No compression: it
 * has no limit on what a packet grows to.
 */
final class Algorithms {
    private Algorithms() {}

    static Config modern() {
        SecurityUtils.setRegisterBouncyCastle(false);
        EcKeyNames.install();
        var config = new ConfigImpl();
        config.setLoggerFactory(LoggerFactory.DEFAULT);
        config.setVersion("logreeve");
        config.setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeyExchangeFactories(
                List.of(
                        new Curve25519SHA256.Factory(),
                        new Curve25519SHA256.FactoryLibSsh(),
                        new ECDHNistP.Factory256(),
                        new ECDHNistP.Factory384(),
                        new ECDHNistP.Factory521(),
                        DHGroups.Group16SHA512(),
                        DHGroups.Group18SHA512(),
                        DHGroups.Group14SHA256()));
        config.setKeyAlgorithms(hostKeys());
        // SSHJ's ChaCha20 needs BouncyCastle; the JDK has no cipher of the old form it asks for.
        config.setCipherFactories(
                List.of(
                        GcmCiphers.AES128GCM(),
                        GcmCiphers.AES256GCM(),
                        BlockCiphers.AES128CTR(),
                        BlockCiphers.AES192CTR(),
                        BlockCiphers.AES256CTR()));
        config.setMACFactories(
                List.of(
                        Macs.HMACSHA2256Etm(),
                        Macs.HMACSHA2512Etm(),
                        Macs.HMACSHA2256(),
                        Macs.HMACSHA2512()));
        config.setCompressionFactories(List.of(new NoneCompression.Factory()));
        config.setFileKeyProviderFactories(List.of());
        // SSHJ refuses where OpenSSH falls back to the plain key; HostKeyCheck decides instead.
        config.setVerifyHostKeyCertificates(false);
        warm(config);
        return config;
    }

    /** The same for one connection, whose host key is seen. */
    static Config seeing(Config shared, SeenHostKey seen, List<Factory.Named<KeyAlgorithm>> keys) {
        var config = new ConfigImpl();
        config.setLoggerFactory(shared.getLoggerFactory());
        config.setVersion(shared.getVersion());
        config.setKeepAliveProvider(shared.getKeepAliveProvider());
        config.setRandomFactory(shared.getRandomFactory());
        config.setKeyExchangeFactories(seen.watch(shared.getKeyExchangeFactories()));
        config.setKeyAlgorithms(keys);
        config.setCipherFactories(shared.getCipherFactories());
        config.setMACFactories(shared.getMACFactories());
        config.setCompressionFactories(shared.getCompressionFactories());
        config.setFileKeyProviderFactories(shared.getFileKeyProviderFactories());
        config.setVerifyHostKeyCertificates(shared.isVerifyHostKeyCertificates());
        return config;
    }

    /** Names of the host key algorithms, in the order in which they are offered. */
    static List<String> hostKeyNames() {
        return hostKeys().stream().map(Factory.Named::getName).toList();
    }

    /** Host keys without a certificate. */
    static List<KeyAlgorithms.Factory> plainHostKeys() {
        return List.of(
                KeyAlgorithms.EdDSA25519(),
                KeyAlgorithms.ECDSASHANistp256(),
                KeyAlgorithms.ECDSASHANistp384(),
                KeyAlgorithms.ECDSASHANistp521(),
                KeyAlgorithms.RSASHA512(),
                KeyAlgorithms.RSASHA256());
    }

    /** The same, one list for each kind of key that a host may have beside the others. */
    static List<List<Factory.Named<KeyAlgorithm>>> plainKinds() {
        return List.of(
                List.of(KeyAlgorithms.EdDSA25519()),
                List.of(
                        KeyAlgorithms.ECDSASHANistp256(),
                        KeyAlgorithms.ECDSASHANistp384(),
                        KeyAlgorithms.ECDSASHANistp521()),
                List.of(KeyAlgorithms.RSASHA512(), KeyAlgorithms.RSASHA256()));
    }

    // OpenSSH's order, so that both are shown the same key by a server that has several.
    private static List<Factory.Named<KeyAlgorithm>> hostKeys() {
        var keys = new ArrayList<Factory.Named<KeyAlgorithm>>();
        keys.add(KeyAlgorithms.EdDSA25519CertV01());
        keys.add(KeyAlgorithms.ECDSASHANistp256CertV01());
        keys.add(KeyAlgorithms.ECDSASHANistp384CertV01());
        keys.add(KeyAlgorithms.ECDSASHANistp521CertV01());
        keys.add(rsaCertificate("rsa-sha2-512", new SignatureRSA.FactoryRSASHA512()));
        keys.add(rsaCertificate("rsa-sha2-256", new SignatureRSA.FactoryRSASHA256()));
        keys.addAll(plainHostKeys());
        return keys;
    }

    // SSHJ has RSA certificates with SHA-1 only.
    private static KeyAlgorithms.Factory rsaCertificate(
            String name, Factory.Named<Signature> signature) {
        return new KeyAlgorithms.Factory(
                name + "-cert-v01@openssh.com", signature, KeyType.RSA_CERT);
    }

    /**
     * Loads the JDK's cryptography now: out of file descriptors, it could never be loaded again.
     */
    private static void warm(Config config) {
        config.getKeyExchangeFactories().forEach(factory -> factory.create());
        config.getKeyAlgorithms().forEach(factory -> factory.create().newSignature());
        config.getMACFactories().forEach(factory -> factory.create());
        config.getCipherFactories()
                .forEach(
                        factory -> {
                            var cipher = factory.create();
                            cipher.init(
                                    net.schmizz.sshj.transport.cipher.Cipher.Mode.Encrypt,
                                    new byte[cipher.getBlockSize()],
                                    new byte[cipher.getIVSize()]);
                        });
        config.getRandomFactory().create().fill(new byte[1]);
    }
}
