package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.normalize.RoutesOfHost.FILE;
import static org.logreeve.normalize.RoutesOfHost.FORWARD;
import static org.logreeve.normalize.RoutesOfHost.INPUTS;
import static org.logreeve.normalize.RoutesOfHost.RSYSLOG;
import static org.logreeve.normalize.RoutesOfHost.stopped;
import static org.logreeve.normalize.RoutesOfHost.syslogNg;
import static org.logreeve.normalize.RoutesOfHost.unit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Gap;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.Origin;

/** Where each class of events goes, and the statement that loses it. */
class EventRoutesTest {
    private final FakeHost host = RoutesOfHost.rsyslog();

    @Test
    void allOfAClassLeavesThroughAForwardOfEverything() {
        host.file(RSYSLOG, INPUTS + FORWARD + FILE);

        assertThat(route("auth"))
                .isEqualTo(
                        new EventRoute(
                                "auth",
                                "another-host",
                                "all",
                                "auth",
                                "rsyslog",
                                "all",
                                "imuxsock (/etc/rsyslog.conf:1), imklog (/etc/rsyslog.conf:2)",
                                List.of(
                                        "emerg", "alert", "crit", "err", "warning", "notice",
                                        "info"),
                                all(),
                                List.of(),
                                List.of(),
                                List.of("logs.example.org:6514"),
                                List.of(
                                        "imuxsock (/etc/rsyslog.conf:1)",
                                        "imklog (/etc/rsyslog.conf:2)",
                                        "filter *.* (/etc/rsyslog.conf:3)",
                                        "queue direct",
                                        "to logs.example.org:6514 over tcp in clear"
                                                + " (/etc/rsyslog.conf:3)"),
                                List.of(),
                                new Origin(RSYSLOG, 3)));
        assertThat(kept("auth").steps())
                .endsWith(
                        "filter *.* (/etc/rsyslog.conf:4)",
                        "to /var/log/all (/etc/rsyslog.conf:4)");
    }

    @Test
    void whatStandsWithinAValueOfAModuleSwitchesNothing() {
        String told = "module(load=\"imuxsock\" sysSock.unlink=\"a sysSock.use=\\\"off\\\" b\")\n";
        host.file(RSYSLOG, told + FORWARD + FILE);

        assertThat(route("auth").arrives()).isEqualTo("all");
    }

    @Test
    void stopInADropInIsNamedAsWhatLosesTheClass() {
        host.file(RSYSLOG, INPUTS + "$IncludeConfig /etc/rsyslog.d/*.conf\n" + FORWARD + FILE)
                .file("/etc/rsyslog.d/10-quiet.conf", "auth,authpriv.* stop\n");

        EventRoute auth = route("auth");
        assertThat(auth.arrives() + " " + kept("auth").arrives()).isEqualTo("none none");
        assertThat(auth.losses()).containsExactly("stop (/etc/rsyslog.d/10-quiet.conf:1)");
        assertThat(kept("auth").losses()).containsExactly("stop (/etc/rsyslog.d/10-quiet.conf:1)");
        assertThat(auth.origin()).isEqualTo(new Origin("/etc/rsyslog.d/10-quiet.conf", 1));
        assertThat(route("cron").arrives()).isEqualTo("all");
    }

    @Test
    void forwardBeforeTheStopStillSends() {
        host.file(RSYSLOG, INPUTS + FORWARD + "auth.* stop\n" + FILE);

        assertThat(route("auth").arrives()).isEqualTo("all");
        assertThat(kept("auth").losses()).containsExactly("stop (/etc/rsyslog.conf:4)");
        assertThat(kept("auth").origin()).isEqualTo(new Origin(RSYSLOG, 4));
    }

