package org.logreeve.normalize;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.Statements;
import org.logreeve.text.Origin;

/** What people stated about one subject, seen from one day. */
public final class AttestationFacts {
    private static final String KIND = "Attestation";

    private AttestationFacts() {}

    /** Those about the estate. */
    public static List<Fact> ofEstate(Inventory inventory, LocalDate day) {
        return of(inventory, new Attestation.About(Attestation.Subject.ESTATE, ""), day);
    }

    /** Those about a service. */
    public static List<Fact> ofService(Inventory inventory, String service, LocalDate day) {
        return of(inventory, new Attestation.About(Attestation.Subject.SERVICE, service), day);
    }

    /** Those about a person. */
    public static List<Fact> ofPerson(Inventory inventory, String person, LocalDate day) {
        return of(inventory, new Attestation.About(Attestation.Subject.PERSON, person), day);
    }

    /** Those that are about a subject; a gap when there is no place where they would be. */
    private static List<Fact> of(Inventory inventory, Attestation.About about, LocalDate day) {
        Statements statements = inventory.statements();
        return of(
                statements.folder() == null ? null : statements.attestations(),
                about,
                inventory.name(),
                day,
                Origin.of(inventory.path()));
    }

    /**
     * @param all null when there is no place where they would be
     * @param estate what the estate is called
     * @param place where that is said
     */
    public static List<Fact> of(
            @org.jspecify.annotations.Nullable List<Attestation> all,
            Attestation.About about,
            String estate,
            LocalDate day,
            Origin place) {
        if (all == null) {
            return List.of(
                    new Gap(
                            KIND,
                            "",
                            "",
                            Gap.Cause.NOT_CONFIGURED,
                            "there is no folder attestations/ beside the inventory",
                            place));
        }
        var facts = new ArrayList<Fact>();
        for (Attestation each : all) {
            // what is dated later was not there yet on that day
            if (each.about().equals(about) && !each.date().isAfter(day)) {
                facts.add(fact(each, estate, day));
            }
        }
        return facts;
    }

    private static Fact fact(Attestation stated, String estate, LocalDate day) {
        Attestation.About about = stated.about();
        return new org.logreeve.fact.Attestation(
                stated.kind(),
                about.subject().name().toLowerCase(Locale.ROOT),
                about.name().isEmpty() ? estate : about.name(),
                stated.reviewer(),
                stated.approver(),
                stated.from().toString(),
                stated.to().toString(),
                stated.date().toString(),
                ChronoUnit.DAYS.between(stated.to(), day),
                ChronoUnit.DAYS.between(stated.to(), stated.date()),
                stated.covers(),
                stated.suspicious(),
                stated.incidents(),
                !stated.incidents().isEmpty(),
                stated.origin());
    }
}
