package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.syslogng.SyslogNgTexts.drivers;
import static org.logreeve.parse.syslogng.SyslogNgTexts.host;
import static org.logreeve.parse.syslogng.SyslogNgTexts.messages;
import static org.logreeve.parse.syslogng.SyslogNgTexts.read;
import static org.logreeve.parse.syslogng.SyslogNgTexts.understood;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.text.Origin;

/** What syslog-ng 3.38 was seen to do with the same texts. */
class SyslogNgParserTest {
    private static final String MAIN = SyslogNgParser.MAIN;

    @Test
    void keepsEachStatementWithItsLine() {
        assertThat(
                        values(
                                """
                                # comment
                                options { keep_hostname(yes); log-fifo-size(10k); };
                                source s_src { system(); internal(); };
                                destination d_net {
                                    network("log.example" transport("tls")
                                        port(6514) tls(peer-verify(required-trusted)));
                                };
                                filter f_auth { facility(auth, authpriv) and not level(debug); };
                                log { source(s_src); filter(f_auth); destination(d_net); flags(final); };
                                """))
                .containsExactly(
                        "file = /etc/syslog-ng/syslog-ng.conf @0",
                        "version = 3.38 @1",
                        "options.keep-hostname = yes @3",
                        "options.log-fifo-size = 10k @3",
                        "source.s_src = system() internal() @4",
                        "destination.d_net = network(\"log.example\" transport(\"tls\") port(6514)"
                                + " tls(peer-verify(required-trusted))) @5",
                        "destination.d_net.network.transport = \"tls\" @6",
                        "destination.d_net.network.port = 6514 @7",
                        "destination.d_net.network.tls = peer-verify(required-trusted) @7",
                        "filter.f_auth = filter{(facility(auth authpriv) and not severity(debug))}"
                                + " @9",
                        "log[1] = { source(s_src) filter(f_auth) destination(d_net) flag:final } @10");
    }

    @Test
    void laterOptionOverridesAnEarlierOneHoweverItIsSpelt() {
        SyslogNgConfig config =
                read("options { use_dns(yes); };\noptions { use-dns(no); };\n").config();

        assertThat(config.option("use-dns").orElseThrow())
                .isEqualTo(
                        new EffectiveValue(
                                "options.use-dns",
                                "no",
                                new Origin(MAIN, 3),
                                List.of(
                                        new EffectiveValue.Overridden(
                                                "yes", new Origin(MAIN, 2)))));
    }

    @Test
    void definedValueCountsFromItsLineOn() {
        SyslogNgConfig config =
                read("""
                        @define h early
                        filter f1 { host("`h`"); };
                        @define h late
                        filter f2 { host('`h`'); };
                        """)
                        .config();

        assertThat(config.definitions())
                .extracting(d -> expression(d).toString())
                .containsExactly("Other[text=host(\"early\")]", "Other[text=host(\"late\")]");
    }

    @Test
    void quotedValueLosesItsQuotesWithinQuotes() {
        SyslogNgConfig config =
                read("@define v '\"a b\"'\nfilter f { host(\"x`v`\"); host(`v`); };\n").config();

        assertThat(expression(config.definitions().getFirst()).toString())
                .contains("host(\"xa b\")", "host(\"a b\")");
    }

    @Test
    void blockOnOneLineLosesItsArgumentsBeforeItIsKept() {
        Parsed.Config<SyslogNgConfig> parsed =
                read(
                        """
                        block destination b(port(1)) { tcp("h" port(`port`)); };
                        destination d { b(port(514)); };
                        """);

        assertThat(messages(parsed))
                .anyMatch(m -> m.contains("refuses the configuration: port() is not taken"));
    }

    @Test
    void blockOverSeveralLinesTakesItsArguments() {
        SyslogNgConfig config =
                understood(
                        """
                        block destination remote(host() port(514) ...) {
                            network("`host`" port(`port`) `__VARARGS__`);
                        };
                        destination d { remote(host("siem") log-fifo-size(20)); };
                        """);

        assertThat(drivers(config))
                .containsExactly("network(\"siem\" port(514) log-fifo-size(20)) @5");
    }

    @Test
    void blockMayStandInABlock() {
        SyslogNgConfig config =
                understood(
                        """
                        block destination inner(host()) {
                            tcp("`host`");
                        };
                        block destination outer(to()) {
                            inner(host(`to`))
                        };
                        destination d { outer(to("siem")); };
                        """);

        assertThat(drivers(config)).containsExactly("tcp(\"siem\") @8");
    }

