package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Credentials;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.LegacyAlgorithms;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** A server that knows nothing of today, and what the inventory may permit for it. */
@Timeout(120)
class LegacyAlgorithmsTest {
    private static final String SERVER_IDENT = "server-identification";
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final LegacyAlgorithms PERMITTED =
            new LegacyAlgorithms(
                    LocalDate.of(2027, 3, 31), "replaced in spring", new Origin("hosts.yaml", 12));

    @TempDir Path folder;

    @Test
    void withoutPermissionTheNextStepIsToUpdateOrToPermit() throws Exception {
        assertThat(open(this::old, null, "2026-11-22"))
                .startsWith("LR-1011 ours and the server's have nothing in common, KeyExchange")
                .endsWith(
                        "| update the SSH server; until then, permit it for this host under"
                                + " connection: legacyAlgorithms: {until: DATE, reason: \"...\"}");
    }

    @Test
    void withPermissionTheConnectionStandsAndTheReportSaysByWhose() throws Exception {
        assertThat(open(this::old, PERMITTED, "2027-03-31"))
                .isEqualTo(
                        "ssh-rsa [old algorithms are in use: diffie-hellman-group14-sha1, ssh-rsa,"
                                + " hmac-sha1; permitted until 2027-03-31 by hosts.yaml:12:"
                                + " replaced in spring]");
    }

    @Test
    void theDayAfterTheLastNobodyIsContactedAndTheLineIsNamed() throws Exception {
        assertThat(open(this::old, PERMITTED, "2027-04-01"))
                .isEqualTo(
                        "LR-1090 hosts.yaml:12: legacyAlgorithms were permitted until 2027-03-31:"
                                + " replaced in spring | "
                                + ConnectFault.LEGACY_EXPIRED.next());
    }

    @Test
    void aPermissionThatIsNotNeededIsReportedAndNotUsed() throws Exception {
        assertThat(open(server -> {}, PERMITTED, "2026-11-22"))
                .isEqualTo(
                        "ecdsa-sha2-nistp256 [no old algorithm is needed any more: remove"
                                + " legacyAlgorithms, hosts.yaml:12]");
    }

    @Test
    void thePermissionCoversNothingBelow() throws Exception {
        assertThat(
                        open(
                                server -> {
                                    old(server);
                                    server.setKeyExchangeFactories(
                                            List.of(exchange("diffie-hellman-group1-sha1")));
                                },
                                PERMITTED,
                                "2026-11-22"))
                .startsWith("LR-1011 ")
                .endsWith("| " + ConnectFault.NO_COMMON_ALGORITHM.next());
        assertThat(
                        open(
                                server -> {
                                    old(server);
                                    server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc));
                                },
                                PERMITTED,
                                "2026-11-22"))
                .startsWith("LR-1011 ");
        assertThat(Algorithms.legacyNames())
                .containsExactly("diffie-hellman-group14-sha1", "ssh-rsa", "hmac-sha1");
    }

    @Test
    void aServerBeforeSha2ThatRefusesAnRsaKeySaysWhatWouldHelp() throws Exception {
        Path identity = TestKeys.write(TestKeys.rsa(), folder.resolve("id_rsa"));
        for (String[] ident :
                new String[][] {
                    {"OpenSSH_6.6.1p1", "use an Ed25519 or ECDSA key: "},
                    {"OpenSSH_7.1", "use an Ed25519 or ECDSA key: "},
                    {"OpenSSH_7.2", "add the public key to "},
                    {"OpenSSH_10.0", "add the public key to "}
                }) {
            assertThat(
                            open(
                                    server -> {
                                        server.getProperties().put(SERVER_IDENT, ident[0]);
                                        server.setPublickeyAuthenticator((user, key, s) -> false);
                                    },
                                    null,
                                    "2026-11-22",
                                    identity))
                    .startsWith("LR-1018 ")
                    .contains(" | " + ident[1]);
        }
    }

    private final KeyPair rsa = key();

    private void old(SshServer server) {
        server.setKeyPairProvider(KeyPairProvider.wrap(rsa));
        server.setKeyExchangeFactories(List.of(exchange("diffie-hellman-group14-sha1")));
        server.setCipherFactories(List.of(BuiltinCiphers.aes128ctr));
        server.setMacFactories(List.of(BuiltinMacs.hmacsha1));
        server.setSignatureFactories(List.of(BuiltinSignatures.rsa, BuiltinSignatures.nistp256));
    }

    private static KeyExchangeFactory exchange(String name) {
        return ServerBuilder.DH2KEX.apply(
                Objects.requireNonNull(BuiltinDHFactories.resolveFactory(name)));
    }

    private String open(
            java.util.function.Consumer<SshServer> change,
            @Nullable LegacyAlgorithms permission,
            String day)
            throws Exception {
        return open(change, permission, day, TestKeys.write(TestKeys.ec(), folder.resolve("id")));
    }

    private String open(
            java.util.function.Consumer<SshServer> change,
            @Nullable LegacyAlgorithms permission,
            String day,
            Path identity)
            throws Exception {
        var limits = new SshConnector.Limits(LONG, LONG, LONG, 8192, 1 << 20, 1 << 16);
        Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        try (MinaHost mina = MinaHost.running(streams -> 0, change);
                var connector =
                        new SshConnector(limits, new NameLookup(InetAddress::getAllByName), clock);
                HostSession session = connector.open(host(mina, identity, permission))) {
            return session.facts().hostKey().split(" ", -1)[0] + " " + session.facts().notices();
        } catch (HostException e) {
            return e.code() + " " + e.getMessage() + " | " + e.next();
        }
    }

    private InventoryHost host(MinaHost mina, Path identity, @Nullable LegacyAlgorithms permission)
            throws Exception {
        String name = "[127.0.0.1]:" + mina.port() + " ";
        Path known =
                Files.writeString(
                        folder.resolve("known_hosts"),
                        name + TestKeys.line(rsa) + "\n" + name + TestKeys.line(mina.hostKey()));
        return Hosts.at(
                mina.port(),
                "audit",
                List.of(identity),
                known,
                LONG,
                Credentials.none(),
                permission);
    }

    private static KeyPair key() {
        try {
            return TestKeys.rsa();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
