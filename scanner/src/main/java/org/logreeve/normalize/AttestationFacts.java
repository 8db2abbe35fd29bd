package org.logreeve.normalize;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.Authorship;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Statements;
import org.logreeve.inventory.WorkingDays;
import org.logreeve.text.Origin;

/** What people stated about one subject, seen from one day. */
public final class AttestationFacts {
    private static final String KIND = "Attestation";
    private static final String PERIODS = "AttestedPeriod";

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

    /** Those that a host may rely on: about the estate and about its own service. */
    public static List<Fact> ofHost(Inventory inventory, InventoryHost host, LocalDate day) {
        Statements statements = inventory.statements();
        return ofHost(
                statements.folder() == null ? null : statements.attestations(),
                host.service().orElse(""),
                inventory.name(),
                day,
                Origin.of(inventory.path()));
    }

    /**
     * The same.
     *
     * @param all null when there is no place where they would be
     * @param service that the host belongs to; empty for none
     * @param estate what the estate is called
     * @param place where that is said
     */
    public static List<Fact> ofHost(
            @Nullable List<Attestation> all,
            String service,
            String estate,
            LocalDate day,
            Origin place) {
        var about = new ArrayList<Attestation.About>();
        about.add(new Attestation.About(Attestation.Subject.ESTATE, ""));
        if (!service.isEmpty()) {
            about.add(new Attestation.About(Attestation.Subject.SERVICE, service));
        }
        return of(all, about, estate, day, place);
    }

    /** Those that are about a subject; a gap when there is no place where they would be. */
    private static List<Fact> of(Inventory inventory, Attestation.About about, LocalDate day) {
        Statements statements = inventory.statements();
        return of(
                statements.folder() == null ? null : statements.attestations(),
                about,
                statements.workingDays(about),
                inventory.name(),
                day,
                Origin.of(inventory.path()));
    }

    /**
     * What was stated about a subject, and the periods in which it was to be.
     *
     * @param all null when there is no place where they would be
     * @param days when those work who state it
     * @param estate what the estate is called
     * @param place where that is said
     */
    public static List<Fact> of(
            @Nullable List<Attestation> all,
            Attestation.About about,
            WorkingDays days,
            String estate,
            LocalDate day,
            Origin place) {
        var facts = new ArrayList<>(of(all, List.of(about), estate, day, place));
        if (all == null) {
            facts.add(noFolder(PERIODS, place));
        } else {
            facts.addAll(new AttestedPeriodFacts(about, estate, place).of(all, days, day));
        }
        return facts;
    }

    private static List<Fact> of(
            @Nullable List<Attestation> all,
            List<Attestation.About> about,
            String estate,
            LocalDate day,
            Origin place) {
        if (all == null) {
            return List.of(noFolder(KIND, place));
        }
        var facts = new ArrayList<Fact>();
        for (Attestation each : all) {
            // what is dated later was not there yet on that day
            if (about.contains(each.about()) && !each.date().isAfter(day)) {
                facts.add(fact(each, estate, day));
                if (each.standing() == Attestation.Standing.UNKNOWN && isNeeded(each, all, day)) {
                    facts.add(gap(KIND, each));
                }
            }
        }
        return facts;
    }

    private static Gap noFolder(String kind, Origin place) {
        return new Gap(
                kind,
                "",
                "",
                Gap.Cause.NOT_CONFIGURED,
                "there is no folder attestations/ beside the inventory",
                place);
    }

    /** Whether nothing that its reviewer made covers time as late as this. */
    private static boolean isNeeded(Attestation stated, List<Attestation> all, LocalDate day) {
        return all.stream()
                .noneMatch(
                        each ->
                                each.kind().equals(stated.kind())
                                        && each.about().equals(stated.about())
                                        && !each.date().isAfter(day)
                                        && !each.to().isBefore(stated.to())
                                        && each.standing() == Attestation.Standing.BY_REVIEWER);
    }

    /**
     * Of a statement whose author is not known.
     *
     * @param kind of facts that it leaves in the dark
     */
    static Gap gap(String kind, Attestation stated) {
        Gap.Cause cause =
                switch (stated.authorship().state()) {
                    case NO_ADDRESSES -> Gap.Cause.NOT_CONFIGURED;
                    case UNKNOWN_PERSON -> Gap.Cause.NOT_UNDERSTOOD;
                    // the one exported it without its history, the other cut the history off
                    case NOT_IN_GIT, HISTORY_MISSING, UNCOMMITTED, KNOWN ->
                            Gap.Cause.HISTORY_MISSING;
                };
        return new Gap(
                kind,
                "",
                stated.kind(),
                cause,
                "who stated it cannot be told: " + stated.authorship().words(),
                stated.origin());
    }

    private static Fact fact(Attestation stated, String estate, LocalDate day) {
        Attestation.About about = stated.about();
        Authorship by = stated.authorship();
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
                stated.standing().word(),
                by.author(),
                by.coAuthors(),
                by.approvers(),
                by.commit(),
                by.day(),
                stated.origin());
    }
}
