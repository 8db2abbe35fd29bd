package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.audit.AuditHost.config;
import static org.logreeve.parse.audit.AuditHost.known;
import static org.logreeve.parse.audit.AuditHost.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.text.Origin;

/** auditd.conf, plugins and audisp-remote.conf. */
class AuditdConfTest {
    private static final String CONF = "/etc/audit/auditd.conf";
    private static final String PLUGINS = "/etc/audit/plugins.d/";
    private static final String REMOTE = "/etc/audit/audisp-remote.conf";

    private final FakeHost host = AuditHost.debian();

    @Test
    void keywordsAndWordsAreInAnyCaseAndTheLastWins() {
        host.file(CONF, "space_left = 75\nnum_logs = 5\nNUM_LOGS = 9\nFlush = NONE\n");

        assertThat(settings().get("num_logs"))
                .isEqualTo(
                        new EffectiveValue(
                                "num_logs",
                                "9",
                                new Origin(CONF, 3),
                                List.of(new Overridden("5", new Origin(CONF, 2)))));
        assertThat(settings().value("flush")).isEqualTo("none");
        assertThat(settings().isDefault("freq")).isTrue();
        assertThat(problems(host)).isEmpty();
    }

    @Test
    void whatIsAbsentIsFarLessThanWhatDistributionsShip() {
        AuditdSettings defaults = settings();

        assertThat(
                        List.of(
                                defaults.value("num_logs"),
                                defaults.value("max_log_file"),
                                defaults.value("max_log_file_action"),
                                defaults.value("flush"),
                                defaults.value("space_left_action"),
                                defaults.value("disk_full_action"),
                                defaults.value("disk_error_action"),
                                defaults.value("overflow_action"),
                                defaults.value("q_depth"),
                                defaults.value("write_logs"),
                                defaults.value("log_file")))
                .containsExactly(
                        "0",
                        "0",
                        "ignore",
                        "none",
                        "ignore",
                        "ignore",
                        "syslog",
                        "syslog",
                        "2000",
                        "yes",
                        "/var/log/audit/audit.log");
        assertThat(defaults.fault()).isNull();
    }

