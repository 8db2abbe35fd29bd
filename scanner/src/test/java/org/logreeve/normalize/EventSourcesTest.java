package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.normalize.RoutesOfHost.FILE;
import static org.logreeve.normalize.RoutesOfHost.FORWARD;
import static org.logreeve.normalize.RoutesOfHost.INPUTS;
import static org.logreeve.normalize.RoutesOfHost.RSYSLOG;
import static org.logreeve.normalize.RoutesOfHost.journald;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.EventRoute;
import org.logreeve.parse.FakeHost;

/** What sudo, sshd and the kernel are set to decides which way their events go. */
class EventSourcesTest {
    private final FakeHost host = RoutesOfHost.rsyslog();

    @Test
    void facilityThatSudoIsSetToIsTheOneThatIsFollowed() {
        host.file(RSYSLOG, INPUTS + "authpriv.* @@a.example.org\nlocal2.* /var/log/sudo\n")
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults syslog=local2\njoe ALL = ALL\n");

        EventRoute sent = route("sudo");
        assertThat(sent.facility() + " " + sent.arrives()).isEqualTo("local2 none");
        EventRoute kept = kept("sudo");
        assertThat(kept.arrives()).isEqualTo("all");
        assertThat(kept.steps()).first().isEqualTo("sudo as local2 (/etc/sudoers:1)");

        host.file("/etc/sudoers", "Defaults:joe syslog=local2\n");
        assertThat(route("sudo").facility()).isEqualTo("local2 or authpriv");
        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives())
                .isEqualTo("conditional conditional");
    }

    @Test
    void severitiesThatSudoIsSetToAreThoseThatMatter() {
        host.file(RSYSLOG, INPUTS + "authpriv.warning @@a.example.org\n" + FILE)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults syslog_goodpri=info\n");

        assertThat(route("sudo").matter()).containsExactly("alert", "info");
        assertThat(route("sudo").arrives()).isEqualTo("some");
    }

    @ParameterizedTest
    @CsvSource({
        "!syslog, syslog = no",
        "syslog_goodpri=none, syslog_goodpri = none",
        "!log_allowed, log_allowed = no"
    })
    void sudoThatLogsNothingLosesItsEvents(String setting, String said) {
        host.file(RSYSLOG, INPUTS + FORWARD + FILE)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults " + setting + "\n");

        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives()).isEqualTo("none none");
        assertThat(route("sudo").losses()).containsExactly("sudo: " + said + " (/etc/sudoers:1)");
    }

    @Test
    void sudoThatWritesAFileOfItsOwnIsKeptWithoutSyslog() {
        host.file(RSYSLOG, INPUTS + FORWARD)
                .file("/usr/bin/sudo", "")
                .file("/etc/hostname", "web\n")
                .file("/etc/sudoers", "Defaults !syslog, logfile=/var/log/sudo.log\n");

        assertThat(route("sudo").arrives() + " " + kept("sudo").arrives()).isEqualTo("none all");
        assertThat(kept("sudo").places()).containsExactly("/var/log/sudo.log");
    }

    @Test
    void settingsOfSudoThatMayNotBeReadLeaveItsRoutesOpen() {
        host.file(RSYSLOG, INPUTS + FORWARD).file("/usr/bin/sudo", "").denied("/etc/sudoers");

        assertThat(RoutesOfHost.gaps(host))
                .extracting(gap -> gap.scope() + " " + gap.cause())
                .containsExactly("sudo UNREADABLE");
        assertThat(kept("sudo").arrives() + " " + kept("auth").arrives()).isEqualTo("unknown none");
    }

    @Test
    void facilityThatSshdIsSetToIsTheOneThatIsFollowed() {
        host.file(RSYSLOG, INPUTS + "auth.* @@a.example.org\nauthpriv.* /var/log/secure\n")
                .file("/usr/sbin/sshd", "")
                .file("/etc/ssh/sshd_config", "Port 22\n");
        assertThat(route("sshd").arrives() + " " + kept("sshd").arrives()).isEqualTo("all none");

        host.file("/etc/ssh/sshd_config", "Port 22\nSyslogFacility AUTHPRIV\n");
        assertThat(route("sshd").arrives() + " " + kept("sshd").arrives()).isEqualTo("none all");
        assertThat(kept("sshd").steps())
                .first()
                .isEqualTo("sshd as authpriv (/etc/ssh/sshd_config:2)");

        host.file("/etc/ssh/sshd_config", "LogLevel QUIET\n");
        assertThat(route("sshd").losses())
                .containsExactly("sshd: LogLevel QUIET (/etc/ssh/sshd_config:1)");
    }

    @Test
    void kernelMessagesThatJournaldDoesNotReadAreNotInTheJournal() {
        journald(host, "[Journal]\nStorage=persistent\nReadKMsg=no\n");
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\" SysSock.Use=\"off\")\nmodule(load=\"imjournal\")\n"
                        + FORWARD);

        assertThat(route("kernel").arrives() + " " + kept("kernel").arrives())
                .isEqualTo("none none");
        assertThat(route("kernel").losses())
                .containsExactly("ReadKMsg=no (/etc/systemd/journald.conf:3)");
        assertThat(route("auth").arrives() + " " + kept("auth").arrives()).isEqualTo("all all");
    }

    private EventRoute route(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "another-host");
    }

    private EventRoute kept(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "disk");
    }
}
