package org.logreeve.report;

import java.util.List;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.TerminalText;

/** The chain from a verdict to the line it rests on, for one rule on one host. */
public final class ExplainText {
    private ExplainText() {}

    /** Verdict, findings with what they overrode, facts that were judged, why and how to mend. */
    public static String of(Journal journal, HostRecord host, RuleResult result) {
        var out = new StringBuilder();
        RunHeader header = journal.header();
        line(out, "%s on %s: %s", result.rule(), result.host(), verdict(result));
        line(
                out,
                "  run %s, policy %s %s%s (%s)",
                header.run(),
                header.policy().name(),
                header.policy().version(),
                header.policy().commit().isEmpty() ? "" : " " + header.policy().commit(),
                header.policy().state());
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
        if (!result.causedBy().isEmpty()) {
            line(out, "  explained by %s on the same host", result.causedBy());
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
        problems(out, host.problems());
        header.rules().stream()
                .filter(rule -> rule.id().equals(result.rule()))
                .forEach(rule -> rule(out, rule));
        return out.toString();
    }

    private static String verdict(RuleResult result) {
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
                    arguments[i] instanceof Integer
                            ? arguments[i]
                            : TerminalText.encode(arguments[i].toString());
        }
        out.append(format.formatted(encoded)).append('\n');
    }
}
