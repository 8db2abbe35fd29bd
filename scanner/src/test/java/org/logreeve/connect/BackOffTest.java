package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.HostException;

/** A server that turns connections away because they are too many. */
@Timeout(60)
class BackOffTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir Path folder;
    private Path identity = Path.of("id");
    private final List<Duration> waits = new ArrayList<>();
    private final BackOff backOff = new BackOff(new SplittableRandom(1), waits::add);

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @Test
    void theThirdTryMaySucceed() throws Exception {
        var tries = new AtomicInteger();
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    streams.say("here");
                                    return 0;
                                });
                FaultServer busy =
                        FaultServer.with(
                                (client, out) -> {
                                    if (tries.incrementAndGet() > 2) {
                                        pass(client, out, mina.port());
                                    }
                                });
                SshConnector connector = connector()) {
            Path known =
                    Files.writeString(
                            folder.resolve("known"),
                            "[127.0.0.1]:"
                                    + busy.port()
                                    + " "
                                    + TestKeys.line(mina.hostKey())
                                    + "\n");

            try (HostSession session =
                    connector.open(Hosts.at(busy.port(), identity, known, LONG))) {
                assertThat(session.exec("collect", new byte[0]).stdout())
                        .asString()
                        .isEqualTo("here");
            }
        }
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(750), Duration.ofMillis(2250));
    }

    @Test
    void theErrorTellsOfTheTries() throws Exception {
        var tries = new AtomicInteger();
        HostException refused =
                open(
                        (client, out) -> {
                            tries.incrementAndGet();
                            out.write(
                                    "Exceeded MaxStartups\r\n".getBytes(StandardCharsets.US_ASCII));
                        },
                        LONG);

        assertThat(refused.code()).isEqualTo("LR-1032");
        assertThat(refused)
                .hasMessage(
                        "the server turns the connection away: 'Exceeded MaxStartups\\x0d\\x0a'"
                                + " (try 3, after waits of "
                                + waits.get(0).toMillis()
                                + " ms and "
                                + waits.get(1).toMillis()
                                + " ms)");
        assertThat(tries).hasValue(3);
    }

    @Test
    void noTimeIsLeftForAWaitBeyondTheHostsDeadline() throws Exception {
        HostException refused = open((client, out) -> {}, Duration.ofMillis(240));

        assertThat(refused.code()).isIn("LR-1032", "LR-1026");
        assertThat(waits).isEmpty();
    }

    @Test
    void anotherFaultIsNotTriedAgain() throws Exception {
        var tries = new AtomicInteger();
        HostException refused =
                open(
                        (client, out) -> {
                            tries.incrementAndGet();
                            out.write("HTTP/1.1 400\r\n".getBytes(StandardCharsets.US_ASCII));
                        },
                        LONG);

        assertThat(refused.code()).isEqualTo("LR-1008");
        assertThat(tries).hasValue(1);
    }

    private static void pass(Socket client, OutputStream out, int port) throws java.io.IOException {
        try (var to = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    to.getInputStream().transferTo(out);
                                } catch (java.io.IOException e) {
                                    // The test is over.
                                }
                            });
            client.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private HostException open(FaultServer.Fault fault, Duration deadline) throws Exception {
        try (FaultServer server = FaultServer.with(fault);
                SshConnector connector = connector()) {
            Path known = Files.writeString(folder.resolve("known"), "");
            return catchThrowableOfType(
                    HostException.class,
                    () -> connector.open(Hosts.at(server.port(), identity, known, deadline)));
        }
    }

    private SshConnector connector() {
        return new SshConnector(
                SshConnector.Limits.standard(),
                new NameLookup(InetAddress::getAllByName),
                Clock.systemUTC(),
                backOff);
    }
}
