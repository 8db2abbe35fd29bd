package org.logreeve.journal;

import java.util.Arrays;
import java.util.List;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.text.Origin;

/** A small run for tests of journals and reports. */
public final class SampleRun {
    private SampleRun() {}

    public static RunHeader header(String... hosts) {
        return new RunHeader(
                "20261122T120000Z-0a1b2c",
                "2026-11-22T12:00:00Z",
                "0.1.0",
                "high",
                new RunHeader.Inventory(
                        "inventory/hosts.yaml",
                        "prod",
                        "ab12",
                        Arrays.stream(hosts)
                                .map(host -> new RunHeader.Line(host, "inventory/hosts.yaml:7"))
                                .toList()),
                new RunHeader.Policy(
                        "reference", "1.0.0", "policies", "0a1b2c3d", "committed", "cd34", ""),
                List.of(
                        new RunHeader.Rule(
                                "forwarding/remote-destination",
                                List.of("FWD-001"),
                                "Logs leave the host",
                                "critical",
                                "why",
                                "how",
                                "rule",
                                List.of())));
    }

    public static HostRecord failing(String host) {
        return assessed(host, State.FAIL, "", "", Severity.CRITICAL);
    }

    public static HostRecord assessed(
            String host, State state, String reason, String detail, Severity severity) {
        List<Finding> findings =
                state == State.FAIL
                        ? List.of(
                                new Finding(
                                        new Origin("/etc/rsyslog.d/50-x.conf", 7),
                                        "sent to \u001b[2Jnowhere",
                                        "127.0.0.1",
                                        "a remote host",
                                        "file",
                                        "127.0.0.1:514",
                                        severity,
                                        List.of(),
                                        "f1"))
                        : List.of();
        return new HostRecord(
                host,
                "assessed",
                null,
                new HostRecord.Connection(
                        "192.0.2.1:22", "ssh-ed25519 SHA256:x", "k:1", "SSH-2.0", List.of()),
                new HostRecord.Access("ssh", "none", "none", 1, List.of("exec /bin/sh -s"), null),
                "2026-11-22T12:00:01Z",
                120,
                1_763_812_801,
                List.of(new HostRecord.Note("rsyslog", "/etc/rsyslog.conf:3", "noted", "ignored")),
                List.of(
                        new RuleResult(
                                host,
                                "forwarding/remote-destination",
                                List.of("FWD-001"),
                                "host",
                                state,
                                reason,
                                detail,
                                severity,
                                "true",
                                findings,
                                List.of(
                                        new Examined(
                                                "ForwardTarget",
                                                "127.0.0.1:514/udp",
                                                new Origin("/etc/rsyslog.d/50-x.conf", 7))))));
    }

    /** A result like another, of another rule, which a third explains. */
    public static RuleResult explained(
            RuleResult like, String rule, Severity severity, String cause) {
        return new RuleResult(
                like.host(),
                rule,
                like.requirement(),
                like.subject(),
                like.state(),
                like.reason(),
                like.detail(),
                severity,
                like.observed(),
                like.findings(),
                like.examined(),
                cause,
                like.waiver());
    }

    public static HostRecord withResults(HostRecord host, List<RuleResult> results) {
        return new HostRecord(
                host.host(),
                host.status(),
                host.error(),
                host.connection(),
                host.access(),
                host.started(),
                host.millis(),
                host.clock(),
                host.problems(),
                results);
    }

    public static HostRecord unreachable(String host) {
        return new HostRecord(
                host,
                "error",
                new HostRecord.Trouble("LR-1001", "dial", "connection refused", "start sshd"),
                null,
                new HostRecord.Access("ssh", "none", "", 0, List.of(), null),
                "2026-11-22T12:00:01Z",
                3,
                0,
                List.of(),
                List.of());
    }
}
