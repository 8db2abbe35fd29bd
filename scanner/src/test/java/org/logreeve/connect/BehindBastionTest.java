package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** Hosts behind a jump host that works. */
@Timeout(120)
class BehindBastionTest {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir Path folder;
    private Path identity = Path.of("id");
    private final SshConnector connector = new SshConnector();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @AfterEach
    void closeAll() throws Exception {
        connector.close();
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void megabytesGoBothWaysThroughAChainOfTwo() throws Exception {
        Via.Jump first = jump("outer").via();
        Via.Jump second = jump("inner").via(first);
        byte[] script = new byte[5 * 1024 * 1024];
        new Random(7).nextBytes(script);
        InventoryHost host =
                behind(
                        second,
                        host(
                                streams -> {
                                    streams.out().write(streams.in().readNBytes(script.length));
                                    return 0;
                                }));

        try (HostSession session = connector.open(host)) {
            ExecResult result = session.exec("collect", script);

            assertThat(Arrays.equals(result.stdout(), script)).isTrue();
            assertThat(session.facts().address())
                    .isEqualTo(
                            "127.0.0.1 port " + host.connection().port() + " through outer, inner");
        }
    }

    @Test
    void aHangingHostDoesNotDisturbFiftyHealthyNeighbours() throws Exception {
        JumpHost jump = jump("bastion");
        var never = new CountDownLatch(1);
        FaultServer silent = keep(FaultServer.with(FaultServer.says("")));
        FaultServer inKex = keep(FaultServer.with(FaultServer.says("SSH-2.0-hangs\r\n")));
        InventoryHost inCommand =
                behind(
                        jump.via(),
                        host(
                                streams -> {
                                    never.await();
                                    return 0;
                                }),
                        Duration.ofSeconds(4));
        try (ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HostException>> hanging =
                    List.of(
                            scans.submit(
                                    () -> trouble(at(jump, silent.port(), Duration.ofSeconds(3)))),
                            scans.submit(
                                    () -> trouble(at(jump, inKex.port(), Duration.ofSeconds(3)))),
                            scans.submit(() -> trouble(inCommand)));
            var work = new ArrayList<Callable<String>>();
            for (int i = 0; i < 50; i++) {
                String name = "host " + i;
                InventoryHost host = behind(jump.via(), host(saying(name)));
                work.add(() -> output(host));
            }

            var outputs = new ArrayList<String>();
            for (Future<String> output : scans.invokeAll(work)) {
                outputs.add(output.get());
            }

            assertThat(outputs).hasSize(50).doesNotHaveDuplicates();
            for (Future<HostException> one : hanging) {
                assertThat(one.get().code()).isEqualTo("LR-1026");
            }
            assertThat(output(behind(jump.via(), host(saying("after all")))))
                    .isEqualTo("after all");
            assertThat(jump.logins()).isEqualTo(1);
        }
        never.countDown();
    }

    @Test
    void aHostThatSendsAndReadsNothingLeavesTheConnectionToOthers() throws Exception {
        JumpHost jump = jump("bastion");
        var never = new CountDownLatch(1);
        InventoryHost floods =
                behind(
                        jump.via(),
                        host(
                                streams -> {
                                    byte[] block = new byte[64 * 1024];
                                    while (never.getCount() > 0) {
                                        streams.out().write(block);
                                    }
                                    return 0;
                                }),
                        Duration.ofSeconds(20));

        assertThat(trouble(floods).code()).isEqualTo("LR-1027");
        assertThat(output(behind(jump.via(), host(saying("fine"))))).isEqualTo("fine");
        assertThat(jump.logins()).isEqualTo(1);
        never.countDown();
    }

    @Test
    void aHostThatTheJumpHostCannotReachIsItsOwnTrouble() throws Exception {
        JumpHost jump = jump("bastion");
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(told(trouble(at(jump, port, LONG))))
                .startsWith(
                        "LR-1063 dial: the jump host 'bastion' cannot reach 127.0.0.1 port "
                                + port
                                + ": ");
        assertThat(output(behind(jump.via(), host(saying("fine"))))).isEqualTo("fine");
    }

    @Test
    void aJumpHostThatForwardsNothingIsOneCauseForAll() throws Exception {
        JumpHost jump = keep(JumpHost.thatForwardsNothing("bastion", identity, folder));

        HostException one = trouble(at(jump, 22, LONG));
        HostException other = trouble(at(jump, 23, LONG));

        assertThat(told(one))
                .startsWith("LR-1062 dial: the jump host 'bastion' is not allowed to forward")
                .isEqualTo(told(other));
        assertThat(one.next()).contains("AllowTcpForwarding");
    }

    @Test
    void theJumpHostsKeyIsCheckedAsStrictlyAsTheHosts() throws Exception {
        JumpHost jump = jump("bastion");
        Files.writeString(jump.known(), "");
        HostException unknown = trouble(at(jump, 22, LONG));

        assertThat(told(unknown))
                .startsWith(
                        "LR-1060 dial: the jump host 'bastion' cannot be used: LR-1014"
                                + " [127.0.0.1]:"
                                + jump.port()
                                + " shows ecdsa-sha2-nistp256 SHA256:");
        assertThat(unknown.next()).startsWith("printf ").endsWith("'" + jump.known() + "'");
        assertThat(jump.logins()).isZero();
    }

    @Test
    void theHostsKeyIsCheckedBehindAJumpHostToo() throws Exception {
        JumpHost jump = jump("bastion");
        MinaHost host = keep(MinaHost.running(streams -> 0));
        Path nothing = Files.writeString(folder.resolve("nothing"), "");
        InventoryHost stranger =
                JumpHost.behind(
                        jump.via(),
                        "web1",
                        Hosts.at(host.port(), identity, nothing, LONG).connection());

        assertThat(trouble(stranger).code()).isEqualTo("LR-1014");
        assertThat(connector.offered(stranger))
                .extracting(TrustCandidate::keyType)
                .containsExactly("ecdsa-sha2-nistp256");
    }

    @Test
    void noThreadIsLeftWhenTheRunIsOver() throws Exception {
        // Name services that hang in other tests leave a thread each.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        JumpHost jump = jump("bastion");
        MinaHost host = host(saying("fine"));
        for (int i = 0; i < 20; i++) {
            assertThat(output(behind(jump.via(), host))).isEqualTo("fine");
        }

        connector.close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)
                    && thread.getName().matches("(sshj|connect|via|name)-.*")) {
                assertThat(thread.join(Duration.ofSeconds(20))).as(thread.getName()).isTrue();
            }
        }
    }

    private JumpHost jump(String name) throws Exception {
        return keep(JumpHost.running(name, identity, folder));
    }

    private MinaHost host(MinaHost.Body body) throws Exception {
        return keep(MinaHost.running(body));
    }

    private static MinaHost.Body saying(String text) {
        return streams -> {
            streams.say(text);
            return 0;
        };
    }

    private <T extends AutoCloseable> T keep(T one) {
        open.addFirst(one);
        return one;
    }

    private InventoryHost behind(Via way, MinaHost host) throws Exception {
        return behind(way, host, LONG);
    }

    private InventoryHost behind(Via way, MinaHost host, Duration deadline) throws Exception {
        Path known = host.known(folder.resolve("known_" + host.port()));
        return JumpHost.behind(
                way, "web1", Hosts.at(host.port(), identity, known, deadline).connection());
    }

    private InventoryHost at(JumpHost jump, int port, Duration deadline) throws Exception {
        Path known = Files.writeString(folder.resolve("known_none"), "");
        return JumpHost.behind(
                jump.via(), "web1", Hosts.at(port, identity, known, deadline).connection());
    }

    private String output(InventoryHost host) throws Exception {
        try (HostSession session = connector.open(host)) {
            return new String(
                    session.exec("collect", new byte[0]).stdout(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private HostException trouble(InventoryHost host) {
        return catchThrowableOfType(HostException.class, () -> output(host));
    }

    private static String told(HostException e) {
        return e.code() + " " + e.phase() + ": " + e.getMessage();
    }
}
