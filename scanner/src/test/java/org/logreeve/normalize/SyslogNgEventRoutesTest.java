package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.normalize.RoutesOfHost.JOURNALD;
import static org.logreeve.normalize.RoutesOfHost.syslogNg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.EventRoute;
import org.logreeve.parse.FakeHost;

/** Where syslog-ng's log paths take each class of events. */
class SyslogNgEventRoutesTest {
    @Test
    void finalPathOfSyslogNgIsNamedAsWhatLosesTheClass() {
        FakeHost other =
                FakeHost.with("/usr/sbin/syslog-ng")
                        .file(
                                "/etc/syslog-ng/syslog-ng.conf",
                                """
                                @version: 3.38
                                source s { unix-dgram("/dev/log"); };
                                destination d { file("/var/log/all"); };
                                destination n { network("logs.example.org" port(6514)); };
                                filter f { facility(auth); };
                                log { source(s); filter(f); destination(d); flags(final); };
                                filter w { level(warning..emerg); };
                                log { source(s); filter(w); destination(n); };
                                """);

        assertThat(RoutesOfHost.route(other, "auth", "another-host").losses())
                .containsExactly("final log path (/etc/syslog-ng/syslog-ng.conf:6)");
        assertThat(RoutesOfHost.route(other, "auth", "disk").arrives()).isEqualTo("all");
        assertThat(RoutesOfHost.route(other, "cron", "another-host").losses())
                .containsExactly("filter (/etc/syslog-ng/syslog-ng.conf:7): notice, info");
    }

    @Test
    void twoDestinationsOnOneLineAreToldApart() {
        FakeHost other =
                syslogNg(
                        """
                        source s { unix-dgram("/dev/log"); };
                        filter f { facility(auth); };
                        filter n { not facility(auth); };
                        log { source(s); filter(f); destination { network("::1"); }; }; \
                        log { source(s); filter(n); destination { network("logs.example.org"); }; };
                        """);

        assertThat(RoutesOfHost.route(other, "auth", "another-host").arrives()).isEqualTo("none");
        assertThat(RoutesOfHost.route(other, "cron", "another-host").arrives()).isEqualTo("all");
    }

    @Test
    void sourceOfSyslogNgFeedsOnlyThePathsThatNameIt() {
        String text =
                """
                source all { systemd-journal(); };
                source old { unix-dgram("/run/systemd/journal/syslog"); };
                destination far { network("logs.example.org" port(514)); };
                destination near { file("/var/log/all"); };
                log { source(all); destination(near); };
                log { source(old); destination(far); };
                """;
        FakeHost other =
                syslogNg(text)
                        .file("/usr/lib/systemd/systemd-journald", "")
                        .folder("/var/log/journal")
                        .file(JOURNALD, "[Journal]\nForwardToSyslog=no\nStorage=persistent\n");

        assertThat(RoutesOfHost.route(other, "auth", "another-host").reachesSyslog())
                .isEqualTo("all");
        assertThat(RoutesOfHost.route(other, "auth", "another-host").arrives())
                .isEqualTo("conditional");
        assertThat(RoutesOfHost.route(other, "auth", "disk").arrives()).isEqualTo("all");

        other.file(JOURNALD, "[Journal]\nForwardToSyslog=yes\nStorage=persistent\n");
        assertThat(RoutesOfHost.route(other, "auth", "another-host").arrives()).isEqualTo("all");
    }

    @ParameterizedTest
    @CsvSource({"app, none none", "*, all all"})
    void journalOfANamespaceIsNotTheHostsAndAStarMeansAll(String namespace, String expected) {
        FakeHost other =
                syslogNg(
                        """
                        source s { systemd-journal(namespace("%s")); };
                        destination far { network("logs.example.org" port(514)); };
                        log { source(s); destination(far); };
                        """
                                .formatted(namespace));
        other.file("/usr/lib/systemd/systemd-journald", "").file(JOURNALD, "[Journal]\n");

        EventRoute auth = RoutesOfHost.route(other, "auth", "another-host");
        assertThat(auth.reachesSyslog() + " " + auth.arrives()).isEqualTo(expected);
    }

    @Test
    void serverThatIsAskedOnlyWhileTheFirstIsAwayGetsNothingForCertain() {
        FakeHost other =
                syslogNg(
                        """
                        source s { unix-dgram("/dev/log"); };
                        destination d { network("::1" failover(servers("logs.example.org"))); };
                        log { source(s); destination(d); };
                        """);

        EventRoute auth = RoutesOfHost.route(other, "auth", "another-host");
        assertThat(auth.arrives() + " " + auth.places())
                .isEqualTo("conditional [logs.example.org:514]");
    }
}
