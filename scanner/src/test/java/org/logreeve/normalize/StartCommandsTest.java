package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.units.UnitStates;

class StartCommandsTest {
    @ParameterizedTest
    @CsvSource({
        "rsyslog.service, /usr/sbin/rsyslogd -n -iNONE, false",
        "rsyslog.service, /usr/sbin/rsyslogd -n $SYSLOGD_OPTIONS, false",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f /etc/rsyslog.conf, false",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f /etc/other.conf, true",
        "rsyslog.service, /usr/sbin/rsyslogd -n -f/etc/other.conf, true",
        "rsyslog.service, /usr/local/bin/wrapper rsyslogd, true",
        "chrony.service, /usr/sbin/chronyd $DAEMON_OPTS, false",
        "chrony.service, /usr/sbin/chronyd -F 2 -u _chrony, false",
        "chrony.service, /usr/sbin/chronyd -f /run/x.conf, true",
        "chrony.service, /usr/sbin/chronyd 'pool pool.example iburst', true",
        "logrotate.service, /usr/sbin/logrotate /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate -f /etc/logrotate.conf, false",
        "logrotate.service, /usr/sbin/logrotate /etc/other.conf, true",
        "systemd-journal-upload.service, /usr/lib/systemd/systemd-journal-upload --save-state, false",
        "systemd-journal-upload.service, /lib/systemd/systemd-journal-upload -u http://x, true",
        "systemd-journal-upload.service, /lib/systemd/systemd-journal-upload --url=http://x, true"
    })
    void otherConfigurationIsAGap(String unit, String command, boolean gap) {
        var states =
                new UnitStates(
                        Map.of(
                                unit,
                                new UnitStates.Unit(
                                        unit, "loaded", "active", "enabled", List.of(command))));

        assertThat(StartCommands.gaps(new Parsed.Config<>(states, List.of())).isEmpty())
                .isEqualTo(!gap);
    }
}
