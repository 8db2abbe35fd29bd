package org.logreeve.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.faults.Fault.error;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.MinaHost;
import org.logreeve.connect.TestKeys;
import org.logreeve.inventory.Connection;

/** Faults 13-19: algorithms, the host's key, and ours. */
@Timeout(240)
class FaultsOfIdentityTest {
    private static final AtomicInteger CONTACTS = new AtomicInteger();

    private static final Fault CHANGED =
            Fault.of(
                    15,
                    "a changed host key",
                    error(
                            "LR-1015",
                            "identity",
                            "[127.0.0.1]:PORT shows ecdsa-sha2-nistp256 SHA256:FINGERPRINT, but"
                                    + " FOLDER/known_hosts:1 knows another key",
                            "find out why the key changed before you replace the known line"),
                    site -> {
                        MinaHost mina = mina(site, FaultsOfIdentityTest::countContacts);
                        return known(
                                site,
                                mina,
                                "[127.0.0.1]:" + mina.port() + " " + TestKeys.line(TestKeys.ec()));
                    });

    static final List<Fault> FAULTS =
            List.of(
                    Fault.of(
                            13,
                            "no common algorithm",
                            error(
                                    "LR-1011",
                                    "dial",
                                    "ours and the server's have nothing in common,"
                                            + " Client2ServerCipherAlgorithms:"
                                            + " [aes128-gcm@openssh.com, aes256-gcm@openssh.com,"
                                            + " aes128-ctr, aes192-ctr, aes256-ctr] and"
                                            + " [aes128-cbc]",
                                    "update the SSH server; it offers nothing that is safe today"),
                            site ->
                                    site.ssh(
                                            site.healthy(),
                                            Site.LONG,
                                            server ->
                                                    server.setCipherFactories(
                                                            List.of(BuiltinCiphers.aes128cbc)))),
                    Fault.of(
                            14,
                            "an unknown host key",
                            error(
                                    "LR-1014",
                                    "identity",
                                    "[127.0.0.1]:PORT shows ecdsa-sha2-nistp256"
                                            + " SHA256:FINGERPRINT, which no known-hosts line has",
                                    "printf '%s\\n' '[127.0.0.1]:PORT ecdsa-sha2-nistp256 KEY' >>"
                                            + " 'FOLDER/known_hosts'"),
                            site -> known(site, mina(site, server -> {}), "")),
                    CHANGED,
                    Fault.of(
                            16,
                            "a revoked host key",
                            error(
                                    "LR-1016",
                                    "identity",
                                    "[127.0.0.1]:PORT shows ecdsa-sha2-nistp256"
                                            + " SHA256:FINGERPRINT, which FOLDER/known_hosts:2"
                                            + " revokes",
                                    "do not trust this host; give it a new host key"),
                            site -> {
                                MinaHost mina = mina(site, server -> {});
                                String key = TestKeys.line(mina.hostKey());
                                return known(
                                        site,
                                        mina,
                                        "[127.0.0.1]:%d %s\n@revoked * %s"
                                                .formatted(mina.port(), key, key));
                            }),
                    Fault.of(
                            17,
                            "a host certificate that has expired",
                            error(
                                    "LR-1050",
                                    "identity",
                                    "[127.0.0.1]:PORT shows ecdsa-sha2-nistp256"
                                            + " SHA256:FINGERPRINT with a certificate of the"
                                            + " authority at FOLDER/known_hosts:1, but it was valid until 2021-01-01T00:00:00Z",
                                    "have the authority issue a new certificate"),
                            site -> certified(site, "127.0.0.1", "2021-01-01T00:00:00Z")),
                    Fault.of(
                            17,
                            "a host certificate for another host",
                            error(
                                    "LR-1050",
                                    "identity",
                                    "[127.0.0.1]:PORT shows ecdsa-sha2-nistp256"
                                            + " SHA256:FINGERPRINT with a certificate of the"
                                            + " authority at FOLDER/known_hosts:1, but it is for db1.example.org",
                                    "have the authority issue a new certificate"),
                            site -> certified(site, "db1.example.org", "2100-01-01T00:00:00Z")),
                    Fault.of(
                            18,
                            "the account takes none of the keys",
                            error(
                                    "LR-1018",
                                    "auth",
                                    "the server takes none of the keys for 'reeve', tried"
                                            + " [FOLDER/keys/id_ecdsa]",
                                    "add the public key to the account's authorized_keys"),
                            site -> site.ssh(site.healthy(), Site.LONG, refusing(""))),
                    Fault.of(
                            19,
                            "an account that has expired",
                            error(
                                    "LR-1092",
                                    "auth",
                                    "the server lets 'reeve' not in: 'Your account has expired;"
                                            + " please contact your system administrator.'",
                                    "renew the account on the host or in the directory: chage -E -1"
                                            + " reeve"),
                            site ->
                                    site.ssh(
                                            site.healthy(),
                                            Site.LONG,
                                            refusing(
                                                    "Your account has expired; please contact your"
                                                            + " system administrator."))),
                    Fault.of(
                            19,
                            "a password that must be changed first",
                            error(
                                    "LR-2112",
                                    "collect",
                                    "'exec /bin/sh -s' ended with status 1: the account must be"
                                            + " given a new password first",
                                    "for an account with keys only, on the host: chage -d -1 -M -1"
                                            + " ACCOUNT"),
                            site ->
                                    site.ssh(
                                            streams -> {
                                                // sshd, session.c: what it says before it ends
                                                streams.err()
                                                        .write(
                                                                ("Password change required but no"
                                                                                + " TTY"
                                                                                + " available.\r\n")
                                                                        .getBytes(
                                                                                java.nio.charset
                                                                                        .StandardCharsets
                                                                                        .US_ASCII));
                                                return 1;
                                            })));

