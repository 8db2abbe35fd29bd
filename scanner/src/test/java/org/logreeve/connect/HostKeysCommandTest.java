package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

@Timeout(60)
class HostKeysCommandTest {
    @TempDir Path folder;

    @Test
    void theOutputIsAKnownHostsFileAndNoShellReadsTheWords() throws Exception {
        assertThat(run("printf", "%s", "[{address}]:{port} $(id) \\n"))
                .isEqualTo(
                        new KnownHosts.Source("hostKeysFrom printf", "[127.0.0.1]:2222 $(id) \\n"));
    }

    @Test
    void aCommandThatFailsHangsOrSaysTooMuchIsAFaultOfThisHost() {
        assertThat(fault("sh", "-c", "echo no such host >&2; exit 3"))
                .isEqualTo(
                        "LR-1053 the command 'sh -c echo no such host >&2; exit 3' for the host's"
                                + " keys ended with status 3: no such host");
        assertThat(fault("/no/such/program")).startsWith("LR-1053").contains("does not start");
        assertThat(fault("sh", "-c", "sleep 60 & sleep 60")).contains("was not done in 500 ms");
        assertThat(fault("head", "-c", "1048577", "/dev/zero")).contains("more than 1048576 bytes");
        assertThat(fault("sh", "-c", "cat /dev/zero >&2")).contains("was not done in 500 ms");
    }

    @Test
    void aHostIsReachedWithTheKeyThatTheCommandKnows() throws Exception {
        Path identity = TestKeys.write(TestKeys.rsa(), folder.resolve("id"));
        try (MinaHost server = MinaHost.running(streams -> 0);
                var connector = new SshConnector()) {
            String line = "[{address}]:{port} " + TestKeys.line(server.hostKey());
            var to =
                    new Connection(
                            "127.0.0.1",
                            server.port(),
                            "audit",
                            List.of(identity),
                            List.of(),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            List.of("echo", line),
                            Access.ssh());
            var host =
                    new InventoryHost("web1", to, HostSettings.none(), new Origin("hosts.yaml", 1));
            try (HostSession session = connector.open(host)) {
                assertThat(session.facts().trust()).isEqualTo("hostKeysFrom echo:1");
            }
        }
    }

    @Test
    void whatAHostShowsIsSeenInTheKeyExchangeAndNobodyLogsIn() throws Exception {
        try (MinaHost server =
                        MinaHost.running(
                                streams -> 0,
                                mina ->
                                        mina.setPublickeyAuthenticator(
                                                (user, key, session) -> {
                                                    throw new IllegalStateException("a login");
                                                }));
                var connector = new SshConnector()) {
            var host = Hosts.at(server.port(), folder, folder, Duration.ofSeconds(30));

            assertThat(connector.offered(host))
                    .extracting(TrustCandidate::text)
                    .containsExactly(
                            "[127.0.0.1]:" + server.port() + " " + TestKeys.line(server.hostKey()));
        }
    }

    private static KnownHosts.Source run(String... argv) throws HostException {
        var to =
                new Connection(
                        "127.0.0.1",
                        2222,
                        "audit",
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        List.of(argv),
                        Access.ssh());
        return HostKeysCommand.run(to, Duration.ofMillis(500));
    }

    private static String fault(String... argv) {
        HostException e = catchThrowableOfType(HostException.class, () -> run(argv));
        return e.code() + " " + e.getMessage();
    }
}
