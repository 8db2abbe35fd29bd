package org.logreeve.report;

import static org.logreeve.report.ExampleParts.DIGEST;
import static org.logreeve.report.ExampleParts.assessed;
import static org.logreeve.report.ExampleParts.because;
import static org.logreeve.report.ExampleParts.finding;
import static org.logreeve.report.ExampleParts.origin;
import static org.logreeve.report.ExampleParts.pass;
import static org.logreeve.report.ExampleParts.record;
import static org.logreeve.report.ExampleParts.result;

import java.util.List;
import java.util.Map;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.Origin;

/** The run of {@code reports/examples}: everything that can come of a host or a rule, once. */
public final class ExampleRun {
    private static final String FORWARD = "forwarding/remote-destination";
    private static final String ENCRYPTED = "forwarding/encrypted";
    private static final String RETENTION = "retention/local-minimum";
    private static final String TIME = "time-sync/approved-source";
    private static final String REVIEW = "reviews/stated-in-time[weekly-log-review]";
    private static final String SCANNED = "anomalies/every-host-scanned";

    private static final String DISK = "inventory/waivers/db/disk.yaml:2";
    private static final String POOL = "inventory/waivers/pool.yaml:2";
    private static final String REPLACED = "the disk is replaced in December";
    private static final String MOVED = "it moves to the new network in November";

    static final Map<String, String> REQUIREMENTS =
            Map.of(
                    FORWARD, "FWD-001",
                    ENCRYPTED, "FWD-005",
                    RETENTION, "RET-001",
                    TIME, "TIM-002",
                    REVIEW, "REV-001",
                    SCANNED, "ANO-004");

    private ExampleRun() {}

    public static Journal journal() {
        return new Journal(
                header(),
                List.of(
                        bad(),
                        partly(),
                        postponed(),
                        crashed(),
                        good(),
                        earlier(),
                        unreachable("web03"),
                        unreachable("web04")),
                subjects(),
                new RunEnd(
                        "2026-11-22T12:00:41Z", false, List.of("inventory/waivers/web/tls.yaml:2")),
                0);
    }

    private static RunHeader header() {
        return new RunHeader(
                "20261122T120000Z-0a1b2c",
                "2026-11-22T12:00:00Z",
                "0.1.0",
                "high",
                new RunHeader.Inventory(
                        "inventory/hosts.yaml",
                        "example",
                        DIGEST,
                        lines(),
                        List.of(
                                ExampleParts.waiver(
                                        DISK, RETENTION, "group db", REPLACED, "in-force", 39),
                                ExampleParts.waiver(
                                        POOL, TIME, "host app01.example", MOVED, "expired", -7),
                                ExampleParts.waiver(
                                        "inventory/waivers/web/tls.yaml:2",
                                        ENCRYPTED,
                                        "host web01.example",
                                        "the collector has no certificate yet",
                                        "expiring",
                                        23),
                                ExampleParts.waiver(
                                        "inventory/waivers/shop.yaml:1",
                                        REVIEW,
                                        "service payments",
                                        "nobody is there over Christmas",
                                        "to-come",
                                        120),
                                ExampleParts.waiver(
                                        "inventory/waivers/web/pool.yaml:2",
                                        TIME,
                                        "host web01.example",
                                        MOVED,
                                        "unproven",
                                        60))),
                new RunHeader.Policy(
                        "logreeve-reference",
                        "0.1.0",
                        "policies",
                        "36cea566a1d3f20c9b4e8d7755aa01234567890a",
                        "committed",
                        DIGEST,
                        "base"),
                null,
                new RunHeader.RedactionKey("", ""),
                List.of(
                        rule(
                                FORWARD,
                                Severity.CRITICAL,
                                "Log messages are sent to another host",
                                "Send all messages to the log server."),
                        rule(
                                ENCRYPTED,
                                Severity.HIGH,
                                "What leaves the host is encrypted",
                                "Send with TLS."),
                        rule(
                                RETENTION,
                                Severity.HIGH,
                                "Each log stays on the host for the local minimum",
                                "Raise rotate in logrotate.conf."),
                        rule(
                                TIME,
                                Severity.CRITICAL,
                                "Time comes from approved sources only",
                                "Remove public servers and pools;\nadd the central servers."),
                        rule(
                                REVIEW,
                                Severity.MEDIUM,
                                "Logs are looked through in time",
                                "Look through them, and state it."),
                        rule(
                                SCANNED,
                                Severity.HIGH,
                                "Each host is scanned",
                                "See why the host was not assessed.")),
                List.of(
                        new RunHeader.Headline(
                                "Logs reach the collectors of the SOC", List.of(FORWARD), 3),
                        new RunHeader.Headline("Logs are kept long enough", List.of(RETENTION), 1),
                        new RunHeader.Headline(
                                "Clocks follow the central source", List.of(TIME), 1),
                        new RunHeader.Headline(
                                "What leaves the host cannot be read on the way",
                                List.of(ENCRYPTED),
                                1)),
                List.of(
                        new RunHeader.Responsibility(
                                "S7",
                                "Logging works together with the security operations centre",
                                List.of("FWD-001", "FWD-005", "FWD-009")),
                        new RunHeader.Responsibility(
                                "S9", "Clocks follow the central time source", List.of("TIM-002")),
                        new RunHeader.Responsibility(
                                "S8", "It is written down what is normal", List.of("BAS-001"))),
                RunHeader.Made.BY_SCAN,
                new RunHeader.State("git:logreeve-state", List.of("old02.example")));
    }

