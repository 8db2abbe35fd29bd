package org.logreeve.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.MarkdownReport.Part;
import org.logreeve.text.MarkdownText;

/**
 * The parts of a Markdown page. Each text that is not our own stands in a code span, in a list and
 * never in a table.
 */
final class MarkdownParts {
    private static final int FINDINGS_PER_RESULT = 10;
    private static final int NAMES = 50;
    private static final int LONGEST_TEXT = 500;

    private final Journal journal;
    private final RuleTexts rules;
    private final Summary summary;

    MarkdownParts(Journal journal) {
        this.journal = journal;
        this.rules = new RuleTexts(journal);
        this.summary = Summary.of(journal);
    }

    static boolean isShown(State state) {
        return switch (state) {
            case FAIL, ERROR, UNKNOWN, WAIVED -> true;
            case PASS, NOTAPPLICABLE, INFORMATIONAL -> false;
        };
    }

    /** The run in numbers, hosts first, and what it rests on. */
    String head() {
        RunHeader header = journal.header();
        RunHeader.Policy policy = header.policy();
        String made = header.made().words();
        String override = header.override();
        return """
        # logreeve: %s

        | hosts | assessed | not assessed | of these postponed | not in service |
        |---|---|---|---|---|
        | %d | %d | %d | %d | %d |

        - results: %s
        - findings: %s
        - policy %s %s, %s %s%s
        - run %s of %s, begun %s, exit code %d
        """
                        .formatted(
                                summary.exit().name().toLowerCase(Locale.ROOT),
                                summary.hosts(),
                                summary.assessed(),
                                summary.notAssessed(),
                                summary.postponed(),
                                summary.notInService(),
                                states(summary.states()),
                                severities(),
                                code(policy.name()),
                                code(policy.version()),
                                code(policy.state()),
                                code(policy.commit().isEmpty() ? policy.source() : policy.commit()),
                                policy.profile().isEmpty()
                                        ? ""
                                        : ", profile " + code(policy.profile()),
                                code(header.run()),
                                code(header.inventory().path()),
                                code(header.started()),
                                summary.exit().code())
                + (made.isEmpty() ? "" : "- **judged** %s\n".formatted(code(made)))
                + (override == null
                        ? ""
                        : "- **audit windows and freeze file were ignored**, because %s\n"
                                .formatted(code(override)))
                + (summary.standIns() == 0
                        ? ""
                        : "- as of earlier, for %d hosts that were not reached: %s; these do not count\n"
                                .formatted(summary.standIns(), states(summary.standInStates())))
                + (header.vanished().isEmpty()
                        ? ""
                        : "- vanished from the inventory since the last run: %s\n"
                                .formatted(names(header.vanished())));
    }

    /** One cause is said once, with all of its hosts. */
    List<Part> notAssessed() {
        Map<List<String>, List<String>> hosts = new LinkedHashMap<>();
        for (Reported each : Reported.of(journal)) {
            HostRecord.Trouble trouble = each.trouble();
            if (trouble != null) {
                String why =
                        trouble.code().isEmpty()
                                ? code(trouble.cause())
                                : code(trouble.code()) + " " + code(trouble.cause());
                String next = each.isOutOfService() ? "" : "; next: " + code(trouble.next());
                hosts.computeIfAbsent(
                                List.of(each.status().replace('-', ' '), why + next),
                                cause -> new ArrayList<>())
                        .add(each.about());
            }
        }
        var parts = new ArrayList<Part>();
        hosts.forEach(
                (cause, names) ->
                        parts.add(
                                new Part(
                                        names,
                                        "- **%s** %s: %s\n"
                                                .formatted(
                                                        cause.getFirst(),
                                                        names(names),
                                                        cause.getLast()))));
        return parts;
    }

