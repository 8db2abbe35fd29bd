package org.logreeve.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.TerminalText;

/** A small run on one screen: each host in numbers, and the gravest of what is not in order. */
public final class BriefReport {
    private static final int GRAVEST = 3;
    private static final List<State> IN_ORDER =
            List.of(State.PASS, State.NOTAPPLICABLE, State.WAIVED, State.INFORMATIONAL);

    private final Journal journal;
    private final Colours colours;
    private final StringBuilder out = new StringBuilder();

    private BriefReport(Journal journal, Colours colours) {
        this.journal = journal;
        this.colours = colours;
    }

    public static String of(Journal journal, Colours colours) {
        return new BriefReport(journal, colours).text();
    }

    private String text() {
        RunHeader.Policy policy = journal.header().policy();
        line(
                "Policy %s %s (%s), profile %s",
                safe(policy.name()),
                safe(policy.version()),
                safe(policy.state()),
                safe(policy.profile()));
        for (RunHeader.Line host : journal.header().inventory().hosts()) {
            journal.hosts().stream()
                    .filter(record -> record.host().equals(host.host()))
                    .forEach(this::host);
        }
        for (SubjectRecord subject : journal.subjects()) {
            results(subject.words(), subject.results());
        }
        Summary summary = Summary.of(journal);
        line(
                "Hosts %d: %d assessed, %d not assessed.  Results: %s.",
                summary.hosts(),
                summary.assessed(),
                summary.notAssessed(),
                counts(summary.states(), ", "));
        return out.toString();
    }

    private void host(HostRecord host) {
        HostRecord.Trouble error = host.error();
        if (error == null) {
            results(host.host(), host.results());
        } else {
            line(
                    " %s  %s  %s %s",
                    safe(host.host()),
                    colours.bad("NOT ASSESSED"),
                    safe(error.code()),
                    safe(error.cause()));
        }
    }

    private void results(String subject, List<RuleResult> results) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        results.forEach(result -> states.merge(result.state(), 1, Integer::sum));
        line(" %s  %s", safe(subject), counts(states, "   "));
        List<Explained> wrong =
                Explained.of(
                        results.stream()
                                .filter(result -> !IN_ORDER.contains(result.state()))
                                .filter(result -> !Summary.NEVER_COUNT.contains(result.reason()))
                                .toList());
        wrong.stream().limit(GRAVEST).forEach(this::gravest);
        int left = wrong.size() - GRAVEST;
        if (left > 0) {
            line("   and %d more", left);
        }
    }

    private void gravest(Explained explained) {
        RuleResult result = explained.cause();
        String mark = result.state() == State.FAIL ? result.severity().word() : "?";
        line(
                "   %s %s",
                colours.of(result.state(), "%-8s".formatted(mark)), safe(title(result.rule())));
        line("            %s", safe(why(result)));
    }

    private static String why(RuleResult result) {
        return result.findings().stream()
                .findFirst()
                .map(found -> (FindingText.at(found) + "  " + FindingText.message(found)).strip())
                .orElse(FindingText.reason(result));
    }

    private String title(String rule) {
        return journal.header().rules().stream()
                .filter(known -> known.id().equals(rule))
                .map(RunHeader.Rule::title)
                .findFirst()
                .orElse(rule);
    }

    private String counts(Map<State, Integer> states, String between) {
        return states.entrySet().stream()
                .map(
                        each ->
                                colours.of(
                                        each.getKey(),
                                        each.getKey().word() + " " + each.getValue()))
                .collect(Collectors.joining(between));
    }

    /** Takes encoded text only. */
    private void line(String format, Object... encoded) {
        out.append(format.formatted(encoded)).append('\n');
    }

    private static String safe(String text) {
        return TerminalText.encode(text);
    }
}
