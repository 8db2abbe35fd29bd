package org.logreeve.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.Attestation.About;
import org.logreeve.inventory.AttestationKind;
import org.logreeve.inventory.AttestationKinds;
import org.logreeve.inventory.DuePeriod;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.Person;
import org.logreeve.policy.Need;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.Subject;

/** What people have to state: the kinds that rules of a policy ask for, of each subject. */
public final class StatedDuties {
    private static final String KIND = "AttestedPeriod";

    private final Inventory inventory;
    private final PolicyPack pack;
    private final LocalDate day;

    private StatedDuties(Inventory inventory, PolicyPack pack, LocalDate day) {
        this.inventory = inventory;
        this.pack = pack;
        this.day = day;
    }

    /** All periods that are remembered, run or are due, the first to be due first. */
    public static List<DuePeriod> of(Inventory inventory, PolicyPack pack, LocalDate day) {
        var duties = new StatedDuties(inventory, pack, day);
        var periods = new ArrayList<DuePeriod>();
        for (AttestationKind kind : AttestationKinds.all()) {
            for (Subject subject : Subject.values()) {
                if (duties.isAskedFor(kind, subject)) {
                    duties.abouts(subject)
                            .forEach(
                                    about ->
                                            periods.addAll(
                                                    inventory
                                                            .statements()
                                                            .periods(kind, about, day)));
                }
            }
        }
        periods.sort(Comparator.comparing(DuePeriod::due));
        return periods;
    }

    private boolean isAskedFor(AttestationKind kind, Subject subject) {
        return pack.rules().values().stream()
                .filter(rule -> rule.subject() == subject)
                .anyMatch(rule -> needs(rule, kind));
    }

    private static boolean needs(Rule rule, AttestationKind kind) {
        return rule.needs().stream()
                .filter(need -> need.kind().equals(KIND))
                .map(Need::scope)
                .anyMatch(kind.name()::equals);
    }

    private List<About> abouts(Subject subject) {
        return switch (subject) {
            case HOST -> List.of();
            case SERVICE ->
                    services().stream()
                            .map(name -> new About(Attestation.Subject.SERVICE, name))
                            .toList();
            case PERSON ->
                    inventory.statements().people().stream()
                            .map(Person::name)
                            .map(name -> new About(Attestation.Subject.PERSON, name))
                            .toList();
            case ESTATE -> List.of(new About(Attestation.Subject.ESTATE, ""));
        };
    }

    /** Those of hosts in service. */
    private Set<String> services() {
        var services = new TreeSet<String>();
        inventory.hosts().stream()
                .filter(host -> host.lifecycle().isInService(day))
                .forEach(host -> host.service().ifPresent(services::add));
        return services;
    }
}
