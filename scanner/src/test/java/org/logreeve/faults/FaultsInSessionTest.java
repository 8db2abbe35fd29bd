package org.logreeve.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.faults.Fault.error;
import static org.logreeve.faults.Fault.unharmed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.FaultyConnector;
import org.logreeve.connect.MinaHost;
import org.logreeve.connect.TestKeys;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Via;

/** Faults 21-34: the session stands, and then something goes wrong. */
@Timeout(240)
class FaultsInSessionTest {
    private static final int OF_HANDSHAKE = 8 * 1024;

    private static final Fault SLOW_LINK =
            Fault.of(
                    34,
                    "a round trip of 300 ms",
                    unharmed(),
                    site ->
                            behind(
                                    site,
                                    TcpProxy.late(Duration.ofMillis(150)),
                                    TcpProxy.late(Duration.ofMillis(150))));

    private static final AtomicInteger EXCHANGES = new AtomicInteger();

    private static final Fault NEW_KEYS =
            Fault.of(
                    29,
                    "new keys in the middle of a file",
                    unharmed(),
                    site -> site.ssh(Trouble.rekeying(site.healthy(), 1500, EXCHANGES)));

    static final List<Fault> FAULTS =
            List.of(
                    Fault.of(
                            21,
                            "one channel at a time",
                            unharmed(),
                            site ->
                                    site.ssh(
                                            site.healthy(),
                                            Site.LONG,
                                            server ->
                                                    CoreModuleProperties.MAX_CONCURRENT_CHANNELS
                                                            .set(server, 1))),
                    Fault.of(
                            21,
                            "no channel at all",
                            error(
                                    "LR-1029",
                                    "collect",
                                    "the server does not run commands: Unsupported channel type:"
                                            + " session",
                                    "see MaxSessions, ForceCommand and PermitTTY in sshd_config"),
                            site ->
                                    site.ssh(
                                            site.healthy(),
                                            Site.LONG,
                                            server ->
                                                    server.setChannelFactories(
                                                            List.of(DirectTcpipFactory.INSTANCE)))),
                    Fault.of(
                            22,
                            "a reset in the middle of the answer",
                            lost("Connection reset"),
                            site ->
                                    behind(
                                            site,
                                            TcpProxy.plain(),
                                            TcpProxy.resetAfter(OF_HANDSHAKE))),
                    Fault.of(
                            22,
                            "a connection half closed in the middle of the answer",
                            lost("Broken transport; encountered EOF"),
                            site ->
                                    behind(
                                            site,
                                            TcpProxy.plain(),
                                            TcpProxy.halfClosedAfter(OF_HANDSHAKE))),
                    Fault.of(
                            23,
                            "a command that hangs",
                            overdue(),
                            site ->
                                    site.ssh(
                                            Trouble.afterHalf(site.healthy(), Trouble::hang),
                                            Site.SHORT)),
                    Fault.of(
                            24,
                            "output of one byte a second",
                            overdue(),
                            site ->
                                    site.ssh(
                                            Trouble.afterHalf(site.healthy(), Trouble::drip),
                                            Site.SHORT)),
                    Fault.of(
                            25,
                            "standard output without end",
                            error(
                                    "LR-1027",
                                    "collect",
                                    "the command gave more than 41943040 bytes of output",
                                    "see what writes to standard output at login on the host"),
                            site -> site.ssh(Trouble.afterHalf(site.healthy(), Trouble::flood))),
                    Fault.of(
                            26,
                            "32 MiB on standard error before the answer",
                            unharmed(),
                            site ->
                                    site.ssh(
                                            Trouble.first(
                                                    streams ->
                                                            streams.err().write(new byte[32 << 20]),
                                                    site.healthy()))),
                    Fault.of(
                            27,
                            "no exit status",
                            error(
                                    "LR-1028",
                                    "collect",
                                    "the command ended without an exit status",
                                    "see whether something on the host kills the session"),
                            site -> site.ssh(Trouble.afterAll(site.healthy(), streams -> null))),
                    Fault.of(
                            27,
                            "a command that is killed",
                            error(
                                    "LR-1028",
                                    "collect",
                                    "the command was ended by signal KILL",
                                    "see whether something on the host kills the session"),
                            site -> site.ssh(Trouble.afterHalf(site.healthy(), Trouble::killed))),
                    Fault.of(
                            28,
                            "a channel that closes before the answer's end",
                            error(
                                    "LR-2002",
                                    "collect",
                                    "the collector's answer ends in the middle, after N bytes",
                                    "run again; if it stays, look for what ends sessions on the"
                                            + " host"),
                            site -> site.ssh(Trouble.afterHalf(site.healthy(), streams -> 0))),
                    NEW_KEYS,
                    Fault.of(
                            30,
                            "a jump host that is down",
                            error(
                                    "LR-1060",
                                    "dial",
                                    "the jump host 'bastion' cannot be used: LR-1001 127.0.0.1 port"
                                            + " PORT refused the connection (2 tries)",
                                    "start sshd on the host, or correct the address and port"),
                            site ->
                                    site.ssh(site.healthy())
                                            .by(
                                                    new Via.Jump(
                                                            "bastion",
                                                            site.at(
                                                                    "127.0.0.1",
                                                                    Site.closedPort(),
                                                                    site.known(""),
                                                                    Site.LONG)))),
                    Fault.of(
                            31,
                            "a firewall that forgets the connection",
                            error(
                                    "LR-1065",
                                    "collect",
                                    "the server has not answered for TIME",
                                    "see whether the host hangs, and whether a firewall forgets"
                                            + " idle connections"),
                            site ->
                                    behind(
                                            site,
                                            TcpProxy.plain(),
                                            TcpProxy.swallowsAfter(OF_HANDSHAKE))),
                    Fault.of(
                            32,
                            "an IPv6 address where nobody answers before an IPv4 one",
                            unharmed(),
                            FaultsInSessionTest::twoFamilies),
                    Fault.of(
                            33,
                            "OpenSSH 6.6 without SFTP",
                            unharmed(),
                            site ->
                                    site.ssh(
                                            site.healthy(),
                                            Site.LONG,
                                            FaultsInSessionTest::asOf2014)),
                    SLOW_LINK);

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

