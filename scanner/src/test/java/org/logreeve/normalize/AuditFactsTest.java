package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.AuditDrift;
import org.logreeve.fact.AuditLog;
import org.logreeve.fact.AuditPlugin;
import org.logreeve.fact.AuditRule;
import org.logreeve.fact.AuditSettings;
import org.logreeve.fact.DaemonSetting;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.KernelParameter;
import org.logreeve.fact.Retention;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.audit.AuditParser;
import org.logreeve.text.Origin;

class AuditFactsTest {
    private static final String CONF = "/etc/audit/auditd.conf";
    private static final String RULES = "/etc/audit/rules.d/a.rules";
    private static final String LOG = "/var/log/audit/audit.log";

    private final FakeHost host =
            FakeHost.with("/usr/sbin/auditd", "/lib64/ld-linux-x86-64.so.2")
                    .folder("/etc")
                    .folder("/etc/audit/rules.d")
                    .linked("/usr/bin/awk", "gawk")
                    .command("audit-status", 4, "You must be root")
                    .command("audit-rules", 4, "You must be root")
                    .command("kernel-command-line", 0, "quiet audit=1\n");

    @Test
    void aWatchIsAFactInItsCanonicalForm() {
        host.file(RULES, "-w /etc/shadow -p wa -k id\n");

        assertThat(facts(AuditRule.class))
                .containsExactly(
                        new AuditRule(
                                "boot",
                                true,
                                "exit",
                                "always",
                                List.of("b64", "b32"),
                                List.of("all"),
                                "/etc/shadow",
                                false,
                                List.of("w", "a"),
                                List.of(),
                                List.of(),
                                List.of("id"),
                                "-w /etc/shadow -p wa -k id",
                                new Origin(RULES, 1)));
    }

    @Test
    void filtersAreInWordsAndExceptionsAreNamed() {
        host.file(
                RULES,
                """
                -a never,exit -F auid=1001
                -a always,exit -F arch=b64 -S open -F auid!=-1 -F auid>=1000
                """);

        AuditRule rule = facts(AuditRule.class).getLast();

        assertThat(rule.filters()).containsExactly("auid!=unset", "auid>=1000");
        assertThat(rule.inForce()).isTrue();
        assertThat(rule.exceptions())
                .containsExactly("-a never,exit -S all -F auid=1001 " + RULES + ":1");
    }

