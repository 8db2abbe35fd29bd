package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Credentials;
import org.logreeve.text.HostException;

/** A wrong key locks nobody out: after a few hosts refused it, no other host sees it. */
@Timeout(240)
class RefusedLoginsTest {
    private static final Duration LONG = Duration.ofSeconds(200);
    private static final int SERVERS = 4;
    private static final int HOSTS = 48;

    @TempDir Path folder;

    private final AtomicInteger attempts = new AtomicInteger();
    private Path key = Path.of("id");

    @BeforeEach
    void writeKey() throws Exception {
        key = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @Test
    void manyHostsAtATimeSeeAWrongKeyThreeTimesInAll() throws Exception {
        Map<String, Long> outcomes = openAll("refused", 3);

        assertThat(outcomes).isEqualTo(Map.of("LR-1018", 3L, "LR-1091", HOSTS - 3L));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void theNumberIsTheUsers() throws Exception {
        assertThat(openAll("refused", 1)).isEqualTo(Map.of("LR-1018", 1L, "LR-1091", HOSTS - 1L));
        assertThat(openAll("refused", HOSTS)).isEqualTo(Map.of("LR-1018", (long) HOSTS));
    }

    @Test
    void aRightKeyIsNeverHeldUp() throws Exception {
        assertThat(openAll("audit", 3)).isEqualTo(Map.of("in", (long) HOSTS));
    }

    @Test
    void successResetsAndOtherSourcesGoOn() throws Exception {
        Path other = TestKeys.write(TestKeys.ec(), folder.resolve("other"));
        var users = new ArrayList<>(List.of("refused"));
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, offered, session) ->
                                                        !users.contains(user)));
                SshConnector connector = connector(3)) {
            assertThat(open(connector, mina, "h1", "refused", key)).startsWith("LR-1018");
            assertThat(open(connector, mina, "h2", "refused", key)).startsWith("LR-1018");
            users.clear();
            assertThat(open(connector, mina, "h3", "refused", key)).isEqualTo("in");
            users.add("refused");
            assertThat(open(connector, mina, "h4", "refused", key)).startsWith("LR-1018");
            assertThat(open(connector, mina, "h5", "refused", key)).startsWith("LR-1018");
            assertThat(open(connector, mina, "h6", "refused", key)).startsWith("LR-1018");
            assertThat(open(connector, mina, "h7", "refused", key))
                    .isEqualTo(
                            "LR-1091 not contacted: one after the other, h4, h5, h6 refused"
                                    + " 'refused' with the same keys | make the login work for h4,"
                                    + " then: logreeve scan --retry-failed last; a higher"
                                    + " --max-auth-failures goes on in spite of refusals");
            assertThat(open(connector, mina, "h8", "audit", key)).isEqualTo("in");
            assertThat(open(connector, mina, "h9", "refused", other)).startsWith("LR-1018");
        }
    }

    @Test
    void aHostWithoutAnswerCountsForNothing() throws Exception {
        try (FaultServer silent = FaultServer.with(FaultServer.saysAndCloses("SSH-2.0-x\r\n"));
                MinaHost mina = MinaHost.running(streams -> 0, this::refuseSome);
                SshConnector connector = connector(2)) {
            Path nothing = Files.writeString(folder.resolve("nothing"), "");
            assertThat(open(connector, mina, "h1", "refused", key)).startsWith("LR-1018");
            for (int i = 0; i < 3; i++) {
                HostException broken =
                        org.assertj.core.api.Assertions.catchThrowableOfType(
                                HostException.class,
                                () ->
                                        connector.open(
                                                Hosts.named(
                                                        "gone",
                                                        silent.port(),
                                                        "refused",
                                                        List.of(key),
                                                        nothing,
                                                        LONG,
                                                        Credentials.none(),
                                                        null)));
                assertThat(broken.phase()).isEqualTo("dial");
            }
            assertThat(open(connector, mina, "h2", "refused", key)).startsWith("LR-1018");
            assertThat(open(connector, mina, "h3", "refused", key)).startsWith("LR-1091");
        }
    }

    private Map<String, Long> openAll(String user, int most) throws Exception {
        var servers = new ArrayList<MinaHost>();
        try (SshConnector connector = connector(most);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SERVERS; i++) {
                servers.add(MinaHost.running(streams -> 0, this::refuseSome));
            }
            var work = new ArrayList<Callable<String>>();
            for (int i = 0; i < HOSTS; i++) {
                String name = "h" + i;
                MinaHost mina = servers.get(i % SERVERS);
                work.add(() -> open(connector, mina, name, user, key).split(" ", -1)[0]);
            }
            var outcomes = new ArrayList<String>();
            for (Future<String> outcome : threads.invokeAll(work)) {
                outcomes.add(outcome.get());
            }
            return outcomes.stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        } finally {
            for (MinaHost server : servers) {
                server.close();
            }
        }
    }

    private void refuseSome(SshServer server) {
        server.setPublickeyAuthenticator(
                (user, offered, session) -> {
                    attempts.incrementAndGet();
                    return !user.equals("refused");
                });
    }

    private String open(
            SshConnector connector, MinaHost mina, String name, String user, Path identity)
            throws Exception {
        Path known = mina.known(folder.resolve("known_" + name));
        try (HostSession session =
                connector.open(
                        Hosts.named(
                                name,
                                mina.port(),
                                user,
                                List.of(identity),
                                known,
                                LONG,
                                Credentials.none(),
                                null))) {
            assertThat(session.facts().notices()).isEmpty();
            return "in";
        } catch (HostException e) {
            return e.code() + " " + e.getMessage() + " | " + e.next();
        }
    }

    private static SshConnector connector(int most) {
        return new SshConnector(
                new SshConnector.Limits(LONG, LONG, LONG, 8192, 1 << 20, 1 << 16),
                new NameLookup(InetAddress::getAllByName),
                Clock.systemUTC(),
                most,
                System::getenv);
    }
}
