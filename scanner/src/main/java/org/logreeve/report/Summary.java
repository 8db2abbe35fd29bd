package org.logreeve.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.logreeve.finding.Exit;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;

/**
 * A run in numbers, and what it returns to the shell.
 *
 * @param hosts hosts of the run
 * @param assessed hosts that were assessed
 * @param postponed hosts of those not assessed that were left alone on purpose
 * @param standIns hosts of those not assessed for which an earlier snapshot stands in
 * @param standInStates results that rest on earlier snapshots, by state; in no other number
 * @param notInService hosts that were not contacted, because the inventory says so
 * @param states results by state
 * @param findings findings of failing results by severity
 * @param setUp what our own input lacks, at most {@link #SET_UP_LINES} lines
 * @param exit the exit code
 */
public record Summary(
        int hosts,
        int assessed,
        int postponed,
        int standIns,
        Map<State, Integer> standInStates,
        int notInService,
        Map<State, Integer> states,
        Map<Severity, Integer> findings,
        List<String> setUp,
        Exit exit) {
    /** Longer set-up lists are cut: they would hide what was found. */
    public static final int SET_UP_LINES = 15;

    /** Reasons of unknowns that are an input of ours to set up, or time to pass. */
    static final List<String> NEVER_COUNT = List.of("not-configured", "too-early");

    public static Summary of(Journal journal) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
        Map<String, List<String>> setUp = new TreeMap<>();
        Map<State, Integer> earlier = new EnumMap<>(State.class);
        for (HostRecord host : journal.hosts()) {
            if (host.standIn() != null) {
                host.results().forEach(result -> earlier.merge(result.state(), 1, Integer::sum));
            }
        }
        for (RuleResult result : journal.countedResults()) {
            states.merge(result.state(), 1, Integer::sum);
            if (result.state() == State.FAIL) {
                result.findings().forEach(f -> findings.merge(f.severity(), 1, Integer::sum));
            }
            if (NEVER_COUNT.contains(result.reason())) {
                setUp.computeIfAbsent(
                                result.rule() + ": " + result.detail(), what -> new ArrayList<>())
                        .add(result.host().isEmpty() ? "" : result.subject());
            }
        }
        int assessed = count(journal, HostRecord::isAssessed);
        int all = journal.header().inventory().hosts().size();
        int inService = journal.header().inventory().inService().size();
        return new Summary(
                all,
                assessed,
                count(journal, HostRecord::isPostponed),
                count(journal, host -> host.standIn() != null),
                earlier,
                all - inService,
                states,
                findings,
                lines(setUp),
                exit(journal));
    }

    private static int count(Journal journal, Predicate<HostRecord> which) {
        return (int) journal.hosts().stream().filter(which).count();
    }

    /** Hosts in service that were not assessed, or not even reached. */
    public int notAssessed() {
        return hosts - notInService - assessed;
    }

    private static List<String> lines(Map<String, List<String>> setUp) {
        var lines = new ArrayList<String>();
        setUp.forEach((what, subjects) -> lines.add(what + number(subjects)));
        return lines.size() <= SET_UP_LINES ? lines : lines.subList(0, SET_UP_LINES);
    }

    /** Subjects of one rule are of one sort; nothing for one that there is none of. */
    private static String number(List<String> subjects) {
        String word = subjects.getFirst();
        return word.isEmpty()
                ? ""
                : " (%d %s%s)".formatted(subjects.size(), word, subjects.size() == 1 ? "" : "s");
    }

    private static Exit exit(Journal journal) {
        Severity failOn = Severity.valueOf(journal.header().failOn().toUpperCase(Locale.ROOT));
        if (journal.end() != null && journal.end().interrupted()) {
            return Exit.INTERRUPTED;
        }
        boolean complete = journal.end() != null && journal.notAssessed().isEmpty();
        Exit exit = complete ? Exit.COMPLIANT : Exit.INCOMPLETE;
        for (RuleResult result : journal.countedResults()) {
            Exit one = exit(result, failOn);
            exit = one.compareTo(exit) > 0 ? one : exit;
        }
        return exit;
    }

    private static Exit exit(RuleResult result, Severity failOn) {
        return switch (result.state()) {
            case FAIL ->
                    result.findings().stream().anyMatch(f -> f.severity().isAtLeast(failOn))
                            ? Exit.FINDINGS
                            : Exit.COMPLIANT;
            case UNKNOWN ->
                    result.severity().isAtLeast(failOn) && !NEVER_COUNT.contains(result.reason())
                            ? Exit.INCOMPLETE
                            : Exit.COMPLIANT;
            case ERROR -> Exit.INCOMPLETE;
            case PASS, NOTAPPLICABLE, WAIVED, INFORMATIONAL -> Exit.COMPLIANT;
        };
    }
}
