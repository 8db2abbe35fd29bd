package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.journal.RunHeader;

/**
 * A rule with what it came to everywhere.
 *
 * @param counted its results by what they say
 * @param failing subjects on which it fails
 * @param untold subjects on which it could not be told
 * @param explains how many results of other rules its failing explains
 * @param reasons why it could not be told, with the number of subjects, the most frequent first
 */
public record RuleView(
        RunHeader.Rule rule,
        Counted counted,
        List<HostView> failing,
        List<HostView> untold,
        int explains,
        List<String> reasons) {
    /** Longer lists of hosts are in other formats. */
    public static final int NAMES = 20;

    private static final int REASONS = 5;

    /** The rules that fail or could not be told somewhere, what is to be mended first in front. */
    static List<RuleView> open(List<RunHeader.Rule> rules, List<HostView> subjects) {
        Map<String, Collecting> by = new TreeMap<>();
        rules.forEach(rule -> by.put(rule.id(), new Collecting(rule)));
        for (HostView subject : subjects) {
            if (!subject.isJudged()) {
                continue;
            }
            for (RuleResult result : subject.results()) {
                Collecting of = by.get(result.rule());
                if (of != null) {
                    of.add(subject, result);
                }
                Collecting cause = by.get(result.causedBy());
                if (cause != null) {
                    cause.explains++;
                }
            }
        }
        return by.values().stream()
                .map(Collecting::view)
                .filter(each -> !each.failing.isEmpty() || !each.untold.isEmpty())
                .sorted(
                        Comparator.comparing((RuleView each) -> each.failing.isEmpty())
                                .thenComparing(Comparator.comparing(RuleView::severity).reversed())
                                .thenComparing(
                                        Comparator.comparingInt(
                                                        (RuleView each) ->
                                                                each.failing.size()
                                                                        + each.untold.size())
                                                .reversed()))
                .toList();
    }

    public Severity severity() {
        return Severity.valueOf(rule.severity().toUpperCase(Locale.ROOT));
    }

    /** For each threshold: what it is, and who asks for it. */
    public List<String> thresholds() {
        return rule.parameters().stream()
                .map(
                        each ->
                                each.name().replace('_', ' ')
                                        + ": "
                                        + (each.values().isEmpty()
                                                ? "set by the inventory"
                                                : String.join(", ", each.values()))
                                        + (each.unit().isEmpty() ? "" : " " + each.unit())
                                        + (each.source().isEmpty()
                                                ? ""
                                                : " (" + each.source() + ")"))
                .toList();
    }

    private static final class Collecting {
        private final RunHeader.Rule rule;
        private final List<Standing> standings = new ArrayList<>();
        private final List<HostView> failing = new ArrayList<>();
        private final List<HostView> untold = new ArrayList<>();
        private final Map<String, Integer> reasons = new TreeMap<>();
        private int explains;

        private Collecting(RunHeader.Rule rule) {
            this.rule = rule;
        }

        private void add(HostView subject, RuleResult result) {
            Standing standing = Standing.of(result);
            standings.add(standing);
            if (standing == Standing.FAILS) {
                failing.add(subject);
            } else if (standing == Standing.UNTOLD) {
                untold.add(subject);
                reasons.merge(result.reason(), 1, Integer::sum);
            }
        }

        private RuleView view() {
            return new RuleView(
                    rule,
                    Counted.of(standings),
                    failing,
                    untold,
                    explains,
                    reasons.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                            .limit(REASONS)
                            .map(each -> each.getKey() + " (" + each.getValue() + ")")
                            .toList());
        }
    }
}
