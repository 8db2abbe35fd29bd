package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.logreeve.parse.Parsed;
import org.logreeve.snapshot.TestHost;
import org.logreeve.text.Origin;

class RsyslogParserTest {
    private static final String MAIN = "/etc/rsyslog.conf";
    private static final String BINARY = "/usr/sbin/rsyslogd";

    @Test
    void configurationOfARemovedPackageIsNoPresence() {
        assertThat(TestHost.of(MAIN, "*.* @@siem\n").parse(new RsyslogParser()))
                .isEqualTo(new Parsed.NotPresent<>());
        assertThat(TestHost.empty().parse(new RsyslogParser()))
                .isEqualTo(new Parsed.NotPresent<>());
    }

    @Test
    void mainFileThatMayNotBeReadIsUnreadable() {
        assertThat(TestHost.empty().denied(MAIN).present(BINARY).parse(new RsyslogParser()))
                .isEqualTo(new Parsed.Unreadable<>(Origin.of(MAIN), "Permission denied"));
    }
}
