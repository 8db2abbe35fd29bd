package org.logreeve.report;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;

/**
 * A test case: what a build server is told of a result. Not encoded yet.
 *
 * @param type of what it is instead of passed
 * @param message in one line; empty when there is nothing to say
 * @param lines further ones
 */
record JUnitCase(String name, Outcome outcome, String type, String message, List<String> lines) {
    private static final int FINDINGS_PER_RESULT = 50;

    enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    JUnitCase {
        lines = List.copyOf(lines);
    }

    /** Of a host that was not assessed, one that says so, before those that an earlier run left. */
    static List<JUnitCase> of(Reported about, RuleTexts rules) {
        var cases = new ArrayList<JUnitCase>();
        HostRecord.Trouble trouble = about.trouble();
        if (trouble != null) {
            cases.add(
                    new JUnitCase(
                            "host assessed",
                            about.isOutOfService() ? Outcome.SKIPPED : Outcome.ERROR,
                            about.status(),
                            about.why(),
                            List.of("next: " + trouble.next())));
        }
        for (RuleResult result : about.results()) {
            JUnitCase now = of(result, rules);
            cases.add(about.asOf().isEmpty() ? now : now.asOf(about.asOf(), result));
        }
        return cases;
    }

    private static JUnitCase of(RuleResult result, RuleTexts rules) {
        String word = result.state().word();
        return switch (result.state()) {
            case PASS ->
                    new JUnitCase(result.rule(), Outcome.PASSED, "", running(result), List.of());
            case FAIL ->
                    new JUnitCase(
                            result.rule(),
                            Outcome.FAILURE,
                            result.severity().word(),
                            first(result),
                            lines(result, rules));
            case UNKNOWN, ERROR ->
                    new JUnitCase(
                            result.rule(),
                            Outcome.ERROR,
                            word,
                            FindingText.reason(result),
                            lines(result, rules));
            case NOTAPPLICABLE, WAIVED, INFORMATIONAL ->
                    new JUnitCase(
                            result.rule(),
                            Outcome.SKIPPED,
                            word,
                            FindingText.reason(result),
                            lines(result, rules));
        };
    }

    /** What rests on an earlier snapshot is no result of this run, neither good nor bad. */
    private JUnitCase asOf(String time, RuleResult result) {
        String words = "as of %s: %s %s".formatted(time, result.state().word(), message);
        return new JUnitCase(name, Outcome.SKIPPED, "as-of", words.strip(), lines);
    }

    private static String running(RuleResult result) {
        return result.observed().equals("unknown") ? "running state: unknown" : "";
    }

    private static String first(RuleResult result) {
        if (result.findings().isEmpty()) {
            return result.detail();
        }
        int more = result.findings().size() - 1;
        return said(result.findings().getFirst()) + (more == 0 ? "" : " (and " + more + " more)");
    }

    private static List<String> lines(RuleResult result, RuleTexts rules) {
        var lines = new ArrayList<String>();
        lines.add(rules.title(result.rule()));
        for (Finding finding : result.findings().stream().limit(FINDINGS_PER_RESULT).toList()) {
            lines.add(finding.severity().word() + ": " + said(finding));
            lines.add("  found " + (finding.found().isEmpty() ? "nothing" : finding.found()));
            lines.add("  wanted " + finding.wanted());
            finding.overrode().forEach(loser -> lines.add("  overrode " + loser));
        }
        int more = result.findings().size() - FINDINGS_PER_RESULT;
        if (more > 0) {
            lines.add("and " + more + " more findings");
        }
        ResultWaiver waiver = result.waiver();
        if (waiver != null && !waiver.inForce()) {
            lines.add(FindingText.waiver(waiver));
        }
        if (!result.causedBy().isEmpty()) {
            lines.add("explained by " + result.causedBy());
        }
        if (!result.findings().isEmpty()) {
            rules.remediation(result.rule()).forEach(line -> lines.add("to mend it: " + line));
        }
        lines.add("why: logreeve explain " + result.about() + " " + result.rule());
        return lines;
    }

    private static String said(Finding finding) {
        String at = FindingText.at(finding);
        return (at.isEmpty() ? "" : at + " ") + FindingText.message(finding);
    }
}
