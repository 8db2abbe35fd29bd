package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Each rule of a kernel with what the {@code never} rules before it take from it.
 *
 * @param rule the rule
 * @param hidden whether they leave nothing
 * @param exceptions those that take some of its events
 */
public record RuleInForce(CanonicalRule rule, boolean hidden, List<CanonicalRule> exceptions) {
    /** Pairs of rules that are compared; more are hostile. */
    private static final long MOST_PAIRS = 50_000;

    public RuleInForce {
        exceptions = List.copyOf(exceptions);
    }

    /**
     * In the kernel's order. Empty when there are more {@code never} rules than are compared with
     * others.
     */
    public static List<RuleInForce> of(List<CanonicalRule> rules) {
        long nevers = rules.stream().filter(CanonicalRule::isNever).count();
        if (nevers * rules.size() > MOST_PAIRS) {
            return List.of();
        }
        var never = new ArrayList<CanonicalRule>();
        // a process without a context of auditing makes no record on exit, wherever the rule is
        rules.stream().filter(Cover::isNoContext).forEach(never::add);
        var all = new ArrayList<RuleInForce>();
        for (CanonicalRule rule : rules) {
            boolean takesPart = rule.isOnExit() && !rule.isNever();
            Cover.Shadow shadow =
                    takesPart ? Cover.shadow(never, rule) : new Cover.Shadow(false, List.of());
            all.add(new RuleInForce(rule, shadow.whole(), shadow.rules()));
            if (rule.isNever() && rule.isOnExit()) {
                never.add(rule);
            }
        }
        return all;
    }
}
