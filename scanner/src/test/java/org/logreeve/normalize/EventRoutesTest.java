package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** Where each class of events goes, and the statement that loses it. */
class EventRoutesTest {
    private static final String RSYSLOG = "/etc/rsyslog.conf";
    private static final String JOURNALD = "/etc/systemd/journald.conf";
    private static final String INPUTS = "module(load=\"imuxsock\")\nmodule(load=\"imklog\")\n";
    private static final String FORWARD = "*.* @@logs.example.org:6514\n";
    private static final String FILE = "*.* /var/log/all\n";

    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd").folder("/etc/rsyslog.d");

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
    void finalPathOfSyslogNgIsNamedAsWhatLosesTheClass() {
        FakeHost other =
                FakeHost.with("/usr/sbin/syslog-ng")
                        .file(
                                "/etc/syslog-ng/syslog-ng.conf",
                                """
                                @version: 3.38
                                source s { unix-dgram("/dev/log"); };
                                destination d { file("/var/log/all"); };
                                destination n { network("logs.example.org" port(6514)); };
                                filter f { facility(auth); };
                                log { source(s); filter(f); destination(d); flags(final); };
                                filter w { level(warning..emerg); };
                                log { source(s); filter(w); destination(n); };
                                """);

        assertThat(route(other, "auth", "another-host").losses())
                .containsExactly("final log path (/etc/syslog-ng/syslog-ng.conf:6)");
        assertThat(route(other, "auth", "disk").arrives()).isEqualTo("all");
        assertThat(route(other, "cron", "another-host").losses())
                .containsExactly("filter (/etc/syslog-ng/syslog-ng.conf:7): notice, info");
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

    @Test
    void twoDestinationsOnOneLineAreToldApart() {
        FakeHost other =
                syslogNg(
                        """
                        source s { unix-dgram("/dev/log"); };
                        filter f { facility(auth); };
                        filter n { not facility(auth); };
                        log { source(s); filter(f); destination { network("::1"); }; }; \
                        log { source(s); filter(n); destination { network("logs.example.org"); }; };
                        """);

        assertThat(route(other, "auth", "another-host").arrives()).isEqualTo("none");
        assertThat(route(other, "cron", "another-host").arrives()).isEqualTo("all");
    }

    @Test
    void sourceOfSyslogNgFeedsOnlyThePathsThatNameIt() {
        String text =
                """
                source all { systemd-journal(); };
                source old { unix-dgram("/run/systemd/journal/syslog"); };
                destination far { network("logs.example.org" port(514)); };
                destination near { file("/var/log/all"); };
                log { source(all); destination(near); };
                log { source(old); destination(far); };
                """;
        FakeHost other =
                syslogNg(text)
                        .file("/usr/lib/systemd/systemd-journald", "")
                        .folder("/var/log/journal")
                        .file(JOURNALD, "[Journal]\nForwardToSyslog=no\nStorage=persistent\n");

        assertThat(route(other, "auth", "another-host").reachesSyslog()).isEqualTo("all");
        assertThat(route(other, "auth", "another-host").arrives()).isEqualTo("conditional");
        assertThat(route(other, "auth", "disk").arrives()).isEqualTo("all");

        other.file(JOURNALD, "[Journal]\nForwardToSyslog=yes\nStorage=persistent\n");
        assertThat(route(other, "auth", "another-host").arrives()).isEqualTo("all");
    }

    @ParameterizedTest
    @CsvSource({"app, none none", "*, all all"})
    void journalOfANamespaceIsNotTheHostsAndAStarMeansAll(String namespace, String expected) {
        FakeHost other =
                syslogNg(
                        """
                        source s { systemd-journal(namespace("%s")); };
                        destination far { network("logs.example.org" port(514)); };
                        log { source(s); destination(far); };
                        """
                                .formatted(namespace));
        other.file("/usr/lib/systemd/systemd-journald", "").file(JOURNALD, "[Journal]\n");

        EventRoute auth = route(other, "auth", "another-host");
        assertThat(auth.reachesSyslog() + " " + auth.arrives()).isEqualTo(expected);
    }

    @Test
    void serverThatIsAskedOnlyWhileTheFirstIsAwayGetsNothingForCertain() {
        FakeHost other =
                syslogNg(
                        """
                        source s { unix-dgram("/dev/log"); };
                        destination d { network("::1" failover(servers("logs.example.org"))); };
                        log { source(s); destination(d); };
                        """);

        EventRoute auth = route(other, "auth", "another-host");
        assertThat(auth.arrives() + " " + auth.places())
                .isEqualTo("conditional [logs.example.org:514]");
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
        assertThat(route(other, "auth", "disk").arrives()).isEqualTo(arrives);
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
        assertThat(gaps())
                .extracting(gap -> gap.component() + ": " + gap.reason())
                .containsExactly("syslog-ng: whether syslog-ng runs beside another is not known");

        host.command("units", unit("rsyslog.service") + "\n" + unit("syslog-ng.service"));
        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("all all");
    }

    @Test
    void facilityThatSudoIsSetToIsTheOneThatIsFollowed() {
        host.file(RSYSLOG, INPUTS + "authpriv.* @@a.example.org\nlocal2.* /var/log/sudo\n")
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults syslog=local2\njoe ALL = ALL\n");

        EventRoute sent = route("sudo");
        assertThat(sent.facility() + " " + sent.arrives()).isEqualTo("local2 none");
        EventRoute kept = kept("sudo");
        assertThat(kept.arrives()).isEqualTo("all");
        assertThat(kept.steps()).first().isEqualTo("sudo as local2 (/etc/sudoers:1)");

        host.file("/etc/sudoers", "Defaults:joe syslog=local2\n");
        assertThat(route("sudo").facility()).isEqualTo("local2 or authpriv");
        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives())
                .isEqualTo("conditional conditional");
    }

