package org.logreeve.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.normalize.AuditFacts;
import org.logreeve.normalize.HostFacts;
import org.logreeve.parse.audit.AuditConfig;
import org.logreeve.parse.audit.AuditParser;
import org.logreeve.parse.audit.AuditdSettings;
import org.logreeve.parse.audit.Stage;
import org.logreeve.parse.host.HostConfig;
import org.logreeve.parse.host.HostParser;
import org.logreeve.parse.logrotate.LogrotateConfig;
import org.logreeve.parse.logrotate.LogrotateParser;
import org.logreeve.parse.logrotate.LogrotateStanza;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.parse.rsyslog.Statement;
import org.logreeve.parse.systemd.ByteSize;
import org.logreeve.parse.systemd.TimeSpan;
import org.logreeve.parse.systemd.journal.JournaldParser;
import org.logreeve.parse.systemd.time.TimesyncdConfig;
import org.logreeve.parse.systemd.time.TimesyncdParser;

/** Texts of the largest size that is collected, on which work that grows as a square never ends. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileSizesTest {
    private static final int LARGE = 4_000_000;

    @ParameterizedTest
    @ValueSource(strings = {":", "! ", "+* ", "!a", "\"\\\"", "$1"})
    void aLineOfSignsIsNotUnderstoodAtOnce(String sign) {
        Parsed.Config<RsyslogConfig> config = rsyslog(sign.repeat(LARGE / sign.length()));

        assertThat(config.isUnderstood()).isFalse();
    }

    @Test
    void anOpenStringInAnObjectIsLookedAtAFewTimesOnly() {
        String text = "action(type=\"" + "\\\"".repeat(LARGE / 2) + "\\q";

        assertThat(rsyslog(text).isUnderstood()).isFalse();
    }

    @Test
    void theNewestFiftyOfARepeatedParameterAreKept() {
        String text = "action(type=\"omfile\"" + " file=\"/a\"".repeat(LARGE / 20) + ")\n";

        Action action = action(rsyslog(text));

        assertThat(action.setting("file").orElseThrow().overrode()).hasSize(50);
    }

    @Test
    void theNewestFiftyOfARepeatedGlobalDirectiveAreKept() {
        RsyslogConfig config =
                rsyslog("$Umask 0022\n".repeat(LARGE / 24) + "*.* /var/log/all\n").config();

        assertThat(config.globals())
                .filteredOn(g -> g.key().equals("global.umask"))
                .singleElement()
                .satisfies(g -> assertThat(g.overrode()).hasSize(50));
    }

    @Test
    void queueParametersOfAnUnknownModuleAreGoneThroughOnce() {
        String queue =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "queue.x" + i + "=\"\"")
                        .collect(Collectors.joining(" "));
        String text = "module(load=\"omprog\")\naction(type=\"omprog\" " + queue + ")\n";

        assertThat(action(rsyslog(text)).settings()).hasSizeGreaterThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%d\n", "/a%dx*\n"})
    void logsThatAreTooManyToCompareAreSaidToBeOnce(String log) {
        String logs =
                IntStream.range(0, 400_000).mapToObj(log::formatted).collect(Collectors.joining());

        Parsed.Config<LogrotateConfig> config =
                logrotate("/b?* /c* /d* /e* /f* /g* /h* {\n}\n" + logs + "{\n}\n");

        assertThat(config.problems())
                .extracting(Problem::message)
                .contains("too many patterns to compare")
                .hasSizeLessThan(10);
    }

    @Test
    void stanzasThatAreLostTakeOnlyTheirOwnPatterns() {
        String lost = "/b* {\nrotate x\n}\n".repeat(100_000);
        String logs =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "/" + "a".repeat(i % 7) + i + "*\n")
                        .collect(Collectors.joining());

        Parsed.Config<LogrotateConfig> config = logrotate(logs + "{\n}\n" + lost);

        assertThat(config.config().stanzas()).extracting(LogrotateStanza::patterns).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\0",
                "x\\\n",
                "#\\\n",
                "Storage=none\n",
                "NTP=\n",
                "[Journal]\n",
                "=\n",
                "\uFEFF\n",
                "[",
                "\\",
                "1 "
            })
    void settingsOfOneSignAreReadInOneGo(String sign) {
        String text = "[Journal]\n" + sign.repeat(LARGE / sign.length());

        FakeHost.with("/usr/lib/systemd/systemd-journald")
                .file("/etc/systemd/journald.conf", text)
                .read(new JournaldParser());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NTP=a%d\n", "NTP=a%d b%1$d\nNTP=\n", "NTP=\\\na%d "})
    void serversWithoutEndAreGivenUp(String line) {
        String text =
                IntStream.range(0, 200_000).mapToObj(line::formatted).collect(Collectors.joining());

        Parsed.Config<TimesyncdConfig> config =
                FakeHost.with("/usr/lib/systemd/systemd-timesyncd")
                        .file("/etc/systemd/timesyncd.conf", "[Time]\n" + text)
                        .read(new TimesyncdParser());

        assertThat(config.config().configured()).hasSizeLessThanOrEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "9", "1.", "0.1", "1M ", "infinity", " ", "+"})
    void valuesWithoutEndAreSpansAndSizesOrNot(String part) {
        String value = part.repeat(500_000);

        assertThat(TimeSpan.parse(value).orElse(0)).isNotNegative();
        assertThat(ByteSize.parse(value).orElse(0)).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-w /etc/a%d -p wa\n",
                "-A always,exit -F arch=b64 -S open -F pid=%d\n",
                "-a never,exit -F pid=%d\n",
                "-D -k x%d\n",
                "-b %d\n",
                "-i\n",
                "what %d\n",
                "\\\\ -k \\ %d"
            })
    void aHundredThousandAuditRulesAreReadInOnePass(String rule) {
        String text =
                IntStream.range(0, 100_000).mapToObj(rule::formatted).collect(Collectors.joining());

        assertThat(AuditFacts.of(audit("/etc/audit/rules.d/a.rules", text))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a ", "-F ", "-S open,", "\\ ", "\0", "\r", "\u00e9", "=", "-", " "})
    void anAuditLineOfTenMegabytesIsAProblem(String sign) {
        String line = sign.repeat(10_000_000 / sign.length());

        assertThat(AuditFacts.of(audit("/etc/audit/rules.d/a.rules", "-w /etc/x\n" + line)))
                .isNotEmpty();
        assertThat(AuditFacts.of(audit("/etc/audit/auditd.conf", "space_left = 7\n" + line)))
                .isNotEmpty();
        assertThat(AuditFacts.of(audit("/etc/audit/plugins.d/x.conf", line))).isNotEmpty();
    }

    @Test
    void aHundredThousandSettingsKeepTheNewestFiftyThatWereOverridden() {
        Parsed.Config<AuditConfig> parsed =
                audit("/etc/audit/auditd.conf", "num_logs = 5\n".repeat(100_000));

        assertThat(parsed.config().settings())
                .isInstanceOfSatisfying(
                        Stage.Known.class,
                        known ->
                                assertThat(
                                                ((AuditdSettings) known.value())
                                                        .get("num_logs")
                                                        .overrode())
                                        .hasSize(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", ":", "f 644 1 a:b:/", " ", "\\040", "-", "D 1 1 a:b:/\n", "\"", "! \n"})
    void listsOfTheHostMayBeLongAndOdd(String sign) {
        String text = sign.repeat(LARGE / sign.length());
        FakeHost host = FakeHost.with().file("/etc/os-release", "ID=" + text);
        for (String command : new HostParser().seeds().commands()) {
            host.command(command, text);
        }

        Parsed.Config<HostConfig> config = host.read(new HostParser());

        assertThat(config.isUnderstood()).isFalse();
        assertThat(config.problems()).hasSizeLessThanOrEqualTo(110);
        assertThat(HostFacts.of(config)).hasSizeLessThanOrEqualTo(5_000);
    }

    private static Parsed.Config<AuditConfig> audit(String path, String text) {
        return FakeHost.with("/usr/sbin/auditd", "/lib64/ld-linux-x86-64.so.2")
                .folder("/etc")
                .folder("/etc/audit/rules.d")
                .file(path, text)
                .read(new AuditParser());
    }

    private static Action action(Parsed.Config<RsyslogConfig> config) {
        return config.config().rulesets().getFirst().statements().stream()
                .filter(Statement.Run.class::isInstance)
                .map(s -> ((Statement.Run) s).action())
                .findFirst()
                .orElseThrow();
    }

    private static Parsed.Config<RsyslogConfig> rsyslog(String text) {
        return FakeHost.with("/usr/sbin/rsyslogd", "/usr/lib/x86_64-linux-gnu/rsyslog/omprog.so")
                .file("/etc/rsyslog.conf", text)
                .read(new RsyslogParser());
    }

    private static Parsed.Config<LogrotateConfig> logrotate(String text) {
        return FakeHost.with("/usr/sbin/logrotate")
                .file("/etc/logrotate.conf", text)
                .read(new LogrotateParser());
    }
}
