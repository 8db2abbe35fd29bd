package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;

/** Everything that can go wrong from the host's key to the end of a command. */
@Timeout(60)
class SessionFaultsTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final int STDOUT_CAP = 1024 * 1024;
    private static final int STDERR_CAP = 64 * 1024;

    @TempDir Path folder;
    private Path identity = Path.of("id");

    /** So that the short deadlines below are not spent on loading classes. */
    @BeforeAll
    static void openOneSession(@TempDir Path warm) throws Exception {
        Path key = TestKeys.write(TestKeys.ec(), warm.resolve("id"));
        try (MinaHost mina = MinaHost.running(streams -> 0);
                SshConnector connector = connector();
                HostSession session =
                        connector.open(
                                Hosts.at(
                                        mina.port(),
                                        key,
                                        mina.known(warm.resolve("known")),
                                        LONG))) {
            session.exec("collect", new byte[0]);
        }
    }

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @Test
    void anUnknownKeyIsShownWithTheCommandThatPinsIt() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0)) {
            Path known = Files.writeString(folder.resolve("known_hosts"), "nonsense\n");
            HostException unknown = open(mina, known);
            String key = TestKeys.line(mina.hostKey());

            assertThat(told(unknown))
                    .startsWith(
                            "LR-1014 identity: [127.0.0.1]:"
                                    + mina.port()
                                    + " shows ecdsa-sha2-nistp256 SHA256:")
                    .endsWith("which no known-hosts line has; not understood: " + known + ":1");
            assertThat(unknown.next())
                    .isEqualTo(
                            "printf '%s\\n' '[127.0.0.1]:"
                                    + mina.port()
                                    + " "
                                    + key
                                    + "' >> '"
                                    + known
                                    + "'");
        }
    }

    @Test
    void aChangedKeyNamesTheLineThatKnowsAnother() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0)) {
            Path known = known("[127.0.0.1]:" + mina.port() + " " + TestKeys.line(TestKeys.ec()));

            assertThat(told(open(mina, known)))
                    .startsWith("LR-1015 identity: ")
                    .endsWith("but " + known + ":1 knows another key");
        }
    }

    @Test
    void aRevokedKeyIsRefusedAlthoughALineTrustsIt() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0)) {
            String key = TestKeys.line(mina.hostKey());
            Path known = known("[127.0.0.1]:" + mina.port() + " " + key + "\n@revoked * " + key);

            assertThat(told(open(mina, known)))
                    .startsWith("LR-1016 identity: ")
                    .endsWith("which " + known + ":2 revokes");
        }
    }

    @Test
    void anAuthoritysKeyIsNoHostKey() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0)) {
            Path known = known("@cert-authority * " + TestKeys.line(mina.hostKey()));

            assertThat(told(open(mina, known))).startsWith("LR-1017 identity: ");
        }
    }

    @Test
    void aMissingKnownHostsFileIsNamedBeforeAnythingIsDialled() throws Exception {
        Path missing = folder.resolve("nowhere");
        HostException refused = open(Hosts.at(1, identity, missing, LONG));

        assertThat(told(refused))
                .isEqualTo(
                        "LR-1013 identity: the known-hosts file '" + missing + "' does not exist");
        assertThat(refused.next()).isEqualTo("touch '" + missing + "'");
    }

    @Test
    void refusedKeysAreNamedAndEachWasTriedOnce() throws Exception {
        var tried = new CopyOnWriteArrayList<PublicKey>();
        KeyPair rsa = TestKeys.rsa();
        Path second = TestKeys.write(rsa, folder.resolve("id_rsa"));
        try (MinaHost mina =
                MinaHost.running(
                        streams -> 0,
                        server ->
                                server.setPublickeyAuthenticator(
                                        (user, key, session) -> !tried.add(key)))) {
            var host =
                    Hosts.at(
                            "127.0.0.1",
                            mina.port(),
                            "reeve",
                            List.of(identity, second),
                            List.of(mina.known(folder.resolve("known_hosts"))),
                            LONG);

            assertThat(told(open(host)))
                    .isEqualTo(
                            "LR-1018 auth: the server takes none of the keys for 'reeve', tried ["
                                    + identity
                                    + ", "
                                    + second
                                    + "]");
            assertThat(tried).hasSize(2).contains(rsa.getPublic());
        }
    }

    @Test
    void anAuthenticationThatHangsEndsWithItsDeadline() throws Exception {
        var never = new CountDownLatch(1);
        try (MinaHost mina =
                MinaHost.running(
                        streams -> 0,
                        server ->
                                server.setPublickeyAuthenticator(
                                        (user, key, session) -> isOver(never)))) {
            assertThat(told(open(connector(Duration.ofMillis(400)), host(mina, LONG))))
                    .isEqualTo("LR-1019 auth: no decision about 'root' in 400 ms");
            never.countDown();
        }
    }

    @Test
    void aCommandThatHangsEndsWithTheHostsDeadline() throws Exception {
        var never = new CountDownLatch(1);

        assertThat(told(exec(streams -> isOver(never) ? 0 : 1, Duration.ofSeconds(3))))
                .isEqualTo(
                        "LR-1026 collect: the host's 3000 ms were over while a command was"
                                + " running");
    }

    @Test
    void aCommandThatReadsNothingAndHangsEndsWithTheHostsDeadline() throws Exception {
        var never = new CountDownLatch(1);
        try (MinaHost mina = MinaHost.running(streams -> isOver(never) ? 0 : 1);
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, Duration.ofSeconds(3)))) {
            HostException ended =
                    catchThrowableOfType(
                            HostException.class,
                            () -> session.exec("collect", new byte[8 * 1024 * 1024]));

            assertThat(ended.code()).isEqualTo("LR-1026");
        }
    }

    @Test
    void outputThatDripsEndsWithTheHostsDeadline() throws Exception {
        MinaHost.Body drip =
                streams -> {
                    while (true) {
                        streams.say(".");
                        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                    }
                };

        assertThat(exec(drip, Duration.ofSeconds(3)).code()).isEqualTo("LR-1026");
    }

    @Test
    void muchOnStandardErrorIsCutAndDoesNotBlockStandardOutput() throws Exception {
        MinaHost.Body loud =
                streams -> {
                    streams.err().write(new byte[8 * 1024 * 1024]);
                    streams.say("done");
                    return 3;
                };
        try (MinaHost mina = MinaHost.running(loud);
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, LONG))) {
            ExecResult result = session.exec("collect", new byte[0]);

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.stdout()).isEqualTo("done".getBytes(StandardCharsets.UTF_8));
            assertThat(result.stderr()).hasSize(STDERR_CAP);
        }
    }

    @Test
    void endlessStandardOutputEndsAtTheCap() throws Exception {
        MinaHost.Body endless =
                streams -> {
                    while (true) {
                        streams.out().write(new byte[8192]);
                    }
                };

        assertThat(told(exec(endless, LONG)))
                .isEqualTo("LR-1027 collect: the command gave more than 1048576 bytes of output");
    }

    @Test
    void aChannelThatClosesWithoutExitStatusIsNoSuccess() throws Exception {
        MinaHost.Body vanishes =
                streams -> {
                    streams.say("half");
                    return null;
                };

        assertThat(told(exec(vanishes, LONG)))
                .isEqualTo("LR-1028 collect: the command ended without an exit status");
    }

    @Test
    void aResetWithinTheOutputIsALostConnection() throws Exception {
        MinaHost.Body resets =
                streams -> {
                    streams.say("half");
                    streams.channel().getSession().getIoSession().close(true);
                    return 0;
                };

        assertThat(told(exec(resets, LONG)))
                .startsWith("LR-1025 collect: the connection broke while a command was running: ");
    }

    @Test
    void aServerWithoutSessionsRunsNoCommands() throws Exception {
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setChannelFactories(
                                                List.of(DirectTcpipFactory.INSTANCE)));
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, LONG))) {
            HostException refused =
                    catchThrowableOfType(
                            HostException.class, () -> session.exec("collect", new byte[0]));

            assertThat(told(refused))
                    .startsWith("LR-1029 collect: the server does not run commands: ");
        }
    }

    @Test
    void aRunThatIsStoppedEndsItsCommand() throws Exception {
        var never = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        MinaHost.Body hangs =
                streams -> {
                    started.countDown();
                    return isOver(never) ? 0 : 1;
                };
        try (MinaHost mina = MinaHost.running(hangs);
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, LONG))) {
            var scan = new FutureTask<>(() -> session.exec("collect", new byte[0]));
            Thread scanning = Thread.ofVirtual().start(scan);
            started.await();
            scanning.interrupt();

            assertThatThrownBy(scan::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            HostException.class,
                            stopped -> assertThat(stopped.code()).isEqualTo("LR-1030"));
        }
    }

    @Test
    void noThreadOutlivesItsSession() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0);
                SshConnector connector = connector()) {
            for (int i = 0; i < 5; i++) {
                HostSession session = connector.open(host(mina, LONG));
                session.exec("collect", new byte[0]);
                session.close();

                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(Thread::isAlive)
                        .extracting(Thread::getName)
                        .noneMatch(
                                name ->
                                        name.startsWith("sshj-")
                                                && name.contains("" + mina.port()));
            }
        }
    }

    private Path known(String lines) throws Exception {
        return Files.writeString(folder.resolve("known_hosts"), lines + "\n");
    }

    private InventoryHost host(MinaHost mina, Duration deadline) throws Exception {
        return Hosts.at(mina.port(), identity, mina.known(folder.resolve("known_hosts")), deadline);
    }

    private HostException exec(MinaHost.Body body, Duration deadline) throws Exception {
        try (MinaHost mina = MinaHost.running(body);
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, deadline))) {
            return catchThrowableOfType(
                    HostException.class, () -> session.exec("collect", new byte[0]));
        }
    }

    private HostException open(MinaHost mina, Path known) {
        return open(Hosts.at(mina.port(), identity, known, LONG));
    }

    private static HostException open(InventoryHost host) {
        return open(connector(), host);
    }

    private static HostException open(SshConnector connector, InventoryHost host) {
        try (connector) {
            HostException refused =
                    catchThrowableOfType(HostException.class, () -> connector.open(host));
            assertThat(refused.next()).isNotBlank();
            return refused;
        }
    }

    private static SshConnector connector() {
        return connector(LONG);
    }

    private static SshConnector connector(Duration authentication) {
        var limits =
                new SshConnector.Limits(
                        LONG, LONG, authentication, 8 * 1024, STDOUT_CAP, STDERR_CAP);
        return new SshConnector(limits, new NameLookup(InetAddress::getAllByName));
    }

    private static String told(HostException trouble) {
        return trouble.code() + " " + trouble.phase() + ": " + trouble.getMessage();
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
