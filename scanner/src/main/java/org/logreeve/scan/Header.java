package org.logreeve.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Lifecycle;
import org.logreeve.inventory.Waiver;
import org.logreeve.journal.RunHeader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.waive.RuleWaiver;
import org.logreeve.waive.Waivers;

/** A run's header, from its plan. */
final class Header {
    private Header() {}

    /**
     * @param waivers of the run
     * @param started decides which hosts are in service, for the whole run, however often resumed
     */
    static RunHeader of(
            ScanPlan plan,
            Waivers waivers,
            RunHeader.Made made,
            RunHeader.@Nullable State state,
            RunHeader.RedactionKey key,
            String run,
            Instant started) {
        Inventory inventory = plan.inventory();
        PolicyPack pack = plan.pack();
        LocalDate day = made.day(started);
        return new RunHeader(
                run,
                started.toString(),
                Tool.VERSION,
                plan.failOn().word(),
                new RunHeader.Inventory(
                        inventory.path(),
                        inventory.name(),
                        inventory.digest(),
                        plan.hosts().stream().map(host -> line(host, day)).toList(),
                        waivers.all().stream().map(Header::waiver).toList()),
                new RunHeader.Policy(
                        pack.name(),
                        pack.version(),
                        pack.origin().source(),
                        pack.origin().commit(),
                        pack.origin().state(),
                        pack.digest(),
                        pack.profile()),
                plan.scheduling().override(),
                key,
                rules(pack),
                pack.overview().headlines().stream()
                        .map(
                                headline ->
                                        new RunHeader.Headline(
                                                headline.title(),
                                                headline.rules(),
                                                headline.named()))
                        .toList(),
                pack.overview().responsibilities().stream()
                        .map(
                                each ->
                                        new RunHeader.Responsibility(
                                                each.id(), each.title(), each.requirements()))
                        .toList(),
                made,
                state);
    }

    private static RunHeader.Waiver waiver(RuleWaiver each) {
        Waiver waiver = each.waiver();
        return new RunHeader.Waiver(
                waiver.origin().toString(),
                waiver.rule(),
                List.copyOf(each.rules()),
                waiver.scope().words(),
                waiver.reason(),
                waiver.owner(),
                waiver.approver(),
                waiver.ticket(),
                waiver.from().toString(),
                waiver.until().toString(),
                waiver.zone().getId(),
                each.standing().word(),
                each.daysLeft(),
                each.doubt());
    }

    private static RunHeader.Line line(InventoryHost host, LocalDate day) {
        Lifecycle lifecycle = host.lifecycle();
        LocalDate date = lifecycle.date();
        return new RunHeader.Line(
                host.name(),
                host.origin().toString(),
                new RunHeader.Lifecycle(
                        lifecycle.state().word(),
                        date == null ? null : date.toString(),
                        lifecycle.isInService(day)));
    }

    private static List<RunHeader.Rule> rules(PolicyPack pack) {
        return pack.rules().values().stream()
                .map(
                        rule ->
                                new RunHeader.Rule(
                                        rule.id(),
                                        rule.requirement(),
                                        rule.title(),
                                        rule.severity().word(),
                                        rule.guidance().rationale(),
                                        rule.guidance().remediation().getOrDefault("text", ""),
                                        rule.drl(),
                                        parameters(rule)))
                .toList();
    }

    private static List<RunHeader.Parameter> parameters(Rule rule) {
        return rule.parameters().values().stream()
                .map(
                        each ->
                                new RunHeader.Parameter(
                                        each.name(),
                                        each.standard() == null ? List.of() : each.standard(),
                                        each.unit(),
                                        each.source()))
                .toList();
    }
}