    @Test
    void whatIsBehindAnErrorOrANeverRuleIsNotInForce() {
        host.file(RULES, "-a never,exit -S all\n-w /etc/a\n-w nowhere\n-w /etc/b\n");

        assertThat(facts(AuditRule.class))
                .extracting(AuditRule::text, AuditRule::inForce)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("-a never,exit -S all", true),
                        org.assertj.core.groups.Tuple.tuple("-w /etc/a -p rwxa", false),
                        org.assertj.core.groups.Tuple.tuple("-w /etc/b -p rwxa", false));
    }

    @ParameterizedTest
    @CsvSource({"audit=0", "quiet audit=1 audit=off"})
    void aKernelStartedWithoutAuditingHasNoRuleInForce(String line) {
        host.file(RULES, "-w /etc/a\n-e 2\n").command("kernel-command-line", 0, line + "\n");

        assertThat(facts(AuditRule.class)).extracting(AuditRule::inForce).containsExactly(false);
        assertThat(facts(AuditSettings.class))
                .extracting(AuditSettings::enabled)
                .containsExactly(0L);
    }

    @Test
    void settingsOfTheNextStartAndOfTheKernelAreFacts() {
        host.file(RULES, "-b 8192\n-f 2\n--loginuid-immutable\n-e 2\n")
                .command(
                        "audit-status",
                        0,
                        "enabled 1\nfailure 1\npid 7\nrate_limit 0\nbacklog_limit 64\nlost 5\n");

        assertThat(facts(AuditSettings.class))
                .containsExactly(
                        new AuditSettings(
                                "boot", 2, true, 2, 8192, 0, -1, true, -1, new Origin(RULES, 4)),
                        new AuditSettings(
                                "kernel",
                                1,
                                false,
                                1,
                                64,
                                0,
                                -1,
                                false,
                                5,
                                Origin.of("command:audit-status")));
        assertThat(facts(KernelParameter.class))
                .extracting(KernelParameter::name)
                .containsExactly("quiet", "audit");
    }

    @Test
    void driftNamesWhatEachSideLacks() {
        host.file(RULES, "-w /etc/a -p wa\n-w /etc/b -p wa\n-e 2\n")
                .file("/etc/audit/audit.rules", "## made\n\n-w /etc/a -p wa\n\n-e 2\n")
                .command("audit-rules", 0, "-w /etc/b -p wa\n-w /etc/c -p wa\n");

        assertThat(facts(AuditDrift.class))
                .containsExactly(
                        new AuditDrift(
                                "files",
                                "compiled",
                                false,
                                List.of("-w /etc/b -p wa"),
                                List.of(),
                                Origin.of("/etc/audit/audit.rules")),
                        new AuditDrift(
                                "files",
                                "kernel",
                                false,
                                List.of("-w /etc/a -p wa"),
                                List.of("-w /etc/c -p wa"),
                                Origin.of("command:audit-rules")));
    }

    @Test
    void rulesWrittenOtherwiseAreNoDrift() {
        host.file(RULES, "-a exit,always -F path=/etc/a -F perm=aw -k x\n")
                .file("/etc/audit/audit.rules", "-a exit,always -F path=/etc/a -F perm=aw -k x\n")
                .command("audit-rules", 0, "-w /etc/a -p wa -k x\n");

        assertThat(facts(AuditDrift.class)).extracting(AuditDrift::inSync).containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotate    | 5 | 8  | ignore | 33554432 | 41943040",
                "rotate    | 1 | 8  | ignore | max      | max",
                "keep_logs | 5 | 8  | ignore | max      | max",
                "ignore    | 5 | 8  | ignore | max      | max",
                "suspend   | 5 | 8  | ignore | max      | 8388608",
                "keep_logs | 5 | 8  | rotate | 0        | max",
            })
    void theLogIsBoundedBySizeAndCount(
            String action, int files, int size, String space, String least, String most) {
        host.file(
                CONF,
                """
                space_left = 75
                num_logs = %d
                max_log_file = %d
                max_log_file_action = %s
                disk_full_action = %s
                """
                        .formatted(files, size, action, space));

        AuditLog stream = facts(AuditLog.class).getFirst();

        assertThat(stream.leastBytes()).isEqualTo(bytes(least));
        assertThat(stream.mostBytes()).isEqualTo(bytes(most));
        assertThat(stream.whenFull()).isEqualTo(action);
    }

    @Test
    void daysAreUnknownWhereSizeAloneBoundsTheLog() {
        host.file(
                CONF,
                "space_left = 75\nnum_logs = 5\nmax_log_file = 8\nmax_log_file_action = ROTATE\n");

        assertThat(facts(Retention.class)).isEmpty();
        assertThat(facts(Gap.class))
                .contains(
                        new Gap(
                                "Retention",
                                "auditd",
                                LOG,
                                Gap.Cause.NOT_UNDERSTOOD,
                                "size alone decides when it is rotated: 8 MiB x 5",
                                new Origin(CONF, 2)));
    }

    @Test
    void keptLogsAreNeverDeleted() {
        host.file(CONF, "space_left = 75\nmax_log_file = 8\nmax_log_file_action = keep_logs\n");

        assertThat(facts(Retention.class))
                .containsExactly(
                        new Retention(
                                LOG,
                                "auditd",
                                true,
                                Retention.UNBOUNDED,
                                Retention.UNBOUNDED,
                                "max_log_file_action keep_logs",
                                new Origin(CONF, 3)));
    }

    @Test
    void aDaemonThatDoesNotStartWritesNoLog() {
        host.file(CONF, "space_left = 75\ncolour = red\n");

        assertThat(facts(AuditLog.class))
                .containsExactly(
                        new AuditLog(
                                LOG,
                                "auditd",
                                false,
                                "ignore",
                                0,
                                0,
                                "ignore",
                                new Origin(CONF, 2)));
        assertThat(facts(Retention.class)).isEmpty();
    }

    @Test
    void settingsAreFactsByTheirOwnNames() {
        host.file(CONF, "space_left = 25%\nfreq = 50\n");

        assertThat(facts(DaemonSetting.class))
                .contains(
                        new DaemonSetting(
                                "auditd", "space_left", "25%", -1, false, new Origin(CONF, 1)),
                        new DaemonSetting("auditd", "freq", "50", 50, false, new Origin(CONF, 2)),
                        new DaemonSetting("auditd", "num_logs", "0", 0, true, Origin.of(CONF)));
    }

    @Test
    void pluginsAndTheRemoteTargetAreFacts() {
        String folder = "/etc/audit/plugins.d/";
        host.file(folder + "syslog.conf", "active = no\npath = /sbin/audisp-syslog\n")
                .file(folder + "au-remote.conf", "active = yes\npath = /sbin/audisp-remote\n")
                .file("/sbin/audisp-remote", 0750, "root", "")
                .file(
                        "/etc/audit/audisp-remote.conf",
                        """
                        remote_server = logs.example
                        mode = forward
                        queue_file = /q
                        transport = KRB5
                        """);

        assertThat(facts(AuditPlugin.class))
                .containsExactly(
                        new AuditPlugin(
                                "au-remote.conf",
                                "remote",
                                true,
                                "/sbin/audisp-remote",
                                List.of(),
                                "",
                                new Origin(folder + "au-remote.conf", 1)),
                        new AuditPlugin(
                                "syslog.conf",
                                "syslog",
                                false,
                                "/sbin/audisp-syslog",
                                List.of(),
                                "user.info",
                                new Origin(folder + "syslog.conf", 1)));
        assertThat(facts(ForwardTarget.class))
                .containsExactly(
                        new ForwardTarget(
                                "auditd",
                                "logs.example",
                                60,
                                "tcp",
                                true,
                                "name",
                                false,
                                List.of(),
                                false,
                                "forward",
                                true,
                                "unknown",
                                new Origin("/etc/audit/audisp-remote.conf", 1)));
    }

    @Test
    void whatAnAccountMayNotReadIsAGapOfEachKindAndNeverAFact() {
        FakeHost denied =
                FakeHost.with("/usr/sbin/auditd")
                        .denied(CONF)
                        .denied("/etc/audit/audit.rules")
                        .denied("/etc/audit/plugins.d")
                        .deniedFolder("/etc/audit/rules.d")
                        .command("audit-status", 4, "You must be root")
                        .command("audit-rules", 4, "You must be root");

        List<Fact> facts = AuditFacts.of(denied.parse(new AuditParser()));

        assertThat(facts)
                .allMatch(Gap.class::isInstance)
                .extracting(fact -> ((Gap) fact).kind())
                .contains(
                        "AuditRule",
                        "AuditSettings",
                        "AuditDrift",
                        "AuditPlugin",
                        "DaemonSetting",
                        "AuditLog",
                        "Retention",
                        "KernelParameter");
    }

    @Test
    void aRuleThatIsNotUnderstoodIsAGapBesideTheOthers() {
        host.file(RULES, "-w /etc/a\n-a always,io_uring -S openat\n");

        assertThat(facts(AuditRule.class)).hasSize(1);
        assertThat(facts(Gap.class))
                .contains(
                        new Gap(
                                "AuditRule",
                                "auditd",
                                "",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "'always,io_uring' is not understood",
                                new Origin(RULES, 2)));
    }

    private <T extends Fact> List<T> facts(Class<T> kind) {
        return AuditFacts.of(host.parse(new AuditParser())).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static long bytes(String text) {
        return text.equals("max") ? AuditLog.UNBOUNDED : Long.parseLong(text);
    }
}