    @Test
    void filterThatLeavesSeveritiesOutIsNamedWithThem() {
        host.file(RSYSLOG, INPUTS + "*.warning @@logs.example.org\n" + FILE);

        EventRoute cron = route("cron");
        assertThat(cron.arrives()).isEqualTo("some");
        assertThat(cron.never()).containsExactly("notice", "info", "debug");
        assertThat(cron.losses())
                .containsExactly("filter *.warning (/etc/rsyslog.conf:3): notice, info");
        assertThat(route("sudo").losses())
                .containsExactly("filter *.warning (/etc/rsyslog.conf:3): notice");
    }

    @Test
    void forwardInABlockCommentSendsNothing() {
        host.file(RSYSLOG, INPUTS + "/*\n" + FORWARD + "*/\n" + FILE);

        assertThat(route("auth").arrives()).isEqualTo("none");
        assertThat(route("auth").losses())
                .containsExactly(
                        "nothing in it sends anything to another host" + " (/etc/rsyslog.conf)");
    }

    @Test
    void forwardToTheHostItselfIsNone() {
        host.file(RSYSLOG, INPUTS + "*.* @@127.0.0.1\n" + FILE);

        assertThat(route("auth").arrives()).isEqualTo("none");
        assertThat(route("auth").places()).isEmpty();
    }

    @Test
    void twoForwardsOnOneLineAreToldApart() {
        host.file(
                RSYSLOG,
                INPUTS
                        + "if $syslogfacility-text == 'auth' then { "
                        + "action(type=\"omfwd\" target=\"localhost\" protocol=\"tcp\") } "
                        + "else { action(type=\"omfwd\" target=\"logs.example.org\""
                        + " protocol=\"tcp\") }\n"
                        + FILE);

        assertThat(route("auth").arrives() + " " + route("cron").arrives()).isEqualTo("none all");
    }

    @ParameterizedTest
    @CsvSource({
        "/run/log/%HOSTNAME%.log, none",
        "/var/log/%HOSTNAME%.log, all",
        "/%HOSTNAME%/x.log, conditional",
        "/v%HOSTNAME%/x.log, conditional",
        "/srv/%HOSTNAME%/x.log, all",
        "%HOSTNAME%.log, conditional"
    })
    void fileThatMessagesNameIsOnDiskWhereItsTemplateBegins(String template, String arrives) {
        host.file(
                RSYSLOG,
                INPUTS
                        + "template(name=\"byhost\" type=\"string\" string=\"%s\")\n"
                                .formatted(template)
                        + "action(type=\"omfile\" dynafile=\"byhost\")\n");
        assertThat(kept("auth").arrives()).isEqualTo(arrives);

        host.file(RSYSLOG, INPUTS + "$template old,\"%s\"\n*.* ?old\n".formatted(template));
        assertThat(kept("auth").arrives()).isEqualTo(arrives);

        FakeHost other =
                syslogNg(
                        """
                        source s { unix-dgram("/dev/log"); };
                        log { source(s); destination { file("%s"); }; };
                        """
                                .formatted(template.replace("%HOSTNAME%", "${HOST}")));
        assertThat(RoutesOfHost.route(other, "auth", "disk").arrives()).isEqualTo(arrives);
    }

    @Test
    void fileThatAListTemplateNamesIsPerhapsOnDisk() {
        host.file(
                RSYSLOG,
                INPUTS
                        + "template(name=\"t\" type=\"list\") { constant(value=\"/run/\")"
                        + " property(name=\"hostname\") }\n"
                        + "action(type=\"omfile\" dynafile=\"t\")\n");

        assertThat(kept("auth").arrives()).isEqualTo("conditional");
    }

    @Test
    void inputThatIsBoundToARulesetFeedsNoOther() {
        String bound =
                """
                module(load="imuxsock" SysSock.Use="off")
                module(load="imklog")
                input(type="imuxsock" Socket="/dev/log" Ruleset="Local")
                """;
        host.file(RSYSLOG, bound + "ruleset(name=\"local\") {\n" + FILE + "}\n" + FORWARD);

        assertThat(route("auth").reachesSyslog()).isEqualTo("all");
        assertThat(route("auth").arrives() + " " + kept("auth").arrives())
                .isEqualTo("conditional all");
        assertThat(route("kernel").arrives() + " " + kept("kernel").arrives())
                .isEqualTo("all conditional");

        host.file(RSYSLOG, bound.replace("Local", "none") + FILE + FORWARD);
        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("all all");
    }

