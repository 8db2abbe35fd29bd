package org.logreeve.faults;

import static org.logreeve.faults.Fault.error;
import static org.logreeve.faults.Fault.unharmed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.FaultServer;
import org.logreeve.connect.FaultyConnector;
import org.logreeve.connect.MinaHost;
import org.logreeve.connect.TestKeys;
import org.logreeve.inventory.Connection;

/** Faults 1-12: everything that can be wrong before a server has identified itself. */
@Timeout(240)
class FaultsBeforeLoginTest {
    /** sshd(8) of OpenSSH 8.5 and newer. */
    private static final String TOO_MANY = "Exceeded MaxStartups\r\n";

    static final List<Fault> FAULTS =
            List.of(
                    Fault.of(
                            1,
                            "nothing listens on the port",
                            error(
                                    "LR-1001",
                                    "dial",
                                    "127.0.0.1 port PORT refused the connection",
                                    "start sshd on the host, or correct the address and port"),
                            site ->
                                    site.at(
                                            "127.0.0.1",
                                            Site.closedPort(),
                                            site.known(""),
                                            Site.LONG)),
                    Fault.of(
                            2,
                            "a name without address",
                            error(
                                    "LR-1002",
                                    "dial",
                                    "the name 'nowhere.example.org' has no address",
                                    "correct the address in the inventory, or the name service"),
                            site ->
                                    site.at(
                                            FaultyConnector.UNKNOWN,
                                            22,
                                            site.known(""),
                                            Site.LONG)),
                    Fault.of(
                            2,
                            "a name service that hangs",
                            error(
                                    "LR-1003",
                                    "dial",
                                    "no answer about the name 'hangs.example.org' in TIME",
                                    "look at the name service of this machine, or use an IP"
                                            + " address"),
                            site -> site.at(FaultyConnector.HANGS, 22, site.known(""), Site.LONG)),
                    Fault.of(
                            3,
                            "packets to the port are dropped",
                            error(
                                    "LR-1004",
                                    "dial",
                                    "127.0.0.1 port PORT did not answer in TIME",
                                    "see whether the host is up and a firewall drops packets to"
                                            + " the port"),
                            FaultsBeforeLoginTest::fullPort),
                    Fault.of(
                            4,
                            "a server that says nothing",
                            error(
                                    "LR-1005",
                                    "dial",
                                    "connected, and the server said nothing in TIME",
                                    "restart sshd on the host; it accepts connections and says"
                                            + " nothing"),
                            site -> site.raw(FaultServer.says(""))),
                    Fault.of(
                            5,
                            "a banner that drips",
                            error(
                                    "LR-1006",
                                    "dial",
                                    "the server sent only N bytes in TIME: '.'",
                                    "see what listens on the port, and how loaded the host is"),
                            site -> site.raw(FaultServer.drips("."))),
                    Fault.of(
                            6,
                            "banner lines without end",
                            error(
                                    "LR-1007",
                                    "dial",
                                    "the server sent 8192 bytes and no identification: "
                                            + "'"
                                            + "hello\\x0a".repeat(13)
                                            + "he' ...",
                                    "see what listens on the port; it is no ordinary SSH server"),
                            site -> site.raw(FaultServer.repeats("hello\n"))),
                    Fault.of(
                            7,
                            "a line that is longer than 255 characters",
                            error(
                                    "LR-1008",
                                    "dial",
                                    "what listens there is not SSH, it sent 'SSH-2.0-"
                                            + "x".repeat(72)
                                            + "' ...",
                                    "correct the port in the inventory; another service listens"
                                            + " there"),
                            site ->
                                    site.raw(
                                            FaultServer.says(
                                                    "SSH-2.0-" + "x".repeat(300) + "\r\n"))),
                    Fault.of(
                            7,
                            "a line without end",
                            error(
                                    "LR-1007",
                                    "dial",
                                    "the server sent 8192 bytes and no identification: '"
                                            + "x".repeat(80)
                                            + "' ...",
                                    "see what listens on the port; it is no ordinary SSH server"),
                            site -> site.raw(FaultServer.repeats("x"))),
                    notSsh(
                            "a web server on the port",
                            "HTTP/1.1 400 Bad Request\r\n\r\n",
                            "HTTP/1.1 400 Bad Request\\x0d\\x0a\\x0d\\x0a"),
                    notSsh(
                            "a TLS server on the port",
                            "\u0015\u0003\u0001\u0000\u0002\u0002\n",
                            "\\x15\\x03\\x01\\x00\\x02\\x02\\x0a"),
                    notSsh(
                            "a mail server on the port",
                            "220 \u001b[2Jmail ESMTP\r\n",
                            "220 \\x1b[2Jmail ESMTP\\x0d\\x0a"),
                    Fault.of(
                            9,
                            "version 1 of SSH only",
                            error(
                                    "LR-1009",
                                    "dial",
                                    "the server identifies itself as 'SSH-1.5-1.2.27\\x0a'",
                                    "replace the server; version 1 of SSH protects nothing"),
                            site -> site.raw(FaultServer.says("SSH-1.5-1.2.27\n"))),
                    Fault.of(
                            10,
                            "an identification with escape sequences",
                            error(
                                    "LR-1009",
                                    "dial",
                                    "the server identifies itself as"
                                            + " 'SSH-1.5-\\x1b]0;owned\\x07\\x1b[31m\\x0a'",
                                    "replace the server; version 1 of SSH protects nothing"),
                            site ->
                                    site.raw(
                                            FaultServer.says(
                                                    "SSH-1.5-\u001b]0;owned\u0007\u001b[31m\n"))),
                    Fault.of(
                            11,
                            "a server that hangs after its identification",
                            error(
                                    "LR-1010",
                                    "dial",
                                    "the key exchange was not done in TIME",
                                    "see how loaded the host is, and whether its sshd still"
                                            + " answers ssh"),
                            site -> site.raw(FaultServer.says("SSH-2.0-hangs\r\n"))),
                    Fault.of(
                            20,
                            "more connections than MaxStartups, for a moment",
                            unharmed(),
                            FaultsBeforeLoginTest::tooManyAtFirst),
                    Fault.of(
                            20,
                            "more connections than MaxStartups, for long",
                            error(
                                    "LR-1032",
                                    "dial",
                                    "the server turns the connection away: 'Exceeded"
                                            + " MaxStartups\\x0d\\x0a' (try 3, after waits of TIME"
                                            + " and TIME)",
                                    "see MaxStartups and the address filters of sshd; it hung up"
                                            + " at once"),
                            site -> site.raw(FaultServer.saysAndCloses(TOO_MANY))),
                    Fault.of(
                            12,
                            "a packet that is too large",
                            error(
                                    "LR-1012",
                                    "dial",
                                    "the key exchange broke off: invalid packet length: 2139062143",
                                    "read the log of sshd on the host for this moment"),
                            site ->
                                    site.raw(
                                            FaultServer.says(
                                                    "SSH-2.0-large\r\n\u007f\u007f\u007f\u007f"
                                                            + "12345678"))));

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

