package org.logreeve.waive;

import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.Waiver;

/**
 * A waiver, held against the rules of a run and the moment or day that it looks from.
 *
 * @param waiver as it is stated
 * @param rules ids of the rules and instances of the run that it is about; empty when the run has
 *     none of them
 * @param standing then
 * @param daysLeft from that day to its last one
 * @param doubt why it is not seen to be approved; empty when it is, or when nothing rests on it
 */
public record RuleWaiver(
        Waiver waiver, Set<String> rules, Waiver.Standing standing, long daysLeft, String doubt) {
    /** Of several that cover a result: one in force, and of these the one that ends last. */
    static final Comparator<RuleWaiver> STRONGEST_FIRST =
            Comparator.comparing((RuleWaiver each) -> each.standing.isInForce())
                    .thenComparing(each -> each.waiver.ends())
                    .reversed()
                    .thenComparing(each -> each.waiver.origin());

    public RuleWaiver {
        rules = Collections.unmodifiableSet(new TreeSet<>(rules));
    }

    ResultWaiver onResult() {
        return new ResultWaiver(
                waiver.origin().toString(),
                waiver.reason(),
                waiver.owner(),
                waiver.approver(),
                waiver.ticket(),
                waiver.until().toString(),
                waiver.zone().getId(),
                standing.isInForce());
    }

    boolean isAbout(RuleResult result) {
        return rules.contains(result.rule());
    }
}