    @Test
    void severitiesThatSudoIsSetToAreThoseThatMatter() {
        host.file(RSYSLOG, INPUTS + "authpriv.warning @@a.example.org\n" + FILE)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults syslog_goodpri=info\n");

        assertThat(route("sudo").matter()).containsExactly("alert", "info");
        assertThat(route("sudo").arrives()).isEqualTo("some");
    }

    @ParameterizedTest
    @CsvSource({
        "!syslog, syslog = no",
        "syslog_goodpri=none, syslog_goodpri = none",
        "!log_allowed, log_allowed = no"
    })
    void sudoThatLogsNothingLosesItsEvents(String setting, String said) {
        host.file(RSYSLOG, INPUTS + FORWARD + FILE)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults " + setting + "\n");

        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives()).isEqualTo("none none");
        assertThat(route("sudo").losses()).containsExactly("sudo: " + said + " (/etc/sudoers:1)");
    }

    @Test
    void sudoThatWritesAFileOfItsOwnIsKeptWithoutSyslog() {
        host.file(RSYSLOG, INPUTS + FORWARD)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults !syslog, logfile=/var/log/sudo.log\n");

        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives()).isEqualTo("none all");
        assertThat(kept("sudo").places()).containsExactly("/var/log/sudo.log");
    }

    @Test
    void settingsOfSudoThatMayNotBeReadLeaveItsRoutesOpen() {
        host.file(RSYSLOG, INPUTS + FORWARD).file("/usr/bin/sudo", "").denied("/etc/sudoers");

        assertThat(gaps())
                .extracting(gap -> gap.scope() + " " + gap.cause())
                .containsExactly("sudo UNREADABLE");
        assertThat(kept("sudo").arrives() + " " + kept("auth").arrives()).isEqualTo("unknown none");
    }

    @Test
    void facilityThatSshdIsSetToIsTheOneThatIsFollowed() {
        host.file(RSYSLOG, INPUTS + "auth.* @@a.example.org\nauthpriv.* /var/log/secure\n")
                .file("/usr/sbin/sshd", "")
                .file("/etc/ssh/sshd_config", "Port 22\n");
        assertThat(route("sshd").arrives() + " " + kept("sshd").arrives()).isEqualTo("all none");

        host.file("/etc/ssh/sshd_config", "Port 22\nSyslogFacility AUTHPRIV\n");
        assertThat(route("sshd").arrives() + " " + kept("sshd").arrives()).isEqualTo("none all");
        assertThat(kept("sshd").steps())
                .first()
                .isEqualTo("sshd as authpriv (/etc/ssh/sshd_config:2)");

        host.file("/etc/ssh/sshd_config", "LogLevel QUIET\n");
        assertThat(route("sshd").losses())
                .containsExactly("sshd: LogLevel QUIET (/etc/ssh/sshd_config:1)");
    }

    @Test
    void kernelMessagesThatJournaldDoesNotReadAreNotInTheJournal() {
        journald("[Journal]\nStorage=persistent\nReadKMsg=no\n");
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\" SysSock.Use=\"off\")\nmodule(load=\"imjournal\")\n"
                        + FORWARD);

        assertThat(route("kernel").arrives() + " " + kept("kernel").arrives())
                .isEqualTo("none none");
        assertThat(route("kernel").losses())
                .containsExactly("ReadKMsg=no (/etc/systemd/journald.conf:3)");
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
    void uploaderAndAuditDaemonThatAreStoppedSendAndWriteNothing() {
        FakeHost alone =
                FakeHost.with(
                                "/usr/lib/systemd/systemd-journald",
                                "/usr/lib/systemd/systemd-journal-upload",
                                "/usr/sbin/auditd")
                        .folder("/var/log/journal")
                        .file("/etc/audit/auditd.conf", "space_left = 75\n")
                        .file(JOURNALD, "[Journal]\nStorage=persistent\n")
                        .file(
                                "/etc/systemd/journal-upload.conf",
                                "[Upload]\nURL=https://logs.example.org\n");
        assertThat(route(alone, "auth", "another-host").arrives()).isEqualTo("all");
        assertThat(route(alone, "audit", "disk").arrives()).isEqualTo("all");

        alone.command(
                "units",
                stopped("systemd-journal-upload.service") + "\n" + stopped("auditd.service"));
        assertThat(route(alone, "auth", "another-host").arrives()).isEqualTo("none");
        assertThat(route(alone, "audit", "disk").arrives()).isEqualTo("none");
    }

    private static String unit(String name) {
        return """
        Id=%s
        LoadState=loaded
        ActiveState=active
        SubState=running
        UnitFileState=enabled
        Result=success
        """
                .formatted(name);
    }

    private static String stopped(String name) {
        return unit(name).replace("=active", "=inactive").replace("=running", "=dead");
    }

    @Test
    void conditionBeyondFacilityAndSeverityIsSaid() {
        host.file(RSYSLOG, INPUTS + ":msg, contains, \"x\" @@logs.example.org\n" + FILE);

        assertThat(route("auth").arrives()).isEqualTo("conditional");
        assertThat(route("auth").maybe()).isEqualTo(all());
    }

    @Test
    void journaldThatDoesNotForwardKeepsAllFromRsyslog() {
        journald("[Journal]\nStorage=persistent\nForwardToSyslog=no\n");
        host.file(RSYSLOG, INPUTS + FORWARD + FILE);

        EventRoute auth = route("auth");
        assertThat(auth.reachesSyslog()).isEqualTo("none");
        assertThat(auth.link()).isEqualTo("ForwardToSyslog=no (/etc/systemd/journald.conf:3)");
        assertThat(auth.origin()).isEqualTo(new Origin(JOURNALD, 3));
        assertThat(auth.arrives()).isEqualTo("none");
        assertThat(auth.losses())
                .containsExactly("ForwardToSyslog=no (/etc/systemd/journald.conf:3)");
        assertThat(kept("auth").places()).containsExactly("/var/log/journal");
        assertThat(route("kernel").arrives()).isEqualTo("all");
    }

    @Test
    void imjournalReadsWhatIsStoredWhateverIsForwarded() {
        journald("[Journal]\nStorage=volatile\nForwardToSyslog=no\nMaxLevelStore=notice\n");
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\" SysSock.Use=\"off\")\nmodule(load=\"imjournal\")\n"
                        + FORWARD
                        + FILE);

        EventRoute auth = route("auth");
        assertThat(auth.reachesSyslog()).isEqualTo("some");
        assertThat(auth.losses())
                .containsExactly("MaxLevelStore=notice (/etc/systemd/journald.conf:4): info");
        assertThat(route("sudo").arrives()).isEqualTo("all");
        assertThat(route("kernel").reachesSyslog()).isEqualTo("some");
    }

    @Test
    void withoutAnInputNothingComes() {
        host.file(RSYSLOG, "module(load=\"imudp\")\n" + FORWARD + FILE);

        assertThat(route("user").losses())
                .containsExactly("no input of rsyslog takes them (/etc/rsyslog.conf)");
    }

    @Test
    void journalUploadCountsWithoutASyslogDaemon() {
        FakeHost alone =
                FakeHost.with(
                                "/usr/lib/systemd/systemd-journald",
                                "/usr/lib/systemd/systemd-journal-upload")
                        .folder("/var/log/journal")
                        .file(JOURNALD, "[Journal]\nStorage=persistent\n")
                        .file(
                                "/etc/systemd/journal-upload.conf",
                                "[Upload]\nURL=https://logs.example.org\n");

        EventRoute kernel = route(alone, "kernel", "another-host");
        assertThat(kernel.daemon() + " " + kernel.reachesSyslog()).isEqualTo("journald no-daemon");
        assertThat(kernel.arrives() + " " + route(alone, "kernel", "disk").arrives())
                .isEqualTo("all all");
        assertThat(kernel.steps())
                .containsExactly(
                        "journald: Storage=persistent (/etc/systemd/journald.conf:2)",
                        "journal-upload to logs.example.org:19532 over http with TLS"
                                + " (/etc/systemd/journal-upload.conf:2)");
    }

    @Test
    void outputThatIsNotUnderstoodLeavesOpenOnlyTheClassesThatComeToIt() {
        host.file("/usr/lib/rsyslog/omkafka.so", "");
        host.file(
                RSYSLOG,
                INPUTS + "module(load=\"omkafka\")\nmail.* action(type=\"omkafka\")\n" + FILE);

        assertThat(gaps()).extracting(Gap::scope).containsExactlyInAnyOrder("mail", "audit");
        assertThat(route("mail").arrives()).isEqualTo("unknown");
        assertThat(route("auth").arrives()).isEqualTo("none");
    }

    private static FakeHost syslogNg(String text) {
        return FakeHost.with("/usr/sbin/syslog-ng")
                .file("/etc/syslog-ng/syslog-ng.conf", "@version: 3.38\n" + text);
    }

    private void journald(String text) {
        host.file("/usr/lib/systemd/systemd-journald", "")
                .folder("/var/log/journal")
                .file(JOURNALD, text);
    }

    private static List<String> all() {
        return List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    }

    private EventRoute route(String eventClass) {
        return route(host, eventClass, "another-host");
    }

    private EventRoute kept(String eventClass) {
        return route(host, eventClass, "disk");
    }

    private static EventRoute route(FakeHost host, String eventClass, String goal) {
        return model(host).facts().stream()
                .filter(EventRoute.class::isInstance)
                .map(EventRoute.class::cast)
                .filter(route -> route.eventClass().equals(eventClass))
                .filter(route -> route.goal().equals(goal))
                .findFirst()
                .orElseThrow();
    }

    private List<Gap> gaps() {
        return model(host).facts().stream()
                .filter(Gap.class::isInstance)
                .map(Gap.class::cast)
                .filter(gap -> gap.kind().equals("EventRoute"))
                .toList();
    }

    private static HostModel model(FakeHost host) {
        try {
            return HostModel.read(host::collect, new Host("h", Origin.of("inventory")));
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }
}
