package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FactText;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.systemd.journal.JournalRemoteParser;
import org.logreeve.parse.units.UnitsParser;

class ListenersTest {
    private static final String MAIN = "/etc/rsyslog.conf";
    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd", "/usr/sbin/syslog-ng");

    @Test
    void rsyslogListensWhereAnInputOfALoadedModuleSaysSo() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imudp")
                                module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1"
                                       StreamDriver.AuthMode="x509/name" PermittedPeer=["a.example","b.example"])
                                input(type="imudp" port="514" address="127.0.0.1")
                                input(type="imtcp" port="6514" ruleset="remote")
                                input(type="imrelp" port="2514")
                                # input(type="imudp" port="1514")
                                """))
                .containsExactly(
                        "rsyslog udp 514 loopback [] /etc/rsyslog.conf:4",
                        "rsyslog tcp 6514 tls x509/name [a.example, b.example]"
                                + " /etc/rsyslog.conf:5");
    }

    @Test
    void rsyslogsDirectivesOpenAPortEach() {
        assertThat(
                        rsyslog(
                                """
                                $ModLoad imudp
                                $UDPServerAddress 127.0.0.1
                                $UDPServerRun 514
                                $UDPServerAddress *
                                $UDPServerRun 1514 # second
                                $InputTCPServerRun 10514
                                """))
                .containsExactly(
                        "rsyslog udp 514 loopback [] /etc/rsyslog.conf:3",
                        "rsyslog udp 1514 [] /etc/rsyslog.conf:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "0.0.0.0",
                "0",
                "0x0",
                "::",
                "[::]",
                "::0",
                "0:0:0:0:0:0:0:0",
                "::ffff:0.0.0.0"
            })
    void whatIsBoundToAllAddressesIsThereForEverybody(String address) {
        assertThat(
                        rsyslog(
                                """
                                module(load="imudp")
                                input(type="imudp" port="514" address="%s")
                                """
                                        .formatted(address)))
                .containsExactly("rsyslog udp 514 [] /etc/rsyslog.conf:2");
        assertThat(
                        syslogNg(
                                """
                                @version: 3.38
                                destination d { file("/var/log/all"); };
                                log { source { network(ip("%s") port(514)); }; destination(d); };
                                """
                                        .formatted(address)))
                .containsExactly("syslog-ng tcp 514 [] /etc/syslog-ng/syslog-ng.conf:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "[::1]", "::1", "0:0:0:0:0:0:0:1"})
    void whatIsBoundToTheLoopbackIsThereForTheHostItself(String address) {
        assertThat(
                        rsyslog(
                                """
                                module(load="imudp")
                                input(type="imudp" port="514" address="%s")
                                """
                                        .formatted(address)))
                .containsExactly("rsyslog udp 514 loopback [] /etc/rsyslog.conf:2");
    }

    @Test
    void portThatIsNoNumberIsAGap() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imtcp")
                                input(type="imtcp" port="shell")
                                input(type="imtcp" port="syslog")
                                """))
                .containsExactly(
                        "gap listens on port 'shell' /etc/rsyslog.conf:2",
                        "rsyslog tcp 514 [] /etc/rsyslog.conf:3");
    }

    @Test
    void moduleThatIsNotKnownToTakeLocalMessagesOnlyIsAGap() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imdtls")
                                input(type="imdtls" port="4433")
                                module(load="imhttp" ports="8080")
                                $ModLoad imgssapi
                                $InputGSSServerRun 1514
                                module(load="imuxsock")
                                module(load="imklog")
                                module(load="imfile")
                                module(load="immark")
                                module(load="omrelp")
                                """))
                .containsExactlyInAnyOrder(
                        "gap where imdtls takes messages from is not understood"
                                + " /etc/rsyslog.conf:1",
                        "gap where imhttp takes messages from is not understood"
                                + " /etc/rsyslog.conf:3",
                        "gap where imgssapi takes messages from is not understood"
                                + " /etc/rsyslog.conf:4");
    }

    @Test
    void socketOfAPathIsOnTheHost() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imptcp")
                                module(load="imtcp")
                                input(type="imptcp" path="/run/site.sock")
                                input(type="imptcp" path="/run/site.sock" port="514")
                                input(type="imptcp" path="")
                                input(type="imtcp" path="/run/site.sock")
                                """))
                .containsExactly(
                        "rsyslog tcp 514 [] /etc/rsyslog.conf:4",
                        "gap listens on port '' /etc/rsyslog.conf:5",
                        "gap listens on port '' /etc/rsyslog.conf:6");
    }

    @Test
    void whatStandsWithinAValueIsNoParameter() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imtcp")
                                input(type="imtcp" name="a port=\\"1\\" b" port="514")
                                """))
                .containsExactly("rsyslog tcp 514 [] /etc/rsyslog.conf:2");
    }

    @Test
    void relpIsEncryptedByItsOwnSwitch() {
        assertThat(
                        rsyslog(
                                """
                                module(load="imrelp")
                                input(type="imrelp" port="2514" tls="on" tls.authMode="name" tls.permittedPeer=["a"])
                                """))
                .containsExactly("rsyslog relp 2514 tls name [a] /etc/rsyslog.conf:2");
    }

    @Test
    void syslogNgListensThroughSourcesThatAPathUses() {
        assertThat(
                        syslogNg(
                                """
                                @version: 3.38
                                source s_all { system(); network(port(10514) transport("udp")); };
                                source s_tls { network(port(6514) transport("tls") tls(peer-verify(required-trusted) key-file("/k") cert-file("/c") ca-dir("/d"))); };
                                source s_unused { network(port(99)); };
                                destination d { file("/var/log/all"); };
                                log { source(s_all); destination(d); };
                                log { source(s_tls); source { syslog(ip("127.0.0.1")); }; destination(d); };
                                """))
                .containsExactlyInAnyOrder(
                        "syslog-ng udp 10514 [] /etc/syslog-ng/syslog-ng.conf:2",
                        "syslog-ng tcp 6514 tls required-trusted []"
                                + " /etc/syslog-ng/syslog-ng.conf:3",
                        "syslog-ng tcp 601 loopback [] /etc/syslog-ng/syslog-ng.conf:7");
    }

    @Test
    void journalRemoteMayListenWhereItsUnitIsNotKnown() {
        FakeHost collecting =
                FakeHost.with("/usr/lib/systemd/systemd-journal-remote").command("units", 1, "bus");

        assertThat(journalRemote(collecting))
                .containsExactly(
                        "gap whether journal-remote listens is not known: the service manager"
                                + " did not say command:units");
        assertThat(
                        journalRemote(
                                collecting.command(
                                        "units",
                                        """
                                        Id=systemd-journal-remote.service
                                        LoadState=not-found
                                        ActiveState=inactive

                                        """)))
                .containsExactly(
                        "gap whether journal-remote listens is not known: the service manager"
                                + " knows no such unit command:units");
        assertThat(
                        journalRemote(
                                collecting.command(
                                        "units",
                                        """
                                        Id=systemd-journal-remote.socket
                                        LoadState=loaded
                                        ActiveState=inactive

                                        """)))
                .containsExactly("journal-remote http 19532 [] command:units");
    }

    private static List<String> journalRemote(FakeHost collecting) {
        return shown(
                JournalListeners.of(
                        collecting.parse(new JournalRemoteParser()),
                        collecting.parse(new UnitsParser())));
    }

    private List<String> rsyslog(String text) {
        host.file(MAIN, text);
        return shown(RsyslogListeners.of(host.parse(new RsyslogParser())));
    }

    private List<String> syslogNg(String text) {
        host.file("/etc/syslog-ng/syslog-ng.conf", text);
        for (String file : List.of("/k", "/c", "/d/x")) {
            host.file(file, "");
        }
        return shown(SyslogNgListeners.of(host.parse(new SyslogNgParser())));
    }

    private static List<String> shown(List<Fact> facts) {
        return facts.stream()
                .map(
                        fact ->
                                switch (fact) {
                                    case Listener listener -> shown(listener);
                                    case Gap gap -> "gap " + gap.reason() + " " + gap.origin();
                                    default -> FactText.line(fact);
                                })
                .toList();
    }

    private static String shown(Listener listener) {
        return "%s %s %d%s%s %s %s %s"
                .formatted(
                        listener.daemon(),
                        listener.protocol(),
                        listener.port(),
                        listener.loopback() ? " loopback" : "",
                        listener.tls() ? " tls" : "",
                        listener.authMode(),
                        listener.permittedPeers(),
                        listener.origin())
                .replace("  ", " ");
    }
}
