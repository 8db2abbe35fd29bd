package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.normalize.RoutesOfHost.FILE;
import static org.logreeve.normalize.RoutesOfHost.FORWARD;
import static org.logreeve.normalize.RoutesOfHost.INPUTS;
import static org.logreeve.normalize.RoutesOfHost.JOURNALD;
import static org.logreeve.normalize.RoutesOfHost.RSYSLOG;
import static org.logreeve.normalize.RoutesOfHost.journald;
import static org.logreeve.normalize.RoutesOfHost.stopped;
import static org.logreeve.normalize.RoutesOfHost.unit;

import org.junit.jupiter.api.Test;
import org.logreeve.fact.EventRoute;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.Origin;

/** Where events go by the journal, beside a syslog daemon and without one. */
class JournalEventRoutesTest {
    private final FakeHost host = RoutesOfHost.rsyslog();

    @Test
    void uploaderAndAuditDaemonThatAreStoppedSendAndWriteNothing() {
        FakeHost alone =
                FakeHost.with(
                                "/usr/lib/systemd/systemd-journald",
                                "/usr/lib/systemd/systemd-journal-upload",
                                "/usr/sbin/auditd")
                        .folder("/var/log/journal")
                        .file("/etc/audit/auditd.conf", "space_left = 75\n")
                        .file(JOURNALD, "[Journal]\nStorage=persistent\n")
                        .file(
                                "/etc/systemd/journal-upload.conf",
                                "[Upload]\nURL=https://logs.example.org\n");
        assertThat(RoutesOfHost.route(alone, "auth", "another-host").arrives()).isEqualTo("all");
        assertThat(RoutesOfHost.route(alone, "audit", "disk").arrives()).isEqualTo("all");

        alone.command(
                "units",
                stopped("systemd-journal-upload.service") + "\n" + stopped("auditd.service"));
        assertThat(RoutesOfHost.route(alone, "auth", "another-host").arrives()).isEqualTo("none");
        assertThat(RoutesOfHost.route(alone, "audit", "disk").arrives()).isEqualTo("none");
    }

    @Test
    void journaldTakesAuditRecordsThroughItsOwnSocketWhereTheKernelMakesAny() {
        FakeHost host =
                FakeHost.with("/usr/lib/systemd/systemd-journald", "/usr/sbin/auditd")
                        .folder("/var/log/journal")
                        .file("/etc/audit/auditd.conf", "write_logs = no\n")
                        .file(JOURNALD, "[Journal]\nStorage=persistent\nAudit=yes\n");
        String journald = unit("systemd-journald.service") + "\n" + stopped("auditd.service");
        String socket = "\n" + unit("systemd-journald-audit.socket");

        host.command("units", journald);
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("none");
        host.command("units", journald + "\n" + stopped("systemd-journald-audit.socket"));
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("none");
        host.command("units", journald + socket);
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("all");
        assertThat(RoutesOfHost.route(host, "audit", "disk").steps())
                .contains("systemd-journald-audit.socket (command:units)");

        host.file(JOURNALD, "[Journal]\nStorage=persistent\nAudit=no\n");
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("none");
        host.command("units", unit("auditd.service") + socket);
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("all");
        host.command("audit-status", "enabled 0\nfailure 1\npid 0\nrate_limit 0\n");
        assertThat(RoutesOfHost.route(host, "audit", "disk").arrives()).isEqualTo("none");
    }

    @Test
    void journaldThatDoesNotForwardKeepsAllFromRsyslog() {
        journald(host, "[Journal]\nStorage=persistent\nForwardToSyslog=no\n");
        host.file(RSYSLOG, INPUTS + FORWARD + FILE);

        EventRoute auth = route("auth");
        assertThat(auth.reachesSyslog()).isEqualTo("none");
        assertThat(auth.link()).isEqualTo("ForwardToSyslog=no (/etc/systemd/journald.conf:3)");
        assertThat(auth.origin()).isEqualTo(new Origin(JOURNALD, 3));
        assertThat(auth.arrives()).isEqualTo("none");
        assertThat(auth.losses())
                .containsExactly("ForwardToSyslog=no (/etc/systemd/journald.conf:3)");
        assertThat(kept("auth").places()).containsExactly("/var/log/journal");
        assertThat(route("kernel").arrives()).isEqualTo("all");
    }

    @Test
    void imjournalReadsWhatIsStoredWhateverIsForwarded() {
        journald(host, "[Journal]\nStorage=volatile\nForwardToSyslog=no\nMaxLevelStore=notice\n");
        host.file(
                RSYSLOG,
                "module(load=\"imuxsock\" SysSock.Use=\"off\")\nmodule(load=\"imjournal\")\n"
                        + FORWARD
                        + FILE);

        EventRoute auth = route("auth");
        assertThat(auth.reachesSyslog()).isEqualTo("some");
        assertThat(auth.losses())
                .containsExactly("MaxLevelStore=notice (/etc/systemd/journald.conf:4): info");
        assertThat(route("sudo").arrives()).isEqualTo("all");
        assertThat(route("kernel").reachesSyslog()).isEqualTo("some");
    }

    @Test
    void journalUploadCountsWithoutASyslogDaemon() {
        FakeHost alone =
                FakeHost.with(
                                "/usr/lib/systemd/systemd-journald",
                                "/usr/lib/systemd/systemd-journal-upload")
                        .folder("/var/log/journal")
                        .file(JOURNALD, "[Journal]\nStorage=persistent\n")
                        .file(
                                "/etc/systemd/journal-upload.conf",
                                "[Upload]\nURL=https://logs.example.org\n");

        EventRoute kernel = RoutesOfHost.route(alone, "kernel", "another-host");
        assertThat(kernel.daemon() + " " + kernel.reachesSyslog()).isEqualTo("journald no-daemon");
        assertThat(kernel.arrives() + " " + RoutesOfHost.route(alone, "kernel", "disk").arrives())
                .isEqualTo("all all");
        assertThat(kernel.steps())
                .containsExactly(
                        "journald: Storage=persistent (/etc/systemd/journald.conf:2)",
                        "journal-upload to logs.example.org:19532 over http with TLS"
                                + " (/etc/systemd/journal-upload.conf:2)");
    }

    private EventRoute route(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "another-host");
    }

    private EventRoute kept(String eventClass) {
        return RoutesOfHost.route(host, eventClass, "disk");
    }
}
