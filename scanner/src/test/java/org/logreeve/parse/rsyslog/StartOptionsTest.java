package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Problem;
import org.logreeve.text.Origin;

class StartOptionsTest {
    private static final Origin AT = new Origin("/etc/sysconfig/rsyslog", 1);

    private final FakeHost host =
            FakeHost.with("/usr/sbin/rsyslogd")
                    .file("/etc/rsyslog.conf", "*.* @@siem\n")
                    .file(AT.path(), "SYSLOGD_OPTIONS=\"-f /etc/site.conf\"\n");

    @Test
    void anotherMainFileIsUnknownWhenTheUnitIsNotKnown() {
        assertThat(host.read(new RsyslogParser()).problems())
                .containsExactly(Problem.unknown(AT, "-f: rsyslogd may read another main file"));
    }

    @Test
    void optionsThatTheUnitDoesNotReadDoNotCount() {
        host.file("/lib/systemd/system/rsyslog.service", "ExecStart=/usr/sbin/rsyslogd -n\n");

        assertThat(host.read(new RsyslogParser()).problems())
                .containsExactly(
                        Problem.noted(AT, "-f is not used: the service does not read this file"));
    }
}
