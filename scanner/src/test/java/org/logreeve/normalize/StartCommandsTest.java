package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;

class StartCommandsTest {
    private static final String OPTIONS = "/etc/default/site";

    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd");

    @ParameterizedTest
    @CsvSource({
        "rsyslog.service, /usr/sbin/rsyslogd -n -iNONE, false",
        "rsyslog.service, /usr/sbin/rsyslogd -n $SYSLOGD_OPTIONS, true",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f /etc/rsyslog.conf, false",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f /etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f/etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -nf/etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -nf /etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -n -i /run/x.pid -f /etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -n -i /run/x.pid, false",
        "rsyslog.service, /usr/local/bin/wrapper rsyslogd, true",
        "chrony.service, /usr/sbin/chronyd $DAEMON_OPTS, false",
        "chrony.service, /usr/lib/systemd/scripts/chronyd-starter.sh $DAEMON_OPTS, false",
        "chrony.service, /usr/sbin/chronyd -F 2 -u _chrony, false",
        "chrony.service, /usr/sbin/chronyd -u _chrony -f /etc/other.conf, true",
        "chrony.service, /usr/sbin/chronyd -f /run/x.conf, true",
        "chrony.service, /usr/sbin/chronyd 'pool pool.example iburst', true",
        "ntpsec.service, /usr/libexec/ntpsec/ntp-systemd-wrapper, false",
        "ntpsec.service, /usr/sbin/ntpd -c /etc/other.conf, true",
        "ntpd.service, /usr/sbin/ntpd -u ntp:ntp $OPTIONS, false",
        "ntpd.service, /usr/sbin/ntpd -u ntp:ntp -g -c /etc/ntp.conf, false",
        "ntp.service, /usr/sbin/ntpd --configfile=/etc/other.conf, true",
        "ntp.service, /usr/local/bin/ntp-start, true",
        "openntpd.service, /usr/sbin/ntpd $DAEMON_OPTS, false",
        "openntpd.service, /usr/sbin/ntpd -d -f /etc/openntpd/ntpd.conf, false",
        "openntpd.service, /usr/sbin/ntpd -f /etc/other.conf, true",
        "logrotate.service, /usr/sbin/logrotate /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate -f /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate -s /var/s /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate --state=/var/s /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate -s /var/s /etc/other.conf, true",
        "logrotate.service, /usr/sbin/logrotate --state /var/s /etc/other.conf, true",
        "logrotate.service, /usr/sbin/logrotate /etc/logrotate.conf /etc/other.conf, true",
        "logrotate.service, /usr/sbin/logrotate /etc/other.conf, true",
        "systemd-journal-upload.service, /usr/lib/systemd/systemd-journal-upload --save-state, false",
        "systemd-journal-upload.service, /lib/systemd/systemd-journal-upload -u http://x, true",
        "systemd-journal-upload.service, /lib/systemd/systemd-journal-upload --url=http://x, true"
    })
    void otherConfigurationIsAGap(String unit, String command, boolean gap) {
        assertThat(gaps(unit(unit, command, List.of(), List.of())).isEmpty()).isEqualTo(!gap);
    }

    @ParameterizedTest
    @CsvSource({
        "-f /etc/site.conf, true",
        "\"-nf /etc/site.conf\", true",
        "'\"-x\" -f/etc/site.conf', true",
        "-x, false"
    })
    void optionsOfTheUnitsEnvironmentCount(String options, boolean gap) {
        host.file(OPTIONS, "# OPTS=-x\nOPTS=" + options + "\n");
        var byFile = unit("rsyslog.service", "/usr/sbin/rsyslogd -n $OPTS", List.of(), own());
        var stated = List.of("OPTS=" + options.replace("\"", ""));
        var byUnit = unit("rsyslog.service", "/usr/sbin/rsyslogd -n $OPTS", stated, List.of());

        assertThat(gaps(byFile).isEmpty()).isEqualTo(!gap);
        assertThat(gaps(byUnit).isEmpty()).isEqualTo(!gap);
    }

    @Test
    void aFileOfOptionsThatMayNotBeReadIsAGap() {
        host.denied(OPTIONS);

        assertThat(gaps(unit("rsyslog.service", "/usr/sbin/rsyslogd $OPTS", List.of(), own())))
                .containsExactly(
                        new Gap(
                                "ForwardTarget",
                                "rsyslog",
                                "",
                                Gap.Cause.UNREADABLE,
                                "rsyslog.service takes options from a file that was not read: "
                                        + OPTIONS
                                        + " (Permission denied)",
                                UnitsParser.ORIGIN));
    }

    @Test
    void theUsualOptionFilesCountWhereNothingIsKnownOfTheUnit() {
        host.file("/etc/sysconfig/rsyslog", "SYSLOGD_OPTIONS=\"-f /etc/site.conf\"\n");
        var noCommand =
                new UnitStates.Unit(
                        "rsyslog.service",
                        "loaded",
                        "active",
                        "enabled",
                        List.of(),
                        List.of(),
                        List.of());

        assertThat(gaps(noCommand)).hasSize(1);
    }

    @Test
    void aFileOfOptionsThatNobodyUsesDoesNotCount() {
        host.file(OPTIONS, "OPTS=-f /etc/site.conf\n");

        assertThat(gaps(unit("rsyslog.service", "/usr/sbin/rsyslogd -n", List.of(), own())))
                .isEmpty();
    }

    @Test
    void theUnitsFileCountsWhereTheServiceManagerIsSilent() {
        host.file(
                "/lib/systemd/system/rsyslog.service",
                """
                [Service]
                EnvironmentFile=-/etc/default/site
                ExecStart=/usr/sbin/rsyslogd -n
                ExecStart=
                ExecStart=-/usr/sbin/rsyslogd -n \\
                    $OPTS
                """);
        host.file(OPTIONS, "OPTS=-f /etc/site.conf\n");

        var silent = new Parsed.Unreadable<UnitStates>(Origin.of("command:units"), "no systemctl");

        assertThat(gaps(silent)).hasSize(1);
    }

    private List<Fact> gaps(UnitStates.Unit unit) {
        var states = new UnitStates(Map.of(unit.name(), unit));
        return gaps(new Parsed.Config<>(states, List.of()));
    }

    private List<Fact> gaps(Parsed<UnitStates> states) {
        Snapshot snapshot = Snapshot.empty("fake");
        while (true) {
            var files = new HostFiles(snapshot);
            List<Fact> gaps = StartCommands.gaps(states, files);
            if (files.wanted().isEmpty()) {
                return gaps;
            }
            snapshot = snapshot.plus(host.collect(files.wanted()));
        }
    }

    private static List<String> own() {
        return List.of(OPTIONS);
    }

    private static UnitStates.Unit unit(
            String name, String command, List<String> environment, List<String> files) {
        return new UnitStates.Unit(
                name, "loaded", "active", "enabled", List.of(command), environment, files);
    }
}
