package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** Logs outside the folders that are listed anyway, and what is not known of them. */
class NamedLogsTest {
    private static final String MAIN = "/etc/rsyslog.conf";
    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd");

    @Test
    void configurationThatMayNotBeReadMayNameLogsAnywhere() {
        host.denied(MAIN);

        assertThat(gaps())
                .containsExactly(
                        new Gap(
                                "FileAccess",
                                "log",
                                "log",
                                Gap.Cause.UNREADABLE,
                                "which logs it names is not known: Permission denied",
                                Origin.of(MAIN)));
    }

    @Test
    void includeThatMayNotBeReadMayNameLogsAnywhere() {
        host.file(MAIN, "$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /var/log/all\n")
                .denied("/etc/rsyslog.d/10-app.conf");

        assertThat(gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.scope()).isEqualTo("log"))
                .satisfies(gap -> assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREADABLE));
    }

    @Test
    void fileThatMessagesNameIsAGapOutsideTheFoldersThatAreListed() {
        host.file(
                MAIN,
                """
                template(name="near" type="string" string="/var/log/%HOSTNAME%.log")
                template(name="far" type="string" string="/srv/%HOSTNAME%.log")
                action(type="omfile" dynafile="near")
                action(type="omfile" dynafile="far")
                """);

        assertThat(gaps())
                .containsExactly(
                        new Gap(
                                "FileAccess",
                                "log",
                                "/srv/*",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "what the pattern names is not looked at",
                                new Origin(MAIN, 4)));
    }

    @Test
    void fileOfSyslogNgThatMessagesNameIsAGapToo() {
        FakeHost other =
                FakeHost.with("/usr/sbin/syslog-ng")
                        .file(
                                "/etc/syslog-ng/syslog-ng.conf",
                                """
                                @version: 3.38
                                source s { unix-dgram("/dev/log"); };
                                log { source(s); destination { file("/srv/$HOST/x"); }; };
                                """);

        assertThat(gaps(other)).extracting(Gap::scope).containsExactly("/srv/*");
    }

    private List<Gap> gaps() {
        return gaps(host);
    }

    private static List<Gap> gaps(FakeHost host) {
        try {
            return HostModel.read(host::collect, new Host("h", Origin.of("inventory")))
                    .facts()
                    .stream()
                    .filter(Gap.class::isInstance)
                    .map(Gap.class::cast)
                    .filter(gap -> gap.kind().equals("FileAccess"))
                    .filter(gap -> gap.component().equals("log"))
                    .filter(gap -> !gap.origin().path().startsWith("command:"))
                    .toList();
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }
}
