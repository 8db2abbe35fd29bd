package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** Hosts that a program on this machine leads to. */
@Timeout(120)
class ViaCommandTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Path identity = Path.of("id");

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @Test
    void theProgramCarriesTheSessionAndEndsWithItAndItsChildren() throws Exception {
        Path pids = folder.resolve("pids");
        List<String> relay =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProgram.class.getName(),
                        "{address}",
                        "{port}",
                        pids.toString());
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    streams.out().write(streams.in().readNBytes(300_000));
                                    return 0;
                                });
                var connector = new SshConnector();
                HostSession session = connector.open(host(relay, mina.port(), mina))) {
            byte[] script = new byte[300_000];

            assertThat(session.exec("collect", script).stdout()).isEqualTo(script);
            assertThat(session.facts().address())
                    .startsWith("127.0.0.1 port " + mina.port() + " through ")
                    .endsWith("java");
        }
        for (String pid : Files.readString(pids).split(" ", -1)) {
            Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
            left.ifPresent(process -> process.onExit().join());
        }
    }

    @Test
    void whatTheProgramComplainsOfIsInTheError() throws Exception {
        List<String> argv =
                List.of("sh", "-c", "echo \"no session to $0\" >&2; exit 4", "{address}:{port}");

        HostException ended = open(host(argv, 2222, null));

        assertThat(ended.code()).isEqualTo("LR-1064");
        assertThat(ended)
                .hasMessage(
                        "the command 'sh -c echo \"no session to $0\" >&2; exit 4 127.0.0.1:2222'"
                                + " that leads to the host ended with status 4: no session to"
                                + " 127.0.0.1:2222");
        assertThat(ended.next())
                .isEqualTo("'sh' '-c' 'echo \"no session to $0\" >&2; exit 4' '127.0.0.1:2222'");
    }

    @Test
    void aProgramThatComplainsWithoutEndIsCutShort() throws Exception {
        List<String> argv =
                List.of("sh", "-c", "head -c 9000000 /dev/zero | tr '\\0' x >&2; exit 1");

        HostException ended = open(host(argv, 22, null));

        assertThat(ended.code()).isEqualTo("LR-1064");
        assertThat(ended.getMessage()).hasSizeLessThan(5000).endsWith("xxx");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        assertThat(open(host(List.of("/nowhere/tool"), 22, null)))
                .hasMessageStartingWith(
                        "the command '/nowhere/tool' that leads to the host does not start: ");
    }

    @Test
    void aProgramThatHangsEndsAtTheHostsDeadline() throws Exception {
        InventoryHost host =
                JumpHost.behind(
                        new Via.Command(List.of("sh", "-c", "sleep 600; true")),
                        "web1",
                        Hosts.at(
                                        22,
                                        identity,
                                        Files.writeString(folder.resolve("known"), ""),
                                        Duration.ofSeconds(1))
                                .connection());

        assertThat(open(host).code()).isEqualTo("LR-1026");
    }

    private HostException open(InventoryHost host) {
        try (var connector = new SshConnector()) {
            return catchThrowableOfType(HostException.class, () -> connector.open(host));
        }
    }

    private InventoryHost host(
            List<String> argv, int port, @org.jspecify.annotations.Nullable MinaHost mina)
            throws Exception {
        Path known = folder.resolve("known");
        if (mina == null) {
            Files.writeString(known, "");
        } else {
            mina.known(known);
        }
        return JumpHost.behind(
                new Via.Command(argv), "web1", Hosts.at(port, identity, known, LONG).connection());
    }
}