    @Test
    void optionFileNamesAnotherMainFile() {
        FakeHost host =
                host("} not read {")
                        .file(
                                "/etc/default/syslog-ng",
                                """
                        #SYSLOGNG_OPTS="-f /no"
                        SYSLOGNG_OPTS="--no-caps -f /etc/other.conf"
                        """)
                        .file("/etc/other.conf", "@version: 3.38\nfilter f { level(err); };\n");

        SyslogNgConfig config = host.read(new SyslogNgParser()).config();

        assertThat(config.files()).containsExactly("/etc/other.conf");
        assertThat(new SyslogNgParser().values(config))
                .extracting(v -> v.key() + " " + v.value() + " " + v.origin())
                .contains("option -f /etc/other.conf /etc/default/syslog-ng:2");
    }

    @Test
    void removedPackageLeavesItsConfigurationBehind() {
        assertThat(new FakeHost().file(MAIN, "@version: 3.38\n").parse(new SyslogNgParser()))
                .isEqualTo(new Parsed.NotPresent<>());
    }

    @Test
    void mainFileThatMayNotBeReadIsUnreadable() {
        assertThat(FakeHost.with("/usr/sbin/syslog-ng").denied(MAIN).parse(new SyslogNgParser()))
                .isEqualTo(new Parsed.Unreadable<>(Origin.of(MAIN), "Permission denied"));
    }

    @Test
    void valueFromTheEnvironmentIsNotKnownUnlessTheOptionFileSetsIt() {
        FakeHost host =
                host("destination d { tcp(\"`SIEM`\"); };\n")
                        .file("/etc/default/syslog-ng", "SIEM=log.example\n");

        assertThat(drivers(host.read(new SyslogNgParser()).config()))
                .containsExactly("tcp(\"log.example\") @2");
        assertThat(messages(read("destination d { tcp(\"`SIEM`\"); };\n")))
                .singleElement()
                .asString()
                .startsWith("`SIEM` is nowhere defined");
    }

    @Test
    void driverNobodyKnowsIsUnknownAndTheRestIsRead() {
        Parsed.Config<SyslogNgConfig> parsed =
                read("destination d { carrier_pigeon(\"h\"); };\nfilter f { level(err); };\n");

        assertThat(messages(parsed))
                .singleElement()
                .asString()
                .startsWith("what destination carrier-pigeon() takes is not known");
        assertThat(parsed.config().definitions()).hasSize(2);
    }

    @Test
    void notBindsTighterThanAndWhichBindsTighterThanOr() {
        SyslogNgConfig config =
                understood(
                        "filter f { not host(\"a\") and host(\"b\") or host(\"c\"); host(\"d\"); };\n");

        assertThat(new SyslogNgParser().values(config))
                .extracting(EffectiveValue::value)
                .contains(
                        "filter{(((not host(\"a\") and host(\"b\")) or host(\"c\")) and"
                                + " host(\"d\"))}");
    }

    @Test
    void rangesMayBeWrittenBackwards() {
        SyslogNgConfig config =
                understood("filter f { level(emerg..err) and facility(cron .. lpr); };\n");

        assertThat(new SyslogNgParser().values(config))
                .extracting(EffectiveValue::value)
                .contains(
                        "filter{(severity(emerg alert crit err) and facility(lpr news uucp"
                                + " cron))}");
    }

    @Test
    void linesOfWindowsLatinOneAndLinesContinuedAreRead() {
        assertThat(
                        drivers(
                                understood(
                                        "destination d {\r\n  tcp(\"h\\\r\nost\" \\\r\n port(1));\r\n};\r\n")))
                .containsExactly("tcp(\"host\" port(1)) @3");
        assertThat(
                        drivers(
                                FakeHost.with("/usr/sbin/syslog-ng")
                                        .latin(
                                                MAIN,
                                                "@version: 3.38\n# \u00e4\ndestination d { tcp(\"\u00fc\"); };\n")
                                        .read(new SyslogNgParser())
                                        .config()))
                .containsExactly("tcp(\"\u00fc\") @3");
    }

    @Test
    void whatFollowsANulInALineIsNotSeen() {
        assertThat(drivers(understood("destination d { tcp(\"h\");\0 } not seen {\n};\n")))
                .containsExactly("tcp(\"h\") @2");
    }

    private static List<String> values(String text) {
        return new SyslogNgParser()
                .values(understood(text)).stream()
                        .map(v -> v.key() + " = " + v.value() + " @" + v.origin().line())
                        .toList();
    }

    private static Expression expression(Definition definition) {
        return ((Element.Filter) definition.content().elements().getFirst()).expression();
    }
}
