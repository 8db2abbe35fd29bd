package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.mac.MAC;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;

/**
 * What we offer to servers: SSHJ's own list still has SHA-1, CBC and arcfour. No compression: it
 * has no limit on what a packet grows to.
 */
final class Algorithms {
    private static final Factory.Named<KeyExchange> LEGACY_EXCHANGE = DHGroups.Group14SHA1();
    private static final Factory.Named<KeyAlgorithm> LEGACY_HOST_KEY = KeyAlgorithms.SSHRSA();
    private static final Factory.Named<MAC> LEGACY_MAC = Macs.HMACSHA1();

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

    /**
     * The same and, behind it, what OpenSSH 5.3 to 7.1 and dropbear of these years need. Not below:
     * SHA-1 with 2048 bits, where these have nothing better; no CBC, no MD5, no DSA, no group of
     * 1024 bits, since all of them know better.
     */
    static Config withLegacy(Config modern) {
        Config config = seeing(modern, new SeenHostKey(), modern.getKeyAlgorithms());
        config.setKeyExchangeFactories(with(modern.getKeyExchangeFactories(), LEGACY_EXCHANGE));
        config.setKeyAlgorithms(with(modern.getKeyAlgorithms(), LEGACY_HOST_KEY));
        config.setMACFactories(with(modern.getMACFactories(), LEGACY_MAC));
        warm(config);
        return config;
    }

    /** Names of what {@link #withLegacy} adds. */
    static List<String> legacyNames() {
        return List.of(LEGACY_EXCHANGE.getName(), LEGACY_HOST_KEY.getName(), LEGACY_MAC.getName());
    }

    /** What of it a connection uses; empty when it needs none. */
    static List<String> legacy(NegotiatedAlgorithms used) {
        return Stream.of(
                        used.getKeyExchangeAlgorithm(),
                        used.getSignatureAlgorithm(),
                        used.getClient2ServerMACAlgorithm(),
                        used.getServer2ClientMACAlgorithm())
                .filter(legacyNames()::contains)
                .distinct()
                .toList();
    }

    /** Whether a server that agrees on nothing with us would agree on what is of the past. */
    static boolean isOnlyLegacy(String disagreement) {
        int theirs = disagreement.lastIndexOf(" and [");
        return theirs >= 0
                && Stream.of(disagreement.substring(theirs + 6).split("[,\\] ]+", -1))
                        .anyMatch(legacyNames()::contains);
    }

    private static <T> List<T> with(List<T> modern, T legacy) {
        var all = new ArrayList<T>(modern);
        all.add(legacy);
        return all;
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

    /** The same, with those of the past behind them. */
    static List<String> hostKeyNamesWithLegacy() {
        return with(hostKeyNames(), LEGACY_HOST_KEY.getName());
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

    /**
     * The same, one list for each kind of key that a host may have beside the others.
     *
     * @param legacy whether RSA keys may be shown with SHA-1 too
     */
    static List<List<Factory.Named<KeyAlgorithm>>> plainKinds(boolean legacy) {
        List<Factory.Named<KeyAlgorithm>> rsa =
                List.of(KeyAlgorithms.RSASHA512(), KeyAlgorithms.RSASHA256());
        return List.of(
                List.of(KeyAlgorithms.EdDSA25519()),
                List.of(
                        KeyAlgorithms.ECDSASHANistp256(),
                        KeyAlgorithms.ECDSASHANistp384(),
                        KeyAlgorithms.ECDSASHANistp521()),
                legacy ? with(rsa, LEGACY_HOST_KEY) : rsa);
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
