package org.logreeve.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.TerminalText;

/** The chain from a verdict to the line it rests on, for one rule on one subject. */
public final class ExplainText {
    private ExplainText() {}

    /** Verdict, findings with what they overrode, facts that were judged, why and how to mend. */
    public static String of(Journal journal, HostRecord host, RuleResult result) {
        var out = new StringBuilder();
        verdict(out, journal.header(), result);
        standIn(out, host);
        history(out, host.figures().history());
        evidence(out, result);
        problems(out, host.problems());
        rule(out, journal.header(), result);
        return out.toString();
    }

    /** The same for a result about a service, a person or the estate. */
    public static String of(Journal journal, RuleResult result) {
        var out = new StringBuilder();
        verdict(out, journal.header(), result);
        evidence(out, result);
        rule(out, journal.header(), result);
        return out.toString();
    }

    private static void verdict(StringBuilder out, RunHeader header, RuleResult result) {
        line(out, "%s on %s: %s", result.rule(), result.about(), verdict(result));
        line(
                out,
                "  run %s, policy %s %s%s (%s)",
                header.run(),
                header.policy().name(),
                header.policy().version(),
                header.policy().commit().isEmpty() ? "" : " " + header.policy().commit(),
                header.policy().state());
    }

    private static void history(StringBuilder out, HostFigures.@Nullable History history) {
        if (history == null) {
            return;
        }
        line(
                out,
                "  first seen %s, last good scan before this one: %s",
                history.firstSeen(),
                history.lastGood() == null
                        ? "none known"
                        : "%s (run %s)".formatted(history.lastGood(), history.lastGoodRun()));
        for (HostFigures.Growth growth : history.growth()) {
            line(
                    out,
                    "  %s grew by %d to %d bytes a day (%d measured, %d not: another file)",
                    growth.path(),
                    growth.leastPerDay(),
                    growth.mostPerDay(),
                    growth.measured(),
                    growth.rotated());
        }
    }

    private static void standIn(StringBuilder out, HostRecord host) {
        HostRecord.StandIn standIn = host.standIn();
        if (standIn != null) {
            line(
                    out,
                    "  as of %s: the host was not reached in this run (%s); this rests on the"
                            + " snapshot of run %s",
                    standIn.asOf(),
                    host.error() == null ? "-" : host.error().code(),
                    standIn.run());
        }
    }

    private static void evidence(StringBuilder out, RuleResult result) {
        ResultWaiver waiver = result.waiver();
        if (waiver != null && !waiver.inForce()) {
            line(out, "  %s", FindingText.waiver(waiver));
        }
        if (!result.causedBy().isEmpty()) {
            line(out, "  explained by %s on the same %s", result.causedBy(), result.subject());
        }
        for (Finding finding : result.findings()) {
            line(out, "  found   %s", finding.found().isEmpty() ? "nothing" : finding.found());
            line(out, "  wanted  %s", finding.wanted());
            if (!finding.subject().isEmpty() && !finding.message().contains(finding.subject())) {
                line(out, "  of      %s", finding.subject());
            }
            line(out, "  at      %s (%s)", finding.at(), finding.how());
            line(out, "          %s", finding.message());
            finding.overrode().forEach(loser -> line(out, "  overrode %s", loser));
        }
        line(out, "  facts judged: %d", result.examined().size());
        for (Examined examined : result.examined()) {
            line(out, "    %s %s", examined.kind(), examined.text());
            line(out, "      read at %s", examined.at());
        }
    }

    private static void rule(StringBuilder out, RunHeader header, RuleResult result) {
        header.rules().stream()
                .filter(rule -> rule.id().equals(result.rule()))
                .forEach(rule -> rule(out, rule));
    }

    private static String verdict(RuleResult result) {
        if (result.state() == State.WAIVED) {
            return result.state().word() + " " + result.detail();
        }
        String observed = result.observed().equals("unknown") ? " (running state: unknown)" : "";
        return result.reason().isEmpty()
                ? result.state().word() + observed
                : result.state().word() + ", " + result.reason() + ": " + result.detail();
    }

    private static void problems(StringBuilder out, List<HostRecord.Note> problems) {
        if (!problems.isEmpty()) {
            line(out, "  what this host's configurations hold that is not plainly in force:");
            problems.forEach(
                    note -> line(out, "    %s %s: %s", note.at(), note.effect(), note.message()));
        }
    }

    private static void rule(StringBuilder out, RunHeader.Rule rule) {
        line(out, "  why it matters: %s", rule.rationale().strip());
        line(out, "  to mend it: %s", rule.remediation().strip());
    }

    private static void line(StringBuilder out, String format, Object... arguments) {
        Object[] encoded = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            encoded[i] =
                    arguments[i] instanceof Number
                            ? arguments[i]
                            : TerminalText.encode(arguments[i].toString());
        }
        out.append(format.formatted(encoded)).append('\n');
    }
}