    @TempDir private static Path folder;
    private static FaultRun run;

    @BeforeAll
    static void scan() throws Exception {
        run = FaultRun.of(folder, FAULTS);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return run.tests();
    }

    @Test
    void hostWithAChangedKeyIsContactedOnce() {
        run.check(CHANGED);

        assertThat(CONTACTS).hasValue(1);
    }

    private static MinaHost mina(Site site, Consumer<SshServer> change) throws Exception {
        return site.keep(MinaHost.running(site.healthy(), change));
    }

    private static Connection known(Site site, MinaHost mina, String lines) throws Exception {
        return site.at("127.0.0.1", mina.port(), site.known(lines), Site.LONG);
    }

    private static void countContacts(SshServer server) {
        server.addSessionListener(
                new SessionListener() {
                    @Override
                    public void sessionCreated(Session session) {
                        CONTACTS.incrementAndGet();
                    }
                });
    }

    private static Consumer<SshServer> refusing(String banner) {
        return server -> {
            server.setPublickeyAuthenticator((user, key, session) -> false);
            if (!banner.isEmpty()) {
                CoreModuleProperties.WELCOME_BANNER.set(server, banner + "\n");
            }
        };
    }

    private static Connection certified(Site site, String principal, String until)
            throws Exception {
        KeyPair key = TestKeys.ec();
        KeyPair authority = TestKeys.ec();
        OpenSshCertificate certificate =
                OpenSshCertificateBuilder.hostCertificate()
                        .id("host")
                        .publicKey(key.getPublic())
                        .principals(List.of(principal))
                        .validAfter(Instant.parse("2020-01-01T00:00:00Z"))
                        .validBefore(Instant.parse(until))
                        .sign(authority);
        MinaHost mina =
                mina(
                        site,
                        server -> {
                            server.setKeyPairProvider(KeyPairProvider.wrap(key));
                            server.setHostKeyCertificateProvider(session -> List.of(certificate));
                        });
        return known(site, mina, "@cert-authority * " + TestKeys.line(authority));
    }
}
