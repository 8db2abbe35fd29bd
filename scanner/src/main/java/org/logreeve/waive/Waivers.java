package org.logreeve.waive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Waiver;

/**
 * All waivers of a run. A failing result that one in force covers is waived, with its findings; one
 * that is over leaves a fail what it is and is named with it. No other state is ever changed.
 */
public final class Waivers {
    private final List<RuleWaiver> all;
    private final List<RuleWaiver> strongestFirst;

    private Waivers(List<RuleWaiver> all) {
        this.all = List.copyOf(all);
        this.strongestFirst =
                all.stream()
                        .filter(each -> counts(each.standing()))
                        .sorted(RuleWaiver.STRONGEST_FIRST)
                        .toList();
    }

    private static boolean counts(Waiver.Standing standing) {
        return standing != Waiver.Standing.TO_COME && standing != Waiver.Standing.UNPROVEN;
    }

    /**
     * @param stated as the inventory has them
     * @param doubts why one is not seen to be approved, empty when it is; asked of those whose days
     *     are there
     * @param rules what the run's policy calls its rules
     * @param at when the run began; that decides for all of it, however often resumed
     */
    public static Waivers of(
            List<Waiver> stated, Function<Waiver, String> doubts, WaivableRules rules, Instant at) {
        return of(stated, doubts, rules, each -> each.standing(at), each -> each.daysLeft(at));
    }

    /**
     * @param day that decides instead, in each waiver's zone
     */
    public static Waivers of(
            List<Waiver> stated,
            Function<Waiver, String> doubts,
            WaivableRules rules,
            LocalDate day) {
        return of(stated, doubts, rules, each -> each.standing(day), each -> each.daysLeft(day));
    }

    private static Waivers of(
            List<Waiver> stated,
            Function<Waiver, String> doubts,
            WaivableRules rules,
            Function<Waiver, Waiver.Standing> standing,
            ToLongFunction<Waiver> daysLeft) {
        var all = new ArrayList<RuleWaiver>();
        for (Waiver waiver : stated) {
            Waiver.Standing then = standing.apply(waiver);
            String doubt = then.isInForce() ? doubts.apply(waiver) : "";
            all.add(
                    new RuleWaiver(
                            waiver,
                            rules.ofTheRun(waiver.rule()),
                            doubt.isEmpty() ? then : Waiver.Standing.UNPROVEN,
                            daysLeft.applyAsLong(waiver),
                            doubt));
        }
        return new Waivers(all);
    }

    /** In the order they are stated. */
    public List<RuleWaiver> all() {
        return all;
    }

    public List<RuleResult> onHost(InventoryHost host, List<RuleResult> results) {
        return applied(results, each -> each.waiver().scope().covers(host));
    }

    /** On results about a service itself. */
    public List<RuleResult> onService(String service, List<RuleResult> results) {
        return applied(results, each -> each.waiver().scope().coversService(service));
    }

    /** On results about the estate as a whole. */
    public List<RuleResult> onEstate(List<RuleResult> results) {
        return applied(results, each -> each.waiver().scope().estate());
    }

    private List<RuleResult> applied(List<RuleResult> results, Predicate<RuleWaiver> covers) {
        List<RuleWaiver> here = strongestFirst.stream().filter(covers).toList();
        return here.isEmpty()
                ? results
                : results.stream().map(result -> applied(result, here)).toList();
    }

    private static RuleResult applied(RuleResult result, List<RuleWaiver> strongestFirst) {
        if (result.state() != State.FAIL) {
            return result;
        }
        for (RuleWaiver waiver : strongestFirst) {
            if (waiver.isAbout(result)) {
                return result.with(waiver.onResult());
            }
        }
        return result;
    }

    /**
     * Waivers in force that nothing needs: everything they cover was judged, and none of it fails.
     *
     * @return the place of each
     */
    public List<String> unused(Judged judged) {
        var unused = new ArrayList<String>();
        for (RuleWaiver each : all) {
            if (each.standing().isInForce() && judged.showsThatNothingNeeds(each)) {
                unused.add(each.waiver().origin().toString());
            }
        }
        return unused;
    }
}
