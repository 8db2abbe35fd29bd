package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.RunningConfig;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.ntp.NtpParser;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.parse.sshd.SshdParser;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostFiles;

/** Times of files and of starts; the whole way from a host is in the rule's fixtures. */
class RunningConfigsTest {

    /** When {@link #started} says: two hours before the clock of {@link FakeHost}. */
    private static final long START = 1_700_000_000 - 7_200;

    private final FakeHost host =
            FakeHost.with("/usr/sbin/rsyslogd", "/usr/sbin/syslog-ng", "/usr/sbin/sshd")
                    .command("uptime", "10000.00 100.00\n");

    static Stream<Arguments> budgets() {
        return Stream.of(
                Arguments.of(
                        new RsyslogParser(),
                        "/etc/rsyslog.conf",
                        "$IncludeConfig /etc/site.conf",
                        "line 2000: more files are included than are followed"),
                Arguments.of(
                        new ChronyParser(),
                        "/etc/chrony/chrony.conf",
                        "include /etc/site.conf",
                        "line 500: more than 500 files; the rest is not read"),
                Arguments.of(
                        new NtpParser(),
                        "/etc/ntpsec/ntp.conf",
                        "includefile /etc/site.conf",
                        "line 500: more includes than are followed"),
                Arguments.of(
                        new SshdParser(),
                        "/etc/ssh/sshd_config",
                        "Include /etc/site.conf",
                        "line 500: more includes than are followed"));
    }

    @ParameterizedTest
    @MethodSource("budgets")
    void filesThatAreNotFollowedMayBeNewer(
            ComponentParser<?> parser, String main, String include, String reason) {
        FakeHost full =
                FakeHost.with(
                                "/usr/sbin/rsyslogd",
                                "/usr/sbin/chronyd",
                                "/usr/sbin/ntpd",
                                "/usr/sbin/sshd")
                        .file(main, (include + "\n").repeat(2_001))
                        .file("/etc/site.conf", "# nothing\n");

        assertThat(gaps(full, parser)).contains(reason + " (" + main + ")");
    }

    @Test
    void whatSyslogNgsParserRefusesItDoesNotLookBehind() {
        host.file(
                "/etc/syslog-ng/syslog-ng.conf",
                """
                @version: 3.38
                strange { };
                @include "later.conf"
                """);

        assertThat(gaps(host, new SyslogNgParser()))
                .containsExactly(
                        "syslog-ng refuses the configuration: a statement was expected,"
                                + " not 'strange' (/etc/syslog-ng/syslog-ng.conf:2)");
    }

    @Test
    void doubtAboutTheClockNamesWhatElseItMayComeFrom() {
        host.command("uptime", "13600.00 100.00\n");

        assertThat(
                        facts("sshd", sshd(), started(), List.of(file(START + 60))).stream()
                                .map(fact -> ((Gap) fact).reason()))
                .containsExactly(
                        "/etc/ssh/sshd_config and the start are too close in time: the clock and"
                                + " the time since boot are 3600 seconds apart (it was set since"
                                + " the start, the system was suspended before it, or this is a"
                                + " container)");
        assertThat(facts("sshd", sshd(), started(), List.of(file(START - 3601))))
                .map(fact -> ((RunningConfig) fact).state())
                .containsExactly("current");
    }

    @Test
    void whatASocketStartsReadsItsFilesThen() {
        String service = unit("ssh.service", "inactive", "", "no");
        String socket = unit("ssh.socket", "active", "", "no");

        assertThat(states(service + socket)).containsExactly("current ssh.socket");
        assertThat(states(service)).containsExactly("stopped ssh.service");
    }

    @Test
    void whatASocketStartsIsNotWhatItsChangedUnitSays() {
        String service = unit("ssh.service", "inactive", "", "yes");
        String socket = unit("ssh.socket", "active", "", "no");

        assertThat(states(service + socket)).containsExactly("unit-changed ssh.service");
        assertThat(
                        states(
                                service.replace("=yes", "=no")
                                        + socket.replace("Reload=no", "Reload=yes")))
                .containsExactly("unit-changed ssh.socket");
        assertThat(states(service)).containsExactly("stopped ssh.service");
    }

    private Parsed<?> sshd() {
        return host.file("/etc/ssh/sshd_config", "LogLevel INFO\n").parse(new SshdParser());
    }

    private static FileRead.Content file(long modified) {
        String path = "/etc/ssh/sshd_config";
        return new FileRead.Content(
                path,
                new FileMeta(FileType.REGULAR, 0600, "root", "root", 1, modified, ""),
                "LogLevel INFO\n");
    }

    private List<String> states(String units) {
        return facts("sshd", sshd(), units, List.of()).stream()
                .filter(RunningConfig.class::isInstance)
                .map(RunningConfig.class::cast)
                .map(config -> config.state() + " " + config.unit())
                .toList();
    }

    private List<String> gaps(FakeHost of, ComponentParser<?> parser) {
        return facts(parser.component(), of.parse(parser), started(), List.of()).stream()
                .filter(Gap.class::isInstance)
                .map(Gap.class::cast)
                .map(gap -> gap.reason() + " (" + gap.origin() + ")")
                .toList();
    }

    private List<Fact> facts(
            String component, Parsed<?> parsed, String units, List<FileRead.Content> read) {
        host.command("units", units);
        return new RunningConfigs(
                        host.parse(new UnitsParser()),
                        new HostFiles(
                                host.collect(
                                        CollectRequest.of(
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                List.of("uptime")))),
                        List.of())
                .of(component, parsed, read);
    }

    /** Each daemon's service, started two hours ago. */
    private static String started() {
        var text = new StringBuilder();
        Daemons.UNITS
                .values()
                .forEach(
                        names ->
                                text.append(
                                        unit(
                                                names.getFirst(),
                                                "active",
                                                "Tue 2023-11-14 20:13:20 UTC",
                                                "no")));
        return text.toString();
    }

    private static String unit(String name, String state, String since, String needsReload) {
        return """
               Id=%s
               LoadState=loaded
               ActiveState=%s
               NeedDaemonReload=%s
               ExecMainStartTimestamp=%s
               ExecMainStartTimestampMonotonic=2800000000
               StateChangeTimestamp=%s

               """
                .formatted(name, state, needsReload, since, since);
    }
}