    @Test
    void slowLinkNeedsAtMostThreeCommands() {
        run.check(SLOW_LINK);

        assertThat(run.of(SLOW_LINK).access().commands())
                .filteredOn(command -> command.startsWith("exec "))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void keysWereExchangedInTheMiddleOfFiles() {
        run.check(NEW_KEYS);

        assertThat(EXCHANGES).hasValueGreaterThan(2);
    }

    private static Fault.Told overdue() {
        return error(
                "LR-1026",
                "collect",
                "the host's TIME were over while a command was running",
                "see what hangs on the host, or give it a longer deadline");
    }

    private static Fault.Told lost(String how) {
        return error(
                "LR-1025",
                "collect",
                "the connection broke while a command was running: " + how,
                "scan the host again; if it stays, read the log of its sshd");
    }

    private static Connection behind(Site site, TcpProxy.Line up, TcpProxy.Line down)
            throws Exception {
        MinaHost mina = site.keep(MinaHost.running(site.healthy()));
        TcpProxy proxy = site.keep(TcpProxy.before(mina.port(), up, down));
        return site.at(
                "127.0.0.1",
                proxy.port(),
                site.known("[127.0.0.1]:" + proxy.port() + " " + TestKeys.line(mina.hostKey())),
                Site.LONG);
    }

    private static Connection twoFamilies(Site site) throws Exception {
        MinaHost mina = site.keep(MinaHost.running(site.healthy()));
        return site.at(
                FaultyConnector.TWO_FAMILIES,
                mina.port(),
                site.known(
                        "["
                                + FaultyConnector.TWO_FAMILIES
                                + "]:"
                                + mina.port()
                                + " "
                                + TestKeys.line(mina.hostKey())),
                Site.LONG);
    }

    /** The part of its algorithms that may still be used, and no other. */
    private static void asOf2014(SshServer server) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "OpenSSH_6.6.1");
        server.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(
                        false,
                        List.of(BuiltinDHFactories.curve25519_libssh, BuiltinDHFactories.ecdhp256),
                        ServerBuilder.DH2KEX));
        server.setCipherFactories(List.of(BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr));
        server.setMacFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha1));
        server.setSubsystemFactories(List.of());
    }
}
