package org.logreeve.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.Digest;
import org.logreeve.text.Origin;

/** The records that {@link ExampleRun} is made of. */
final class ExampleParts {
    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private ExampleParts() {}

    static HostRecord assessed(String host, String granted, List<RuleResult> results) {
        return record(host, "assessed", null, granted, results);
    }

    static HostRecord record(
            String host,
            String status,
            HostRecord.@Nullable Trouble trouble,
            String granted,
            List<RuleResult> results) {
        return new HostRecord(
                host,
                status,
                trouble,
                trouble == null
                        ? new HostRecord.Connection(
                                "192.0.2.10:22",
                                "ssh-ed25519 SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                                "inventory/known_hosts:3",
                                "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3",
                                List.of())
                        : null,
                new HostRecord.Access(
                        "ssh",
                        granted.isEmpty() ? "none" : granted,
                        granted,
                        granted.isEmpty() ? 0 : 1,
                        granted.isEmpty() ? List.of() : List.of("exec /bin/sh -s"),
                        null),
                "2026-11-22T12:00:01Z",
                granted.isEmpty() ? 10_003 : 412,
                granted.isEmpty() ? 0 : 1_795_348_801L,
                List.of(),
                results,
                null,
                null,
                List.of(),
                figures(host));
    }

    private static HostFigures figures(String host) {
        return switch (host) {
            case "web01.example" ->
                    new HostFigures(
                            List.of(
                                    kept("/var/log/auth.log", 98, "weekly x 14"),
                                    kept("/var/log/syslog", 98, "weekly x 14")),
                            List.of(
                                    route("auth", "all", List.of("logs.example:6514"), List.of()),
                                    route(
                                            "cron",
                                            "none",
                                            List.of(),
                                            List.of("/etc/rsyslog.d/20-cron.conf:3: stop"))),
                            new HostFigures.Clock(-12, 31, "unknown"),
                            List.of(new HostFigures.Log("/var/log/auth.log", 131_074, 48_211)),
                            new HostFigures.History(
                                    "2026-03-02T12:00:00Z",
                                    "2026-11-21T12:00:00Z",
                                    "20261121T120000Z-3d4e5f",
                                    List.of(
                                            new HostFigures.Growth(
                                                    "/var/log/auth.log", 5_120, 48_640, 4, 1))));
            case "app01.example" ->
                    new HostFigures(
                            List.of(
                                    kept("/var/log/auth.log", 28, "weekly x 4"),
                                    kept("/var/log/syslog", 28, "weekly x 4")),
                            List.of(
                                    route(
                                            "auth",
                                            "none",
                                            List.of(),
                                            List.of("nothing is sent to another host"))),
                            new HostFigures.Clock(4210, 4262, "unknown"));
            case "db01.example" ->
                    new HostFigures(
                            List.of(kept("/var/log/postgresql/main.log", 28, "weekly x 4")),
                            List.of(route("auth", "unknown", List.of(), List.of())));
            default -> HostFigures.NONE;
        };
    }

    private static HostFigures.Stream kept(String log, long days, String bound) {
        return new HostFigures.Stream(log, days, days + 7, bound, "/etc/logrotate.d/rsyslog:6");
    }

    private static HostFigures.Route route(
            String events, String arrives, List<String> places, List<String> losses) {
        return new HostFigures.Route(events, arrives, places, losses);
    }

    static RuleResult pass(
            String host, String rule, Severity severity, String observed, Examined seen) {
        return new RuleResult(
                host,
                rule,
                List.of(ExampleRun.REQUIREMENTS.getOrDefault(rule, "")),
                "host",
                State.PASS,
                "",
                "",
                severity,
                observed,
                List.of(),
                List.of(seen));
    }

    static RuleResult result(String host, String rule, State state, Severity severity) {
        return result(host, "host", rule, state, severity);
    }

    static RuleResult result(
            String name, String subject, String rule, State state, Severity severity) {
        return new RuleResult(
                name,
                rule,
                List.of(ExampleRun.REQUIREMENTS.getOrDefault(rule, "")),
                subject,
                state,
                "",
                "",
                severity,
                "true",
                List.of(),
                List.of());
    }

    /** Of one of the example's results. */
    static ResultWaiver accepted(String at, String reason, String until, boolean inForce) {
        return new ResultWaiver(
                at, reason, "admin-a", "manager-b", "SEC-42", until, "Europe/London", inForce);
    }

    /** As the run's inventory states it, counted from 2026-11-22. */
    static RunHeader.Waiver waiver(
            String at, String rule, String scope, String reason, String standing, int daysLeft) {
        LocalDate until = LocalDate.of(2026, 11, 22).plusDays(daysLeft);
        return new RunHeader.Waiver(
                at,
                rule,
                List.of(rule),
                List.of(scope),
                reason,
                "admin-a",
                "manager-b",
                "SEC-42",
                until.minusDays(90).toString(),
                until.toString(),
                "Europe/London",
                standing,
                daysLeft,
                standing.equals("unproven")
                        ? "manager-b did not approve it: committed by admin-a in 4be1c0ffee12 of"
                                + " 2026-11-20"
                        : "");
    }

    static RuleResult because(RuleResult result, String reason, String detail) {
        return new RuleResult(
                result.host(),
                result.rule(),
                result.requirement(),
                result.subject(),
                result.state(),
                reason,
                detail,
                result.severity(),
                result.observed(),
                result.findings(),
                result.examined());
    }

    static Finding finding(
            Origin at,
            String message,
            String found,
            String wanted,
            String subject,
            Severity severity) {
        return new Finding(
                at,
                message,
                found,
                wanted,
                "file",
                subject,
                severity,
                at.line() == 6 ? List.of("/etc/logrotate.conf:4: rotate 4") : List.of(),
                Digest.sha256(at.path(), message));
    }

    static Origin origin(int line) {
        return new Origin("/etc/rsyslog.d/50-forward.conf", line);
    }
}
