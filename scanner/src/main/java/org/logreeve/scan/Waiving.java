package org.logreeve.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Statements;
import org.logreeve.inventory.Waiver;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.InputProblem;
import org.logreeve.waive.Judged;
import org.logreeve.waive.WaivableRules;
import org.logreeve.waive.Waivers;

/** The waivers of a run, from its plan and its records. */
final class Waiving {
    private Waiving() {}

    /**
     * What decides which are in force is when a run began, or when the hosts were read that it
     * judges; or the day that the user gave, which each waiver takes for one of its zone.
     */
    static Waivers of(ScanPlan plan, RunHeader.Made made, Instant began) {
        Statements statements = plan.inventory().statements();
        List<Waiver> stated = statements.waivers();
        LocalDate given = made.givenDay();
        return given == null
                ? Waivers.of(stated, statements::doubt, rules(plan), made.moment(began))
                : Waivers.of(stated, statements::doubt, rules(plan), given);
    }

    /** Where nothing is judged, nothing is known of rules. */
    static List<InputProblem> problems(ScanPlan plan) {
        return plan.pack().names().isEmpty()
                ? List.of()
                : rules(plan).problems(plan.inventory().statements().waivers());
    }

    private static WaivableRules rules(ScanPlan plan) {
        Map<String, String> subjects = new HashMap<>();
        plan.pack().rules().forEach((id, rule) -> subjects.put(id, rule.subject().word()));
        return new WaivableRules(plan.pack().names(), subjects);
    }

    /**
     * Places of those that nothing needs.
     *
     * @param records the last record of each host of the run that has one
     */
    static List<String> unused(
            Waivers waivers,
            List<InventoryHost> inService,
            Collection<HostRecord> records,
            List<SubjectRecord> subjects) {
        Map<String, List<RuleResult>> hosts = new HashMap<>();
        records.stream()
                .filter(HostRecord::isAssessed)
                .forEach(record -> hosts.put(record.host(), record.results()));
        return waivers.unused(
                new Judged(
                        inService,
                        hosts,
                        subjects.stream().flatMap(each -> each.results().stream()).toList()));
    }
}
