package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.RunHeader;

/**
 * One of the first questions, answered over all hosts in service.
 *
 * @param title the good answer as a statement
 * @param counted hosts by what their results say
 * @param why what keeps hosts from a pass, the most frequent first
 * @param rules titles of the rules that were asked
 * @param named how many the policy names; more when the profile of the run leaves some out
 */
public record Answer(String title, Counted counted, List<Why> why, List<String> rules, int named) {
    private static final int REASONS = 4;

    static Answer of(
            RunHeader.Headline headline, List<HostView> hosts, Map<String, RunHeader.Rule> rules) {
        Set<String> asked = new HashSet<>(headline.rules());
        var standings = new ArrayList<Standing>();
        Map<Why.Of, Integer> whys = new HashMap<>();
        for (HostView host : hosts) {
            if (!host.isJudged()) {
                standings.add(Standing.UNTOLD);
                whys.merge(new Why.Of(Standing.UNTOLD, "not assessed"), 1, Integer::sum);
                continue;
            }
            List<RuleResult> results =
                    host.results().stream().filter(each -> asked.contains(each.rule())).toList();
            Standing standing = Standing.of(results);
            standings.add(standing);
            if (standing == Standing.FAILS || standing == Standing.UNTOLD) {
                results.stream()
                        .filter(each -> Standing.of(each) == standing)
                        .map(each -> new Why.Of(standing, words(each, rules)))
                        .distinct()
                        .forEach(each -> whys.merge(each, 1, Integer::sum));
            }
        }
        return new Answer(
                headline.title(),
                Counted.of(standings),
                whys.entrySet().stream()
                        .map(each -> new Why(each.getKey(), each.getValue()))
                        .sorted(
                                Comparator.comparing((Why each) -> each.of().standing())
                                        .thenComparing(
                                                Comparator.comparingInt(Why::hosts).reversed())
                                        .thenComparing(each -> each.of().words()))
                        .limit(REASONS)
                        .toList(),
                headline.rules().stream().map(id -> title(id, rules)).toList(),
                headline.named());
    }

    private static String words(RuleResult result, Map<String, RunHeader.Rule> rules) {
        String title = "\u201c" + title(result.rule(), rules) + "\u201d";
        return Standing.of(result) == Standing.UNTOLD
                ? title + " could not be told (" + result.reason() + ")"
                : title;
    }

    private static String title(String id, Map<String, RunHeader.Rule> rules) {
        RunHeader.Rule rule = rules.get(id);
        return rule == null ? id : rule.title();
    }

    /**
     * Why some hosts do not pass.
     *
     * @param hosts how many
     */
    public record Why(Of of, int hosts) {
        /** A reason, and what it makes of the answer. */
        public record Of(Standing standing, String words) {}
    }
}