    private static RunHeader.Rule rule(
            String id, Severity severity, String title, String remediation) {
        return new RunHeader.Rule(
                id,
                List.of(REQUIREMENTS.getOrDefault(id, "")),
                title,
                severity.word(),
                "Nobody can follow what happened without it.",
                remediation,
                "",
                id.equals(RETENTION)
                        ? List.of(
                                new RunHeader.Parameter(
                                        "least_days",
                                        List.of("90"),
                                        "days",
                                        "CIS Controls 8.10; PCI DSS 10.5.1"))
                        : List.of());
    }

    private static List<RunHeader.Line> lines() {
        return List.of(
                new RunHeader.Line("app01.example", "inventory/hosts.yaml:11"),
                new RunHeader.Line("db01.example", "inventory/hosts.yaml:12"),
                new RunHeader.Line("edge01.example", "inventory/hosts.yaml:14"),
                new RunHeader.Line("log01.example", "inventory/hosts.yaml:16"),
                new RunHeader.Line("web01.example", "inventory/hosts.yaml:18"),
                new RunHeader.Line("web02.example", "inventory/hosts.yaml:18"),
                new RunHeader.Line("web03.example", "inventory/hosts.yaml:18"),
                new RunHeader.Line("web04.example", "inventory/hosts.yaml:18"),
                new RunHeader.Line(
                        "old01.example",
                        "inventory/hosts.yaml:20",
                        new RunHeader.Lifecycle("retired", "2026-01-31", false)),
                new RunHeader.Line(
                        "spare01.example",
                        "inventory/hosts.yaml:22",
                        new RunHeader.Lifecycle("cold", null, false)));
    }

    private static HostRecord good() {
        var seen = new Examined("ForwardTarget", "rsyslog logs.example:6514/tcp tls", origin(7));
        return assessed(
                "web01.example",
                "none",
                List.of(
                        pass("web01.example", FORWARD, Severity.CRITICAL, "true", seen),
                        pass("web01.example", ENCRYPTED, Severity.HIGH, "true", seen),
                        pass("web01.example", RETENTION, Severity.HIGH, "true", seen),
                        pass("web01.example", TIME, Severity.CRITICAL, "unknown", seen)));
    }

    private static HostRecord bad() {
        String host = "app01.example";
        RuleResult forward =
                result(host, FORWARD, State.FAIL, Severity.CRITICAL)
                        .with(
                                List.of(
                                        finding(
                                                Origin.of("-"),
                                                "nothing is sent to another host",
                                                "",
                                                "a remote host",
                                                "",
                                                Severity.CRITICAL)));
        RuleResult encrypted =
                result(host, ENCRYPTED, State.FAIL, Severity.HIGH)
                        .with(
                                List.of(
                                        finding(
                                                Origin.of("-"),
                                                "nothing is sent to another host",
                                                "",
                                                "TLS",
                                                "",
                                                Severity.HIGH)))
                        .causedBy(FORWARD);
        return assessed(
                host,
                "none",
                List.of(
                        forward,
                        encrypted,
                        result(host, RETENTION, State.FAIL, Severity.HIGH)
                                .with(List.of(kept("/var/log/auth.log"), kept("/var/log/syslog"))),
                        result(host, TIME, State.FAIL, Severity.CRITICAL)
                                .with(
                                        List.of(
                                                finding(
                                                        new Origin(
                                                                "/etc/chrony/conf.d/cloud.conf", 2),
                                                        "=HYPERLINK(\"x\") <b>2.debian.pool.ntp.org</b> is not an approved time source",
                                                        "2.debian.pool.ntp.org",
                                                        "ntp1.example, ntp2.example",
                                                        "2.debian.pool.ntp.org",
                                                        Severity.CRITICAL)))
                                .with(ExampleParts.accepted(POOL, MOVED, "2026-11-15", false))));
    }

