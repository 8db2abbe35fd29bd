package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** A jump host that fails is one cause for all hosts behind it. */
@Timeout(120)
class BastionFailsTest {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir Path folder;
    private Path identity = Path.of("id");
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void aJumpHostThatHangsUpIsTriedTwiceAndHidesTwentyHostsForOneReason() throws Exception {
        var dialled = new AtomicInteger();
        FaultServer dead = keep(FaultServer.with((client, out) -> dialled.incrementAndGet()));
        JumpHost jump = keep(JumpHost.running("bastion", identity, folder));
        SshConnector connector = connector(Duration.ofSeconds(10));
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) {
            InventoryHost host = at(jump.at(dead.port()), 1000 + i);
            work.add(() -> told(trouble(connector, host)));
        }

        try (ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            var causes = new ArrayList<String>();
            for (Future<String> told : scans.invokeAll(work)) {
                causes.add(told.get());
            }
            causes.add(told(trouble(connector, at(jump.at(dead.port()), 2000))));

            assertThat(causes)
                    .hasSize(21)
                    .containsOnly(
                            "LR-1060 dial: the jump host 'bastion' cannot be used: LR-1032 the"
                                    + " server closed the connection before it said anything (2"
                                    + " tries)");
        }
        assertThat(dialled).hasValue(2);
        assertThat(waits).hasSize(1);
    }

    @Test
    void aJumpHostThatRefusesOurKeyIsNotTriedAgain() throws Exception {
        var tried = new AtomicInteger();
        MinaHost refusing =
                keep(
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, key, session) ->
                                                        tried.incrementAndGet() < 0)));
        var jump =
                new Via.Jump(
                        "bastion",
                        Hosts.at(
                                        refusing.port(),
                                        identity,
                                        refusing.known(folder.resolve("known")),
                                        LONG)
                                .connection());
        SshConnector connector = connector(Duration.ofSeconds(10));

        HostException one = trouble(connector, at(jump, 22));
        HostException other = trouble(connector, at(jump, 23));

        assertThat(told(one))
                .isEqualTo(
                        "LR-1060 dial: the jump host 'bastion' cannot be used: LR-1018 the server"
                                + " takes none of the keys for 'root', tried ["
                                + identity
                                + "]")
                .isEqualTo(told(other));
        assertThat(tried).hasValue(1);
    }

    @Test
    void aJumpHostThatDiesTakesItsHostsForOneReasonAndIsGivenUpTheSecondTime() throws Exception {
        JumpHost jump = keep(JumpHost.running("bastion", identity, folder));
        SshConnector connector = connector(Duration.ofSeconds(10));

        List<String> first = lost(jump, connector, 5);
        List<String> second = lost(jump, connector, 5);
        String after = told(trouble(connector, at(jump.via(), 22)));

        assertThat(first)
                .hasSize(5)
                .allMatch(first.getFirst()::equals)
                .allMatch(
                        told ->
                                told.startsWith(
                                        "LR-1061 dial: the connection to the jump host 'bastion'"
                                                + " broke with hosts behind it: "));
        assertThat(second).hasSize(5).allMatch(after::equals);
        assertThat(jump.logins()).isEqualTo(2);
    }

    @Test
    void aDeadOuterJumpHostIsTheCauseBehindAnInnerOneToo() throws Exception {
        FaultServer dead = keep(FaultServer.with((client, out) -> {}));
        JumpHost outer = keep(JumpHost.running("outer", identity, folder));
        JumpHost inner = keep(JumpHost.running("inner", identity, folder));
        SshConnector connector = connector(Duration.ofSeconds(10));

        assertThat(told(trouble(connector, at(inner.via(outer.at(dead.port())), 22))))
                .isEqualTo(
                        "LR-1060 dial: the jump host 'outer' cannot be used: LR-1032 the server"
                                + " closed the connection before it said anything (2 tries)");
    }

    @Test
    void aJumpHostThatFallsSilentIsFoundByItsMissingSignOfLife() throws Exception {
        JumpHost jump = keep(JumpHost.running("bastion", identity, folder));
        var proxy = keep(new FreezingProxy(jump.port()));
        assertFoundSilent(connector(Duration.ofMillis(100)), silent(jump, proxy), proxy, LONG);
    }

    @Test
    void aJumpHostThatFallsSilentIsTheCauseForHostsThatRunOutOfTimeToo() throws Exception {
        JumpHost jump = keep(JumpHost.running("bastion", identity, folder));
        var proxy = keep(new FreezingProxy(jump.port()));
        assertFoundSilent(
                connector(Duration.ofSeconds(60)),
                silent(jump, proxy),
                proxy,
                Duration.ofSeconds(5));
    }

    private void assertFoundSilent(
            SshConnector connector, Via way, FreezingProxy proxy, Duration deadline)
            throws Exception {
        var running = new CountDownLatch(1);
        MinaHost host = keep(MinaHost.running(hanging(running)));
        InventoryHost behind =
                JumpHost.behind(
                        way,
                        "web1",
                        Hosts.at(
                                        host.port(),
                                        identity,
                                        host.known(folder.resolve("known_host")),
                                        deadline)
                                .connection());

        try (ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HostException> hidden = scans.submit(() -> trouble(connector, behind));
            running.await();
            proxy.freeze();

            assertThat(told(hidden.get()))
                    .startsWith(
                            "LR-1061 dial: the connection to the jump host 'bastion' broke with"
                                    + " hosts behind it: LR-1065 ");
        }
    }

    private static Via.Jump silent(JumpHost jump, FreezingProxy proxy) throws Exception {
        Via.Jump way = jump.at(proxy.port());
        Files.writeString(
                jump.known(),
                Files.readString(jump.known())
                        + "[127.0.0.1]:"
                        + proxy.port()
                        + " "
                        + TestKeys.line(jump.mina().hostKey())
                        + "\n");
        return way;
    }

    private List<String> lost(JumpHost jump, SshConnector connector, int hosts) throws Exception {
        var running = new CountDownLatch(hosts);
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < hosts; i++) {
            MinaHost host = keep(MinaHost.running(hanging(running)));
            InventoryHost behind =
                    JumpHost.behind(
                            jump.via(),
                            "web" + i,
                            Hosts.at(
                                            host.port(),
                                            identity,
                                            host.known(folder.resolve("known_" + host.port())),
                                            LONG)
                                    .connection());
            work.add(() -> told(trouble(connector, behind)));
        }
        try (ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> lost = work.stream().map(scans::submit).toList();
            running.await();
            jump.drop();
            var told = new ArrayList<String>();
            for (Future<String> one : lost) {
                told.add(one.get());
            }
            return told;
        }
    }

    private static MinaHost.Body hanging(CountDownLatch running) {
        return streams -> {
            running.countDown();
            new CountDownLatch(1).await();
            return 0;
        };
    }

    private SshConnector connector(Duration keepAlive) {
        var standard = SshConnector.Limits.standard();
        return keep(
                new SshConnector(
                        new SshConnector.Limits(
                                standard.banner(),
                                standard.keyExchange(),
                                standard.authentication(),
                                standard.bannerBytes(),
                                standard.stdoutBytes(),
                                standard.stderrBytes(),
                                keepAlive),
                        new NameLookup(InetAddress::getAllByName),
                        Clock.systemUTC(),
                        new BackOff(new SplittableRandom(1), waits::add)));
    }

    private <T extends AutoCloseable> T keep(T one) {
        open.addFirst(one);
        return one;
    }

    private InventoryHost at(Via way, int port) throws Exception {
        Path known = Files.writeString(folder.resolve("known_none"), "");
        return JumpHost.behind(way, "web1", Hosts.at(port, identity, known, LONG).connection());
    }

    private static HostException trouble(SshConnector connector, InventoryHost host) {
        return catchThrowableOfType(
                HostException.class,
                () -> {
                    try (HostSession session = connector.open(host)) {
                        session.exec("collect", new byte[0]);
                    }
                });
    }

    private static String told(HostException e) {
        return e.code() + " " + e.phase() + ": " + e.getMessage();
    }
}
