package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.DaemonSetting;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.text.Origin;

/** What counts as forwarding, and what only looks like it. */
class SyslogNgForwardsTest {
    @Test
    void eachDriverHasItsOwnPortAndWordForEncryption() {
        assertThat(
                        targets(
                                """
                                network("a");
                                network("b" transport("udp"));
                                network("c" transport("tls") tls(peer-verify(no)));
                                syslog("d");
                                syslog("e" transport("udp"));
                                syslog("f" transport(tls) tls(peer-verify(yes)));
                                tcp("g" port(1514));
                                tcp6("h" tls(peer-verify(no)));
                                udp("i" destport(1515));
                                """))
                .extracting(t -> t.host() + ":" + t.port() + " " + t.protocol() + " " + t.tls())
                .containsExactly(
                        "a:514 tcp false",
                        "b:514 udp false",
                        "c:514 tcp true",
                        "d:601 tcp false",
                        "e:514 udp false",
                        "f:6514 tcp true",
                        "g:1514 tcp false",
                        "h:514 tcp true",
                        "i:1515 udp false");
    }

    @Test
    void aTargetProvesItsNameUnlessItIsSaidThatItNeedNot() {
        assertThat(
                        targets(
                                """
                                syslog("a" transport("tls") tls(ca-dir("/c")));
                                syslog("b" transport("tls") tls(peer-verify(optional-untrusted)));
                                syslog("c" transport("tls") tls(peer-verify(required-trusted)));
                                syslog("d" transport("tls") tls(peer-verify(no)));
                                syslog("e");
                                """))
                .extracting(t -> t.host() + " " + t.proof())
                .containsExactly("a name", "b none", "c name", "d none", "e none");
    }

    @Test
    void wholeFactOfATarget() {
        assertThat(
                        facts(
                                """
                                source s { system(); };
                                destination d { network("siem" port(6514) transport("tls")
                                    tls(peer-verify(required-trusted))
                                    disk-buffer(reliable(yes) disk-buf-size(1MiB))); };
                                log { source(s); filter { facility(auth, authpriv) }; destination(d); };
                                """))
                .containsExactly(
                        new ForwardTarget(
                                "syslog-ng",
                                "siem",
                                6514,
                                "tcp",
                                true,
                                "name",
                                false,
                                List.of("auth", "authpriv"),
                                false,
                                "disk-buffer",
                                true,
                                "unknown",
                                new Origin(SyslogNgParser.MAIN, 3)));
    }

    @Test
    void otherServersOfAFailoverAreTargetsThatNothingIsSureToCome() {
        assertThat(targets("tcp(\"a\" failover(servers(\"b\", \"c\")));"))
                .extracting(t -> t.host() + " " + t.facilities().size() + " " + t.conditional())
                .containsExactly("a 24 false", "b 0 true", "c 0 true");
    }

    @Test
    void forwardThatNoPathUsesIsNone() {
        assertThat(
                        facts(
                                """
                                source s { system(); };
                                destination d_unused { tcp("siem"); };
                                destination d { file("/var/log/all"); };
                                log { source(s); destination(d); };
                                #log { source(s); destination(d_unused); };
                                """))
                .isEmpty();
    }

    @Test
    void forwardBehindAFinalPathForEverythingIsNone() {
        assertThat(
                        facts(
                                """
                                source s { system(); };
                                log { source(s); destination { file("/a"); }; flags(final); };
                                log { source(s); destination { tcp("siem"); }; };
                                """))
                .isEmpty();
    }

    @Test
    void loopbackTargetIsSaidToBeOne() {
        assertThat(targets("tcp(127.0.0.1); udp(\"localhost\"); tcp6(\"::1\"); tcp(\"siem\");"))
                .extracting(ForwardTarget::loopback)
                .containsExactly(true, true, true, false);
    }

    @Test
    void driverThatMaySendElsewhereIsAGap() {
        assertThat(destination("http(url(\"https://h/\"));"))
                .contains(gap("what http() does with messages is not understood yet", 3));
        assertThat(destination("program(\"/usr/bin/send\");"))
                .containsExactly(gap("what program() does with messages is not understood yet", 3));
    }

    @Test
    void portByNameIsAGap() {
        assertThat(destination("tcp(\"h\" port(syslog-tls));"))
                .containsExactly(gap("forwards by tcp(\"h\" port(syslog-tls))", 3));
    }

    @Test
    void refusedConfigurationLeavesForwardingAndSettingsUnknown() {
        List<Fact> facts =
                facts(
                        """
                        source s { system(); };
                        destination d { tcp("siem"); };
                        log { source(s); destination(d); };
                        options { nosuch(1); };
                        """);

        assertThat(facts)
                .filteredOn(Gap.class::isInstance)
                .extracting(fact -> ((Gap) fact).kind() + " " + ((Gap) fact).scope())
                .containsExactly("ForwardTarget ", "DaemonSetting syslog-ng");
    }

    @Test
    void unreadableIncludeIsAnUnreadableGap() {
        FakeHost host =
                FakeHost.with("/usr/sbin/syslog-ng")
                        .file(
                                SyslogNgParser.MAIN,
                                "@version: 3.38\n@include \"/etc/syslog-ng/x.conf\"\n")
                        .denied("/etc/syslog-ng/x.conf");

        assertThat(SyslogNgForwards.of(host.parse(new SyslogNgParser())))
                .extracting(fact -> ((Gap) fact).cause())
                .containsOnly(Gap.Cause.UNREADABLE);
    }

    @Test
    void optionsAreSettings() {
        assertThat(facts("options { log-fifo-size(1000); perm(0640); };\n"))
                .containsExactly(
                        new DaemonSetting(
                                "syslog-ng",
                                "log-fifo-size",
                                "1000",
                                1000,
                                false,
                                new Origin(SyslogNgParser.MAIN, 2)),
                        new DaemonSetting(
                                "syslog-ng",
                                "perm",
                                "0640",
                                -1,
                                false,
                                new Origin(SyslogNgParser.MAIN, 2)));
    }

    private static Gap gap(String reason, int line) {
        return new Gap(
                "ForwardTarget",
                "syslog-ng",
                "",
                Gap.Cause.NOT_UNDERSTOOD,
                reason,
                new Origin(SyslogNgParser.MAIN, line));
    }

    private static List<Fact> destination(String driver) {
        return facts(
                "source s { system(); };\ndestination d { "
                        + driver
                        + " };\nlog { source(s); destination(d); };\n");
    }

    private static List<ForwardTarget> targets(String drivers) {
        return destination(drivers).stream().map(ForwardTarget.class::cast).toList();
    }

    private static List<Fact> facts(String text) {
        FakeHost host = FakeHost.with("/usr/sbin/syslog-ng");
        host.file(SyslogNgParser.MAIN, "@version: 3.38\n" + text);
        return SyslogNgForwards.of(host.parse(new SyslogNgParser()));
    }
}
