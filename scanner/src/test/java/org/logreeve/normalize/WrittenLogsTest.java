package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.fact.WrittenLog;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** Files of syslog daemons, and whether logrotate rotates them. */
class WrittenLogsTest {
    private static final String MAIN = "/etc/rsyslog.conf";
    private static final String ROTATE = "/etc/logrotate.conf";
    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd", "/usr/sbin/logrotate");

    @Test
    void aLogIsRotatedByTheStanzaThatNamesItOrItsPattern() {
        host.file(MAIN, "mail.* /var/log/mail\ncron.* /var/log/a.log\n*.* /var/log/b\n")
                .file(ROTATE, "/var/log/*.log /var/log/mail {\n weekly\n copytruncate\n}\n");

        assertThat(logs())
                .containsExactly(
                        log("/var/log/mail", "logrotate", true, 1),
                        log("/var/log/a.log", "logrotate", true, 2),
                        log("/var/log/b", "nothing", false, 3));
    }

    @Test
    void filesThatARestartEndsAreNone() {
        host.file(MAIN, "*.* /dev/console\n*.* /run/all\n*.* /var/log/all\n")
                .file(ROTATE, "weekly\n");

        assertThat(logs()).containsExactly(log("/var/log/all", "nothing", false, 3));
    }

    @Test
    void aFileThatMessagesNameIsAGap() {
        host.file(
                        MAIN,
                        """
                        template(name="each" type="string" string="/var/log/%HOSTNAME%.log")
                        action(type="omfile" dynafile="each")
                        """)
                .file(ROTATE, "weekly\n");

        assertThat(logs())
                .containsExactly(
                        new Gap(
                                "WrittenLog",
                                "rsyslog",
                                "each",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "messages make the name of the file",
                                new Origin(MAIN, 2)));
    }

    @Test
    void rotationThatMayNotBeReadIsAGap() {
        host.file(MAIN, "*.* /var/log/all\n").denied(ROTATE);

        assertThat(logs())
                .containsExactlyInAnyOrder(
                        log("/var/log/all", "unknown", false, 1),
                        new Gap(
                                "WrittenLog",
                                "logrotate",
                                "",
                                Gap.Cause.UNREADABLE,
                                "Permission denied",
                                Origin.of(ROTATE)));
    }

    private static WrittenLog log(String path, String by, boolean copied, int line) {
        return new WrittenLog(path, "rsyslog", by, copied, new Origin(MAIN, line));
    }

    private List<Fact> logs() {
        try {
            return HostModel.read(host::collect, new Host("h", Origin.of("inventory")))
                    .facts()
                    .stream()
                    .filter(WrittenLogsTest::isAboutThem)
                    .toList();
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isAboutThem(Fact fact) {
        return fact instanceof WrittenLog
                || (fact instanceof Gap gap && gap.kind().equals("WrittenLog"));
    }
}
