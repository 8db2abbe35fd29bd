package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.HostException;

/** Everything that can go wrong before a host's key is known; each ends with its own code. */
@Timeout(60)
class DialFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final SshConnector.Limits PATIENT = limits(LONG, LONG);
    private static final NameLookup NAMES = new NameLookup(InetAddress::getAllByName);

    @TempDir Path folder;
    private Path identity = Path.of("id");
    private Path known = Path.of("known_hosts");

    @BeforeEach
    void writeFiles() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        known = Files.writeString(folder.resolve("known_hosts"), "");
    }

    @Test
    void aClosedPortIsRefused() throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(open(port, NAMES, LONG))
                .isEqualTo("LR-1001 dial: 127.0.0.1 port " + port + " refused the connection");
    }

    @Test
    void aNameWithoutAddressIsNamed() throws Exception {
        var names =
                new NameLookup(
                        name -> {
                            throw new UnknownHostException(name);
                        });

        assertThat(open(22, names, LONG))
                .isEqualTo("LR-1002 dial: the name '127.0.0.1' has no address");
    }

    @Test
    void aNameServiceThatHangsEndsWithTheConnectTimeout() throws Exception {
        var never = new CountDownLatch(1);
        var names =
                new NameLookup(
                        name -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new InetAddress[0];
                        });

        assertThat(open(22, names, SHORT))
                .isEqualTo("LR-1003 dial: no answer about the name '127.0.0.1' in 200 ms");
        never.countDown();
    }

    @Test
    void anAddressThatDropsPacketsEndsWithTheConnectTimeout() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<SocketChannel>();
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
                waiting.add(channel);
            }

            assertThat(open(full.getLocalPort(), NAMES, SHORT))
                    .isEqualTo(
                            "LR-1004 dial: 127.0.0.1 port "
                                    + full.getLocalPort()
                                    + " did not answer in 200 ms");
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void aSilentServerEndsWithTheBannerDeadline() throws Exception {
        assertThat(openAt(limits(SHORT, LONG), FaultServer.says("")))
                .isEqualTo("LR-1005 dial: connected, and the server said nothing in 400 ms");
    }

    @Test
    void aBannerByteByByteEndsWithTheBannerDeadline() throws Exception {
        assertThat(openAt(limits(SHORT, LONG), FaultServer.drips("SSH-2.0-slow")))
                .startsWith("LR-1006 dial: the server sent only ")
                .contains(" bytes in 400 ms: 'S");
    }

    @Test
    void endlessLinesEndAtTheCap() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.repeats("welcome\r\n")))
                .startsWith(
                        "LR-1007 dial: the server sent 8192 bytes and no identification: 'welcome");
    }

    @Test
    void oneEndlessLineEndsAtTheCap() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.repeats("x")))
                .startsWith("LR-1007 dial: the server sent 8192 bytes and no identification: 'xxx");
    }

    @Test
    void aWebServerIsNotSsh() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.saysAndCloses("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .isEqualTo(
                        "LR-1008 dial: what listens there is not SSH, it sent 'HTTP/1.1 400 Bad"
                                + " Request\\x0d\\x0a\\x0d\\x0a'");
    }

    @Test
    void aTlsServerIsNotSsh() throws Exception {
        assertThat(
                        openAt(
                                PATIENT,
                                FaultServer.saysAndCloses(
                                        "\u0015\u0003\u0001\u0000\u0002\u0002\n")))
                .isEqualTo(
                        "LR-1008 dial: what listens there is not SSH, it sent"
                                + " '\\x15\\x03\\x01\\x00\\x02\\x02\\x0a'");
    }

    @Test
    void aMailServerWithAnEscapeSequenceIsNotSshAndIsEscaped() throws Exception {
        assertThat(openAt(limits(SHORT, LONG), FaultServer.says("220 \u001b[2Jmail ESMTP\r\n")))
                .isEqualTo(
                        "LR-1008 dial: what listens there is not SSH, it sent '220 \\x1b[2Jmail"
                                + " ESMTP\\x0d\\x0a'");
    }

    @Test
    void anIdentificationThatIsTooLongIsNotSsh() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.says("SSH-2.0-" + "x".repeat(300) + "\r\n")))
                .startsWith("LR-1008 dial: what listens there is not SSH, it sent 'SSH-2.0-xxx");
    }

    @Test
    void versionOneOfSshIsNamed() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.says("SSH-1.5-old\u001b[31m\n")))
                .isEqualTo(
                        "LR-1009 dial: the server identifies itself as"
                                + " 'SSH-1.5-old\\x1b[31m\\x0a'");
    }

    @Test
    void aServerThatHangsAfterItsIdentificationEndsWithTheKexDeadline() throws Exception {
        assertThat(
                        openAt(
                                limits(LONG, SHORT),
                                FaultServer.says("notice\r\nSSH-2.0-hangs\u001b[2J\r\n")))
                .isEqualTo("LR-1010 dial: the key exchange was not done in 400 ms");
    }

    @Test
    void aPacketTooLargeBreaksTheKeyExchange() throws Exception {
        assertThat(
                        openAt(
                                PATIENT,
                                FaultServer.says(
                                        "SSH-2.0-large\r\n\u007f\u007f\u007f\u007f12345678")))
                .startsWith("LR-1012 dial: the key exchange broke off: ");
    }

    @Test
    void aServerThatHangsUpAtOnceIsNamed() throws Exception {
        assertThat(openAt(PATIENT, FaultServer.saysAndCloses("")))
                .startsWith(
                        "LR-1032 dial: the server closed the connection before it said anything"
                                + " (try 3, after waits of ");
    }

    @Test
    void theHostsDeadlineEndsAPhaseThatHasMoreTime() throws Exception {
        try (FaultServer server = FaultServer.with(FaultServer.says(""))) {
            assertThat(open(server.port(), NAMES, Duration.ofMillis(200)))
                    .isEqualTo(
                            "LR-1026 dial: the host's 200 ms were over while waiting for the"
                                    + " server to identify itself");
        }
    }

    @Test
    void oldCiphersOnlyAreNoCommonAlgorithmAndBothListsAreShown() throws Exception {
        try (MinaHost old =
                MinaHost.running(
                        streams -> 0,
                        server -> server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc)))) {
            assertThat(open(old.port(), NAMES, LONG))
                    .isEqualTo(
                            "LR-1011 dial: ours and the server's have nothing in common,"
                                    + " Client2ServerCipherAlgorithms: [aes128-gcm@openssh.com,"
                                    + " aes256-gcm@openssh.com, aes128-ctr, aes192-ctr, aes256-ctr] and"
                                    + " [aes128-cbc]");
        }
    }

    private static SshConnector.Limits limits(Duration banner, Duration keyExchange) {
        return new SshConnector.Limits(banner, keyExchange, LONG, 8 * 1024, 1024 * 1024, 64 * 1024);
    }

    private String openAt(SshConnector.Limits limits, FaultServer.Fault fault) throws Exception {
        try (FaultServer server = FaultServer.with(fault);
                var connector = new SshConnector(limits, NAMES)) {
            return open(connector, server.port(), LONG);
        }
    }

    private String open(int port, NameLookup names, Duration deadline) {
        try (var connector = new SshConnector(PATIENT, names)) {
            return open(connector, port, deadline);
        }
    }

    private String open(SshConnector connector, int port, Duration deadline) {
        HostException refused =
                catchThrowableOfType(
                        HostException.class,
                        () -> connector.open(Hosts.at(port, identity, known, deadline)));
        assertThat(refused.next()).isNotBlank();
        return refused.code() + " " + refused.phase() + ": " + refused.getMessage();
    }
}
