package org.logreeve.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;

/**
 * A result, and those of the same host that it explains: each result is in one such group.
 *
 * @param cause the result that stands for itself
 * @param others the gravest first
 */
record Explained(RuleResult cause, List<RuleResult> others) {
    private static final Comparator<RuleResult> GRAVEST =
            Comparator.comparing(RuleResult::severity).reversed();

    Explained {
        others = others.stream().sorted(GRAVEST).toList();
    }

    /** Groups of some results of one host, the one with the gravest result first. */
    static List<Explained> of(List<RuleResult> results) {
        Map<String, RuleResult> byRule = new LinkedHashMap<>();
        results.forEach(result -> byRule.put(result.rule(), result));
        var groups = new LinkedHashMap<RuleResult, List<RuleResult>>();
        for (RuleResult result : results) {
            RuleResult root = root(result, byRule);
            List<RuleResult> others = groups.computeIfAbsent(root, each -> new ArrayList<>());
            if (!result.equals(root)) {
                others.add(result);
            }
        }
        return groups.entrySet().stream()
                .map(each -> new Explained(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Explained::severity).reversed())
                .toList();
    }

    /** The last cause that is shown; of results that explain each other, each stands for itself. */
    private static RuleResult root(RuleResult result, Map<String, RuleResult> byRule) {
        RuleResult root = result;
        for (int steps = 0; steps < byRule.size(); steps++) {
            RuleResult cause = byRule.get(root.causedBy());
            if (cause == null) {
                return root;
            }
            root = cause;
        }
        return result;
    }

    private Severity severity() {
        Severity most = cause.severity();
        for (RuleResult other : others) {
            most = other.severity().isAtLeast(most) ? other.severity() : most;
        }
        return most;
    }
}
