package org.logreeve.scan;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.fact.Fact;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Person;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.normalize.AttestationFacts;
import org.logreeve.normalize.FleetFacts;
import org.logreeve.normalize.FleetPartners;
import org.logreeve.policy.Subject;
import org.logreeve.waive.Waivers;

/** Services, persons and the estate, judged once all hosts of a run were. */
final class Subjects {
    private final ScanPlan plan;
    private final Evaluator evaluator;
    private final LocalDate day;
    private final Waivers waivers;

    Subjects(ScanPlan plan, Evaluator evaluator, LocalDate day, Waivers waivers) {
        this.plan = plan;
        this.evaluator = evaluator;
        this.day = day;
        this.waivers = waivers;
    }

    /**
     * Judges them all into a journal.
     *
     * @param records the last record of each host of the run that has one
     * @return places of waivers that nothing needs
     */
    List<String> into(JournalWriter journal, Collection<HostRecord> records) throws IOException {
        List<SubjectRecord> judged = judge(records);
        for (SubjectRecord subject : judged) {
            journal.subject(subject);
        }
        return Waiving.unused(waivers, inService(), records, judged);
    }

    private List<SubjectRecord> judge(Collection<HostRecord> records) {
        Map<String, List<Fact>> fleet = fleet(records);
        var subjects = new ArrayList<SubjectRecord>();
        Inventory inventory = plan.inventory();
        services().forEach((service, hosts) -> subjects.add(service(service, hosts, fleet)));
        for (Person person : inventory.statements().people()) {
            subjects.add(
                    judge(
                            Subject.PERSON,
                            person.name(),
                            AttestationFacts.ofPerson(inventory, person.name(), day)));
        }
        var estate = new ArrayList<>(AttestationFacts.ofEstate(inventory, day));
        fleet.values().forEach(estate::addAll);
        var results = new ArrayList<>(results(Subject.ESTATE, inventory.name(), estate));
        if (services().isEmpty()) {
            results.addAll(missing(Subject.SERVICE, "no host in service names its service"));
        }
        if (inventory.statements().people().isEmpty()) {
            results.addAll(missing(Subject.PERSON, "there is no people.yaml beside the inventory"));
        }
        subjects.add(new SubjectRecord(Subject.ESTATE.word(), inventory.name(), results));
        subjects.removeIf(subject -> subject.results().isEmpty());
        return subjects;
    }

    private List<RuleResult> missing(Subject subject, String detail) {
        return evaluator.nothingToJudge(subject, detail);
    }

    private SubjectRecord service(
            String service, Set<String> hosts, Map<String, List<Fact>> fleet) {
        var facts = new ArrayList<>(AttestationFacts.ofService(plan.inventory(), service, day));
        hosts.forEach(host -> facts.addAll(fleet.getOrDefault(host, List.of())));
        return judge(Subject.SERVICE, service, facts);
    }

    private SubjectRecord judge(Subject subject, String name, List<Fact> facts) {
        return new SubjectRecord(subject.word(), name, results(subject, name, facts));
    }

    private List<RuleResult> results(Subject subject, String name, List<Fact> facts) {
        List<RuleResult> results =
                evaluator.evaluate(new SubjectFacts(subject, name, facts, new TreeMap<>()));
        return switch (subject) {
            case SERVICE -> waivers.onService(name, results);
            case ESTATE -> waivers.onEstate(results);
            case HOST, PERSON -> results;
        };
    }

    /** Hosts in service by the service they belong to. */
    private Map<String, Set<String>> services() {
        Map<String, Set<String>> services = new TreeMap<>();
        for (InventoryHost host : inService()) {
            host.service()
                    .ifPresent(
                            service ->
                                    services.computeIfAbsent(service, none -> new TreeSet<>())
                                            .add(host.name()));
        }
        return services;
    }

    private List<InventoryHost> inService() {
        return plan.inventory().hosts().stream()
                .filter(host -> host.lifecycle().isInService(day))
                .toList();
    }

    /** Fleet facts by host, their partners named. */
    private Map<String, List<Fact>> fleet(Collection<HostRecord> records) {
        Map<String, HostRecord> byName = new HashMap<>();
        records.forEach(record -> byName.put(record.host(), record));
        Set<String> selected =
                plan.hosts().stream().map(InventoryHost::name).collect(Collectors.toSet());
        var partners = FleetPartners.of(plan.inventory().hosts());
        var fleet = new TreeMap<String, List<Fact>>();
        for (InventoryHost host : inService()) {
            HostRecord record = byName.get(host.name());
            List<Fact> facts;
            if (!selected.contains(host.name())) {
                facts = FleetFacts.ofNotSelected(host);
            } else if (record == null || !record.isAssessed()) {
                facts = FleetFacts.ofNotScanned(host, host.name() + " was not scanned");
            } else {
                facts = FleetLines.facts(host, record.fleet());
            }
            fleet.put(host.name(), partners.linked(facts));
        }
        return fleet;
    }
}