    private static Fault notSsh(String name, String says, String shown) {
        return Fault.of(
                8,
                name,
                error(
                        "LR-1008",
                        "dial",
                        "what listens there is not SSH, it sent '" + shown + "'",
                        "correct the port in the inventory; another service listens there"),
                site -> site.raw(FaultServer.saysAndCloses(says)));
    }

    private static Connection tooManyAtFirst(Site site) throws Exception {
        MinaHost mina = site.keep(MinaHost.running(site.healthy()));
        TcpProxy proxy =
                site.keep(
                        TcpProxy.before(
                                mina.port(), TcpProxy.plain(), TcpProxy.turningAway(2, TOO_MANY)));
        return site.at(
                "127.0.0.1",
                proxy.port(),
                site.known("[127.0.0.1]:" + proxy.port() + " " + TestKeys.line(mina.hostKey())),
                Site.LONG);
    }

    /** A full backlog drops what comes, as a firewall does. */
    private static Connection fullPort(Site site) throws IOException {
        ServerSocket full = site.keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 8; i++) {
            SocketChannel waiting = site.keep(SocketChannel.open());
            waiting.configureBlocking(false);
            waiting.connect(full.getLocalSocketAddress());
        }
        return site.at("127.0.0.1", full.getLocalPort(), site.known(""), Site.LONG);
    }
}