    /** What is wrong with a host or another subject. */
    Part subject(Reported about) {
        Map<State, Integer> states = new LinkedHashMap<>();
        for (State state : State.values()) {
            int count =
                    (int) about.results().stream().filter(each -> each.state() == state).count();
            if (count > 0) {
                states.put(state, count);
            }
        }
        var text =
                new StringBuilder(
                        "\n## %s: %s%s\n\n"
                                .formatted(
                                        code(about.about()),
                                        states(states),
                                        about.asOf().isEmpty()
                                                ? ""
                                                : ", as of " + code(about.asOf())));
        List<RuleResult> shown =
                about.results().stream().filter(result -> isShown(result.state())).toList();
        Explained.of(shown).forEach(each -> explained(text, each));
        return new Part(List.of(about.about()), text.toString());
    }

    private void explained(StringBuilder text, Explained each) {
        RuleResult result = each.cause();
        text.append(heading(result)).append('\n');
        if (result.findings().isEmpty()) {
            text.append("  - %s %s\n".formatted(code(result.reason()), code(result.detail())));
        }
        for (Finding finding : result.findings().stream().limit(FINDINGS_PER_RESULT).toList()) {
            String at = FindingText.at(finding);
            text.append("  - ")
                    .append(at.isEmpty() ? "" : code(at) + " ")
                    .append(code(FindingText.message(finding)))
                    .append('\n');
        }
        ResultWaiver waiver = result.waiver();
        if (waiver != null) {
            text.append("  - %s\n".formatted(code(FindingText.waiver(waiver))));
        }
        int more = result.findings().size() - FINDINGS_PER_RESULT;
        if (more > 0) {
            String command = "logreeve explain %s %s".formatted(result.about(), result.rule());
            text.append("  - and %d more: %s\n".formatted(more, code(command)));
        }
        if (!each.others().isEmpty()) {
            text.append("  - which explains:\n");
            each.others().forEach(other -> text.append("    ").append(heading(other)).append('\n'));
        }
    }

    private String heading(RuleResult result) {
        String word =
                result.state() == State.FAIL ? result.severity().word() : result.state().word();
        return "- **%s** %s: %s"
                .formatted(word, code(result.rule()), code(rules.title(result.rule())));
    }

    /** Who has nothing to mend, and what the run lacks of our own input. */
    String end() {
        var text = new StringBuilder();
        List<String> clean =
                Reported.of(journal).stream()
                        .filter(each -> each.trouble() == null && !MarkdownReport.isToMend(each))
                        .map(Reported::about)
                        .toList();
        if (!clean.isEmpty()) {
            text.append("\n## Nothing to mend\n\n").append(names(clean)).append('\n');
        }
        text.append(MarkdownWaivers.of(journal));
        if (!summary.setUp().isEmpty()) {
            text.append("\n## To set up (these do not count)\n\n");
            summary.setUp().forEach(what -> text.append("- ").append(code(what)).append('\n'));
        }
        return text.append(
                        "\nAll of it with its evidence: `results.json`; one verdict:"
                                + " `logreeve explain HOST RULE`.\n")
                .toString();
    }

    static String leftOut(int longest, List<String> hosts) {
        return "\n**%d not shown here**, because this page would be longer than %d bytes: %s.\n"
                .formatted(hosts.size(), longest, names(hosts));
    }

    private static String names(List<String> names) {
        int more = names.size() - NAMES;
        return names.stream()
                        .limit(NAMES)
                        .map(MarkdownParts::code)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String states(Map<State, Integer> states) {
        return states.isEmpty()
                ? "none"
                : states.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().word())
                        .collect(Collectors.joining(", "));
    }

    private String severities() {
        var words = new ArrayList<String>();
        for (Severity severity : Severity.values()) {
            Integer count = summary.findings().get(severity);
            if (count != null) {
                words.addFirst(count + " " + severity.word());
            }
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /** Long texts are cut here: the page is to be read, and the whole text is in results.json. */
    static String code(String text) {
        return MarkdownText.code(
                text.codePointCount(0, text.length()) <= LONGEST_TEXT
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…");
    }
}
