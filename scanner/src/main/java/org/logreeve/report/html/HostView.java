package org.logreeve.report.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;

/**
 * A host, or another subject, with all that is said of it.
 *
 * @param anchor its id in the page
 * @param name for people
 * @param line what the inventory says of it; null for another subject
 * @param record null when it was not reached, not in service, or is no host
 * @param results all of them, in the policy's order
 * @param themes by theme, what its results say together
 */
public record HostView(
        String anchor,
        String name,
        RunHeader.@Nullable Line line,
        @Nullable HostRecord record,
        List<RuleResult> results,
        Map<String, Cell> themes) {

    static HostView of(
            int number, RunHeader.Line line, @Nullable HostRecord record, List<String> themes) {
        List<RuleResult> results = record == null ? List.of() : record.results();
        return new HostView(
                "h" + number, line.host(), line, record, results, Cell.of(results, themes));
    }

    static HostView of(int number, SubjectRecord subject, List<String> themes) {
        return new HostView(
                "s" + number,
                subject.words(),
                null,
                null,
                subject.results(),
                Cell.of(subject.results(), themes));
    }

    /** Whether verdicts rest on this run, or it is no host and rests on what was stated. */
    public boolean isJudged() {
        return line == null || (record != null && record.isAssessed());
    }

    /** Why there are no verdicts of this run; empty when there are. */
    public String missing() {
        if (isJudged()) {
            return "";
        }
        if (line != null && !line.lifecycle().inService()) {
            return "not in service: " + line.lifecycle().words();
        }
        if (record == null) {
            return "not reached before the run's end";
        }
        HostRecord.Trouble error = record.error();
        String what = record.isPostponed() ? "postponed" : "not assessed";
        return error == null ? what : what + ": " + error.cause();
    }

    /** What all its results say together. */
    public Standing standing() {
        return isJudged() ? Standing.of(results) : Standing.UNTOLD;
    }

    /** Whether something of it could not be told. */
    public boolean hasUntold() {
        return !isJudged()
                || results.stream().anyMatch(each -> Standing.of(each) == Standing.UNTOLD);
    }

    /** Whether the run should have told something of it. */
    public boolean isInService() {
        return line == null || line.lifecycle().inService();
    }

    /** Results that somebody has to look at, the gravest first. */
    public List<RuleResult> open() {
        return results.stream()
                .filter(each -> Standing.of(each).compareTo(Standing.PASSES) < 0)
                .sorted(
                        java.util.Comparator.comparing((RuleResult each) -> Standing.of(each))
                                .thenComparing(
                                        java.util.Comparator.comparing(RuleResult::severity)
                                                .reversed()))
                .toList();
    }

    /** The others. */
    public List<RuleResult> closed() {
        return results.stream()
                .filter(each -> Standing.of(each).compareTo(Standing.PASSES) >= 0)
                .toList();
    }

    /** How many results say what. */
    public Counted counted() {
        return Counted.of(results.stream().map(Standing::of).toList());
    }
}
