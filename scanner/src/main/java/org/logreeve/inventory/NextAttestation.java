package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Attestation.About;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;

/** Of one kind, what there is to be stated next. */
public final class NextAttestation {
    private static final String SUBJECT = "--subject";
    private static final String PERIOD = "--period";

    private final Inventory inventory;
    private final AttestationKind kind;
    private final LocalDate today;

    public NextAttestation(Inventory inventory, AttestationKind kind, LocalDate today) {
        this.inventory = inventory;
        this.kind = kind;
        this.today = today;
    }

    /**
     * @param text {@code service:NAME}, {@code person:NAME} or {@code estate}; null for the only
     *     one that the kind usually is about
     * @throws InputException when there is no such, or more than one
     */
    public About about(@Nullable String text) {
        if (text == null) {
            return only();
        }
        if (text.equals("estate")) {
            return new About(Attestation.Subject.ESTATE, "");
        }
        for (Attestation.Subject sort :
                List.of(Attestation.Subject.SERVICE, Attestation.Subject.PERSON)) {
            String prefix = prefix(sort);
            if (text.startsWith(prefix)) {
                String name = text.substring(prefix.length());
                List<String> names = names(sort);
                if (!names.contains(name)) {
                    throw new InputException(
                            SUBJECT,
                            0,
                            0,
                            sort == Attestation.Subject.SERVICE
                                    ? "'" + name + "' is no service of any host"
                                    : "'" + name + "' is no person in people.yaml",
                            Nearest.hint(name, names));
                }
                return new About(sort, name);
            }
        }
        throw new InputException(
                SUBJECT,
                0,
                0,
                "'" + text + "' is no subject",
                "service:NAME, person:NAME or estate");
    }

    private About only() {
        List<String> names = names(kind.subject());
        if (names.size() != 1) {
            String prefix = prefix(kind.subject());
            throw new InputException(
                    SUBJECT,
                    0,
                    0,
                    "is wanted: what is the %s about?".formatted(kind.name()),
                    names.isEmpty()
                            ? prefix + "NAME, and there is none in the inventory"
                            : prefix + String.join(" or " + prefix, names));
        }
        return new About(kind.subject(), names.getFirst());
    }

    private static String prefix(Attestation.Subject sort) {
        return sort == Attestation.Subject.SERVICE ? "service:" : "person:";
    }

    /** Of the estate there is one, without a name. */
    private List<String> names(Attestation.Subject sort) {
        return switch (sort) {
            case SERVICE -> {
                var names = new TreeSet<String>();
                inventory.hosts().forEach(host -> host.service().ifPresent(names::add));
                yield List.copyOf(names);
            }
            case PERSON ->
                    inventory.statements().people().stream().map(Person::name).sorted().toList();
            case ESTATE -> List.of("");
        };
    }

    /**
     * @param period as {@link Period#parse} reads it; null for the oldest that nobody stated
     * @param reviewer empty when that is still to be said
     * @throws InputException when there is no such period or person
     */
    public AttestationSkeleton skeleton(About about, @Nullable String period, String reviewer) {
        if (!reviewer.isEmpty()) {
            checkReviewer(about, reviewer);
        }
        return new AttestationSkeleton(
                kind, about, reviewer, period == null ? oldest(about) : parsed(period), today);
    }

    private void checkReviewer(About about, String reviewer) {
        List<String> people = names(Attestation.Subject.PERSON);
        if (!people.isEmpty() && !people.contains(reviewer)) {
            throw new InputException(
                    "--reviewer",
                    0,
                    0,
                    "'" + reviewer + "' is no person in people.yaml",
                    Nearest.hint(reviewer, people));
        }
        if (about.subject() == Attestation.Subject.PERSON && about.name().equals(reviewer)) {
            throw new InputException(
                    "--reviewer", 0, 0, "nobody reviews what is about themselves", "");
        }
    }

    private Period parsed(String text) {
        Period period =
                Period.parse(text)
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                PERIOD,
                                                0,
                                                0,
                                                "'" + text + "' is no period",
                                                "2026-06-28, 2026-W26, 2026-06, 2026-Q2 or"
                                                        + " 2026-06-22..2026-06-28"));
        if (period.to().isAfter(today) && kind.cycle() != Cycle.WHEN_NEEDED) {
            throw new InputException(
                    PERIOD,
                    0,
                    0,
                    "%s ends on %s, which is yet to come".formatted(text, period.to()),
                    "a period is stated when it is over");
        }
        return period;
    }

    private @Nullable Period oldest(About about) {
        if (!kind.cycle().isOfCalendar()) {
            return null;
        }
        List<DuePeriod> periods = inventory.statements().periods(kind, about, today);
        for (DuePeriod each : periods) {
            switch (each.state()) {
                case MISSED, OVERDUE, OPEN -> {
                    return each.period();
                }
                case RUNNING, STATED, LATE, UNKNOWN -> {}
            }
        }
        DuePeriod last = periods.getLast();
        throw new InputException(
                PERIOD,
                0,
                0,
                "each period that is over is stated",
                "the next, %s, is over on %s; name another with --period"
                        .formatted(last.period().words(), last.to()));
    }

    /** The last day to commit it; empty for what has no such day, and when it is past. */
    public Optional<LocalDate> due(About about, AttestationSkeleton skeleton) {
        Period period = skeleton.period();
        if (period == null || !kind.cycle().isOfCalendar()) {
            return Optional.empty();
        }
        return Optional.of(
                        inventory
                                .statements()
                                .workingDays(about)
                                .after(period.to(), kind.cycle().workingDays()))
                .filter(day -> !day.isBefore(today));
    }
}