    /** As ausearch of audit 3.0.9 said with auditd's own parser. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_logs = 5;               | 0 | space_left 0 must be larger than admin_space_left"
                        + " 0",
                "# only a comment;           | 0 | space_left 0 must be larger than admin_space_left"
                        + " 0",
                "space_left = 75;colour = red;| 2 | keyword 'colour' is not known",
                "space_left = 75;num_logs=5;  | 2 | a name without a value",
                "space_left = 75 # MiB;      | 1 | '#' behind the value (there are no comments there)",
                "space_left = 75;flush = SYNCED;| 2 | it does not know 'SYNCED'",
                "space_left = 75;num_logs = 1000;| 2 | the number is out of range",
                "space_left = 75;max_log_file = 8M;| 2 | it takes numbers only",
                "space_left = 75;disk_full_action = email;| 2 | it does not know 'email'",
                "space_left = 75;flush = incremental;| 2 | incremental flushing needs a freq",
                "space_left = 50;admin_space_left = 50;| 2 | space_left 50 must be larger than"
                        + " admin_space_left 50",
                "space_left = 75;log_file = /var/log/audit.log;log_group = adm;| 3 | a log directly"
                        + " in /var/log cannot have a group of its own",
            })
    void auditdDoesNotStartWithWhatItDoesNotTake(String text, int line, String reason) {
        host.file(CONF, text.strip().replace(';', '\n'));

        assertThat(settings().fault())
                .isEqualTo(new AuditdSettings.Fault(new Origin(CONF, line), reason));
        assertThat(problems(host))
                .containsExactly(
                        "NOTED " + new Origin(CONF, line) + " auditd does not start: " + reason);
    }

    @Test
    void aLastLineWithoutALineFeedIsSkipped() {
        host.file(CONF, "space_left = 75\nnum_logs = 5\nnum_logs = 9");

        assertThat(settings().value("num_logs")).isEqualTo("5");
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/auditd.conf:3 skipped: longer than 158 bytes, or no line"
                                + " feed at its end");
    }

    @Test
    void halfTheVersionsDoNotStartWithHaltForLittleSpace() {
        host.file(CONF, "space_left = 75\nspace_left_action = HALT\n");

        assertThat(problems(host))
                .containsExactly(
                        "UNKNOWN /etc/audit/auditd.conf:2 auditd of audit 4.0.4 and later does not"
                                + " start with this");
    }

    @Test
    void aFileThatOthersMayWriteIsNotRead() {
        host.file(CONF, 0666, "root", "space_left = 75\n");

        assertThat(settings().fault())
                .isEqualTo(
                        new AuditdSettings.Fault(
                                Origin.of(CONF), "not read: anybody may write to it"));
    }

    @Test
    void noLogFormatMeansNoLog() {
        host.file(CONF, "space_left = 75\nwrite_logs = yes\nlog_format = nolog\n");

        assertThat(settings().get("write_logs"))
                .isEqualTo(new EffectiveValue("write_logs", "no", new Origin(CONF, 3)));
    }

    @Test
    void pluginsAreReadFromTheirFolderAndBackupsAreNot() {
        host.file(PLUGINS + "syslog.conf", plugin("yes", "/sbin/audisp-syslog", "LOG_LOCAL6"))
                .file(PLUGINS + "syslog.conf.bak", plugin("yes", "/sbin/audisp-syslog", "LOG_INFO"))
                .file(PLUGINS + ".hidden.conf", plugin("yes", "/sbin/audisp-syslog", "LOG_INFO"))
                .file(PLUGINS + "af_unix.conf", plugin("no", "builtin_af_unix", "0640 /run/x"))
                .file("/sbin/audisp-syslog", 0755, "root", "");

        assertThat(known(config(host).plugins()))
                .containsExactly(
                        new Plugin(
                                "af_unix.conf",
                                false,
                                "builtin_af_unix",
                                List.of("0640", "/run/x"),
                                "string",
                                new Origin(PLUGINS + "af_unix.conf", 1)),
                        new Plugin(
                                "syslog.conf",
                                true,
                                "/sbin/audisp-syslog",
                                List.of("LOG_LOCAL6"),
                                "string",
                                new Origin(PLUGINS + "syslog.conf", 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "LOG_INFO, user.info",
        "LOG_WARNING LOG_AUTHPRIV, authpriv.warning",
        "log_local6, local6.info",
        "LOG_INFO interpret, user.info",
        "LOG_CRON, ''",
        "info, ''"
    })
    void theSyslogPluginWritesWithAFacilityAndASeverity(String arguments, String priority) {
        host.file(PLUGINS + "syslog.conf", plugin("yes", "/sbin/audisp-syslog", arguments))
                .file("/sbin/audisp-syslog", 0750, "root", "");

        assertThat(known(config(host).plugins()))
                .extracting(Plugin::priority)
                .containsExactly(priority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active = yes\npath = /sbin/audisp-gone\n",
                "active = yes\npath = /sbin/loose\n",
                "active = yes\n",
                "active = on\npath = /sbin/audisp-syslog\n",
                "active = yes\npath = /sbin/audisp-syslog\ndirection = in\n",
                "active = yes # really\npath = /sbin/audisp-syslog\n",
                "active=yes\npath = /sbin/audisp-syslog\n",
                "active = yes\npath = /sbin/audisp-syslog\nspeed = high\n",
            })
    void aPluginThatAuditdDoesNotTakeIsNotActive(String text) {
        host.file(PLUGINS + "x.conf", text)
                .file("/sbin/audisp-syslog", 0750, "root", "")
                .file("/sbin/loose", 0700, "root", "");

        assertThat(known(config(host).plugins())).extracting(Plugin::active).containsExactly(false);
        assertThat(problems(host))
                .singleElement()
                .asString()
                .contains("NOTED /etc/audit/plugins.d/x.conf:")
                .contains("the plugin is left out: ");
    }

    @Test
    void remoteSettingsAreReadWhenTheirPluginIsActive() {
        host.file(PLUGINS + "au-remote.conf", plugin("yes", "/sbin/audisp-remote", "x"))
                .file("/sbin/audisp-remote", 0750, "root", "")
                .file(REMOTE, "remote_server = logs.example\nport = 6514\nmode = FORWARD\n");

        RemoteSettings remote = known(config(host).remote());

        assertThat(remote.get("remote_server"))
                .isEqualTo(
                        new EffectiveValue("remote_server", "logs.example", new Origin(REMOTE, 1)));
        assertThat(remote.value("mode")).isEqualTo("forward");
        assertThat(remote.value("network_failure_action")).isEqualTo("stop");
    }

    @Test
    void debiansOwnRemoteFileNamesNoServerAndDoesNotStart() {
        host.file(PLUGINS + "au-remote.conf", plugin("yes", "/sbin/audisp-remote", "x"))
                .file("/sbin/audisp-remote", 0750, "root", "")
                .file(REMOTE, "#\n\nremote_server = \nport = 60\n");

        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/audisp-remote.conf:3 audisp-remote does not start: a name"
                                + " without a value");
    }

    @Test
    void whatMayNotBeReadIsHiddenAndNeverDefault() {
        host.denied(CONF).denied("/etc/audit/audit.rules").deniedFolder("/etc/audit/rules.d");

        AuditConfig config = config(host);

        assertThat(config.settings())
                .isEqualTo(new Stage.Hidden<>(Origin.of(CONF), "Permission denied"));
        assertThat(config.plugins()).isInstanceOf(Stage.Hidden.class);
        assertThat(config.boot()).isInstanceOf(Stage.Hidden.class);
    }

    @Test
    void withoutItsProgramsAuditIsNotThere() {
        assertThat(FakeHost.with().parse(new AuditParser())).isEqualTo(new Parsed.NotPresent<>());
    }

    private AuditdSettings settings() {
        return known(config(host).settings());
    }

    private static String plugin(String active, String path, String arguments) {
        return "active = %s\ndirection = out\npath = %s\ntype = always\nargs = %s\nformat = string\n"
                .formatted(active, path, arguments);
    }
}
