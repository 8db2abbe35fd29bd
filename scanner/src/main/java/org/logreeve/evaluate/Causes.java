package org.logreeve.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.fact.Gap;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.policy.PolicyPack;

/** Which results on a host another rule's result explains, by {@code caused-by} of the rules. */
final class Causes {
    private final Map<String, List<String>> causes;

    Causes(PolicyPack pack) {
        causes = pack.causes();
    }

    /** The results of one host, each with the first cause that explains it. */
    List<RuleResult> marked(List<RuleResult> results) {
        if (causes.isEmpty()) {
            return results;
        }
        Map<String, RuleResult> byRule = new TreeMap<>();
        results.forEach(result -> byRule.put(result.rule(), result));
        return results.stream().map(result -> marked(result, byRule)).toList();
    }

    private RuleResult marked(RuleResult result, Map<String, RuleResult> byRule) {
        for (String id : causes.getOrDefault(result.rule(), List.of())) {
            RuleResult cause = byRule.get(id);
            if (cause != null && explains(cause, result)) {
                return result.causedBy(id);
            }
        }
        return result;
    }

    /** A fail explains what comes after it; what could not be seen, what is unseen for the same. */
    private static boolean explains(RuleResult cause, RuleResult result) {
        boolean isOurs = result.reason().equals(Gap.Cause.NOT_CONFIGURED.word());
        return switch (result.state()) {
            case FAIL -> cause.state() == State.FAIL;
            case UNKNOWN -> !isOurs && (cause.state() == State.FAIL || isSame(cause, result));
            case PASS, NOTAPPLICABLE, ERROR, WAIVED, INFORMATIONAL -> false;
        };
    }

    private static boolean isSame(RuleResult one, RuleResult other) {
        return one.state() == other.state()
                && one.reason().equals(other.reason())
                && one.detail().equals(other.detail());
    }
}