    @Test
    void kernelMessagesOfAnInputOfTheirOwnTakeTheWayOfItsRuleset() {
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\")\nmodule(load=\"imklog\" ruleset=\"k\")\n"
                        + "ruleset(name=\"k\") {\n"
                        + FILE
                        + "}\n"
                        + FORWARD);

        assertThat(route("kernel").arrives() + " " + kept("kernel").arrives())
                .isEqualTo("conditional all");
        assertThat(route("auth").arrives() + " " + kept("auth").arrives())
                .isEqualTo("all conditional");
    }

    @Test
    void socketOfAnotherNameTakesNothing() {
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\" SysSock.Name=\"/run/other\")\n" + FORWARD + FILE);

        assertThat(route("auth").reachesSyslog()).isEqualTo("none");
    }

    @Test
    void secondDaemonOfWhichNobodyKnowsWhetherItRunsGetsNothingForCertain() {
        host.file(RSYSLOG, INPUTS + FORWARD)
                .file("/usr/sbin/syslog-ng", "")
                .file(
                        "/etc/syslog-ng/syslog-ng.conf",
                        """
                        @version: 3.38
                        log { source { unix-dgram("/dev/log"); }; destination { file("/var/log/a"); }; };
                        """)
                .command("units", unit("rsyslog.service"));

        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("all unknown");
        assertThat(route("auth").daemon()).isEqualTo("rsyslog");
        assertThat(RoutesOfHost.gaps(host))
                .extracting(gap -> gap.component() + ": " + gap.reason())
                .containsExactly("syslog-ng: whether syslog-ng runs beside another is not known");

        host.command("units", unit("rsyslog.service") + "\n" + unit("syslog-ng.service"));
        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("all all");
    }

    @Test
    void daemonThatIsStoppedGetsAndSendsNothing() {
        host.file(RSYSLOG, INPUTS + FORWARD + FILE).command("units", stopped("rsyslog.service"));

        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("none none");
        assertThat(route("auth").reachesSyslog()).isEqualTo("none");
        assertThat(route("auth").losses()).containsExactly("rsyslog is stopped (command:units)");
    }

    @Test
    void conditionBeyondFacilityAndSeverityIsSaid() {
        host.file(RSYSLOG, INPUTS + ":msg, contains, \"x\" @@logs.example.org\n" + FILE);

        assertThat(route("auth").arrives()).isEqualTo("conditional");
        assertThat(route("auth").maybe()).isEqualTo(all());
    }

    @Test
    void withoutAnInputNothingComes() {
        host.file(RSYSLOG, "module(load=\"imudp\")\n" + FORWARD + FILE);

        assertThat(route("user").losses())
                .containsExactly("no input of rsyslog takes them (/etc/rsyslog.conf)");
    }

    @Test
    void outputThatIsNotUnderstoodLeavesOpenOnlyTheClassesThatComeToIt() {
        host.file("/usr/lib/rsyslog/omkafka.so", "");
        host.file(
                RSYSLOG,
                INPUTS + "module(load=\"omkafka\")\nmail.* action(type=\"omkafka\")\n" + FILE);

        assertThat(RoutesOfHost.gaps(host))
                .extracting(Gap::scope)
                .containsExactlyInAnyOrder("mail", "audit");
        assertThat(route("mail").arrives()).isEqualTo("unknown");
        assertThat(route("auth").arrives()).isEqualTo("none");
    }

    private static List<String> all() {
        return List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    }

    private EventRoute route(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "another-host");
    }

    private EventRoute kept(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "disk");
    }
}
