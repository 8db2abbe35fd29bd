package org.logreeve.report;

import java.util.ArrayList;
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
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.Origin;

/**
 * A run with a payload in each of its texts: names, configuration lines, errors, rules, reasons. Of
 * each payload there is a host that is called so, one that could not be reached for it, and a rule.
 */
public final class HostileRun {
    private HostileRun() {}

    /** Of texts that differ from one another. */
    public static Journal of(List<String> payloads) {
        var lines = new ArrayList<RunHeader.Line>();
        var rules = new ArrayList<RunHeader.Rule>();
        var hosts = new ArrayList<HostRecord>();
        var subjects = new ArrayList<SubjectRecord>();
        for (String bad : payloads) {
            lines.add(new RunHeader.Line(bad, bad));
            rules.add(
                    new RunHeader.Rule(
                            bad,
                            List.of("FWD-001"),
                            bad,
                            "high",
                            bad,
                            bad,
                            bad,
                            List.of(new RunHeader.Parameter(bad, List.of(bad), bad, bad))));
            hosts.add(
                    host(
                            bad,
                            null,
                            List.of(
                                    result(bad, "host", State.FAIL),
                                    result(bad, "host", State.UNKNOWN))));
            subjects.add(
                    new SubjectRecord(
                            "service", bad, List.of(result(bad, "service", State.WAIVED))));
        }
        for (int i = 0; i < payloads.size(); i++) {
            String name = "down%03d".formatted(i);
            String bad = payloads.get(i);
            lines.add(new RunHeader.Line(name, bad));
            hosts.add(host(name, new HostRecord.Trouble("LR-1001", bad, bad, bad), List.of()));
        }
        return new Journal(
                header(payloads.getFirst(), lines, rules),
                hosts,
                subjects,
                new RunEnd("2026-11-22T12:00:05Z", false),
                0);
    }

    private static RunHeader header(
            String bad, List<RunHeader.Line> lines, List<RunHeader.Rule> rules) {
        return new RunHeader(
                bad,
                "2026-11-22T12:00:00Z",
                bad,
                "high",
                new RunHeader.Inventory(
                        bad,
                        bad,
                        bad,
                        lines,
                        rules.stream().map(rule -> waiver(rule.id())).toList()),
                new RunHeader.Policy(bad, bad, bad, bad, "uncommitted", bad, bad),
                bad,
                new RunHeader.RedactionKey(bad, ""),
                rules,
                List.of(
                        new RunHeader.Headline(
                                bad, rules.stream().map(RunHeader.Rule::id).toList(), 0)),
                List.of(new RunHeader.Responsibility(bad, bad, List.of("FWD-001"))));
    }

    private static HostRecord host(
            String name, HostRecord.@Nullable Trouble trouble, List<RuleResult> results) {
        String bad = trouble == null ? name : trouble.cause();
        return new HostRecord(
                name,
                trouble == null ? "assessed" : "error",
                trouble,
                new HostRecord.Connection(bad, bad, bad, bad, List.of(bad)),
                new HostRecord.Access("ssh", "none", "none", 1, List.of(bad), null),
                "2026-11-22T12:00:01Z",
                1,
                1,
                List.of(new HostRecord.Note(bad, bad, "noted", bad)),
                results,
                null,
                null,
                List.of(),
                new HostFigures(
                        List.of(new HostFigures.Stream(bad, 28, -1, bad, bad)),
                        List.of(new HostFigures.Route(bad, bad, List.of(bad), List.of(bad)))));
    }

    /** The rule of a state is called by its payload, or else by its payload and the state. */
    private static RuleResult result(String bad, String subject, State state) {
        var finding =
                new Finding(
                        new Origin(bad, 1),
                        bad,
                        bad,
                        bad,
                        "file",
                        bad,
                        Severity.HIGH,
                        List.of(bad),
                        bad);
        boolean failing = state == State.FAIL;
        return new RuleResult(
                bad,
                state == State.UNKNOWN ? bad + " unknown" : bad,
                List.of("FWD-001"),
                subject,
                state,
                failing ? "" : bad,
                failing ? "" : bad,
                Severity.HIGH,
                "true",
                state == State.UNKNOWN ? List.of() : List.of(finding),
                List.of(new Examined("ForwardTarget", bad, new Origin(bad, 1))),
                "",
                failing || state == State.WAIVED
                        ? new ResultWaiver(bad, bad, bad, bad, bad, bad, bad, !failing)
                        : null);
    }

    private static RunHeader.Waiver waiver(String bad) {
        return new RunHeader.Waiver(
                bad,
                bad,
                List.of(bad),
                List.of("group " + bad),
                bad,
                bad,
                bad,
                bad,
                "2026-01-01",
                "2026-11-30",
                bad,
                "unproven",
                8,
                bad);
    }
}