    private static Finding kept(String log) {
        return finding(
                new Origin("/etc/logrotate.d/rsyslog", 6),
                log + ": kept 28 days for certain, 90 are wanted",
                "28 days",
                "90 days",
                log,
                Severity.HIGH);
    }

    private static HostRecord partly() {
        String host = "db01.example";
        return assessed(
                host,
                "none",
                List.of(
                        because(
                                result(host, FORWARD, State.UNKNOWN, Severity.CRITICAL),
                                "unreadable",
                                "included, and not read: may not be read: /etc/rsyslog.d/10-secret.conf"),
                        because(
                                result(host, ENCRYPTED, State.NOTAPPLICABLE, Severity.HIGH),
                                "absent",
                                "no component that forwards is on the host"),
                        result(host, RETENTION, State.FAIL, Severity.HIGH)
                                .with(List.of(kept("/var/log/postgresql/main.log")))
                                .with(ExampleParts.accepted(DISK, REPLACED, "2026-12-31", true)),
                        because(
                                result(host, TIME, State.UNKNOWN, Severity.CRITICAL),
                                "not-configured",
                                "no approved time sources in the inventory")));
    }

    private static HostRecord crashed() {
        String host = "log01.example";
        return assessed(
                host,
                "sudo-shell",
                List.of(
                        because(
                                result(host, FORWARD, State.ERROR, Severity.CRITICAL),
                                "rule",
                                "the rule ended with an error"),
                        because(
                                result(host, ENCRYPTED, State.INFORMATIONAL, Severity.HIGH),
                                "informational",
                                "messages come in over TLS")));
    }

    private static HostRecord earlier() {
        String host = "web02.example";
        return unreachable("web02", "LR-1003", "no answer within 10 s", "look at its network")
                .with(
                        new HostRecord.StandIn(
                                "20261121T120000Z-9f8e7d", "2026-11-21T12:00:03Z", DIGEST),
                        List.of(
                                result(host, FORWARD, State.PASS, Severity.CRITICAL),
                                result(host, RETENTION, State.FAIL, Severity.HIGH)
                                        .with(List.of(kept("/var/log/syslog")))));
    }

    private static HostRecord unreachable(String name) {
        return unreachable(
                name, "LR-1020", "bastion.example: connection refused", "start sshd there");
    }

    private static HostRecord unreachable(String name, String code, String cause, String next) {
        return record(
                name + ".example",
                "error",
                new HostRecord.Trouble(code, "dial", cause, next),
                "",
                List.of());
    }

    private static HostRecord postponed() {
        return record(
                "edge01.example",
                "postponed",
                new HostRecord.Trouble(
                        "LR-1201",
                        "schedule",
                        "outside of its audit window 22:00-04:00",
                        "scan it in its window, or with --wait-for-windows 12h"),
                "",
                List.of());
    }

    private static List<SubjectRecord> subjects() {
        RuleResult review =
                result("payments", "service", REVIEW, State.FAIL, Severity.MEDIUM)
                        .with(
                                List.of(
                                        new Finding(
                                                new Origin("inventory/attestations/w46.yaml", 1),
                                                "the last statement is of 2026-11-08, at most 7 days are allowed",
                                                "2026-11-08",
                                                "at most 7 days old",
                                                "inventory",
                                                "",
                                                Severity.MEDIUM,
                                                List.of(),
                                                "5e1f")));
        RuleResult scanned =
                because(
                        result("estate", "estate", SCANNED, State.UNKNOWN, Severity.HIGH),
                        "too-early",
                        "ready on 2026-11-29");
        return List.of(
                new SubjectRecord("service", "payments", List.of(review)),
                new SubjectRecord("estate", "estate", List.of(scanned)));
    }
}
