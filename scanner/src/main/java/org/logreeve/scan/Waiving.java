package org.logreeve.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.InputProblem;
import org.logreeve.waive.Judged;
import org.logreeve.waive.WaivableRules;
import org.logreeve.waive.Waivers;

/** The waivers of a run, from its plan and its records. */
final class Waiving {
    /** A time of the day that has the same date in nearly all zones. */
    private static final LocalTime NOON = LocalTime.NOON;

    private Waiving() {}

    static Waivers of(ScanPlan plan, RunHeader header) {
        return of(plan, header.made(), Instant.parse(header.started()));
    }

    /**
     * What decides which are in force is when a run began, or the day that it looks at statements
     * from.
     */
    static Waivers of(ScanPlan plan, RunHeader.Made made, Instant began) {
        String asOf = made.asOf();
        Instant at =
                asOf == null ? began : LocalDate.parse(asOf).atTime(NOON).toInstant(ZoneOffset.UTC);
        return Waivers.of(plan.inventory().statements().waivers(), rules(plan), at);
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
