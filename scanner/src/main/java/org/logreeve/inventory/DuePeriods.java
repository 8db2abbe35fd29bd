package org.logreeve.inventory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Attestation.Standing;

/**
 * The periods of one kind about one subject. They begin with the first statement: before it,
 * nothing but the newest period that was due is asked for. Each stands for itself: one that was
 * missed does not hold up the next, and stays visible for as many periods as its cycle remembers.
 */
public final class DuePeriods {
    private final AttestationKind kind;
    private final Attestation.About about;
    private final WorkingDays days;
    private final LocalDate today;

    /** In the order of the days on which they were stated. */
    private final List<Attestation> stated;

    private DuePeriods(
            AttestationKind kind,
            Attestation.About about,
            List<Attestation> all,
            WorkingDays days,
            LocalDate today) {
        this.kind = kind;
        this.about = about;
        this.days = days;
        this.today = today;
        this.stated =
                all.stream()
                        .filter(each -> each.kind().equals(kind.name()))
                        .filter(each -> each.about().equals(about))
                        .filter(each -> !day(each).isAfter(today))
                        .sorted(Comparator.comparing(DuePeriods::day))
                        .toList();
    }

    /**
     * The oldest first; none for a kind that is stated when needed.
     *
     * @param all what was stated, of whatever kind and about whatever
     * @param today what was stated or committed later is not there yet
     */
    public static List<DuePeriod> of(
            AttestationKind kind,
            Attestation.About about,
            List<Attestation> all,
            WorkingDays days,
            LocalDate today) {
        var periods = new DuePeriods(kind, about, all, days, today);
        return switch (kind.cycle()) {
            case DAILY, WEEKLY, MONTHLY, QUARTERLY -> periods.ofCalendar();
            case YEARLY -> List.of(periods.ofYear());
            case WHEN_NEEDED -> List.of();
        };
    }

    /** The later of the day that a statement bears and the day of its commit. */
    static LocalDate day(Attestation stated) {
        if (stated.authorship().commit().isEmpty()) {
            return stated.date();
        }
        LocalDate committed = stated.authorship().time().atZone(ZoneOffset.UTC).toLocalDate();
        return committed.isAfter(stated.date()) ? committed : stated.date();
    }

    private List<DuePeriod> ofCalendar() {
        Cycle cycle = kind.cycle();
        var periods = new ArrayList<DuePeriod>();
        LocalDate from = cycle.first(today);
        int ago = 0;
        while (ago < cycle.remembered() && isAskedFor(from, ago)) {
            LocalDate to = cycle.last(from);
            LocalDate due = days.after(to, cycle.workingDays());
            periods.add(period(from, to, due, today.isAfter(due) ? ago++ : -1));
            from = cycle.first(from.minusDays(1));
        }
        Collections.reverse(periods);
        return periods;
    }

    private boolean isAskedFor(LocalDate from, int ago) {
        if (stated.isEmpty()) {
            return ago == 0;
        }
        return switch (kind.extent()) {
            case EVERY_DAY ->
                    stated.stream().anyMatch(each -> !each.from().isAfter(from)) || isRunning(from);
            case ONCE ->
                    stated.stream().anyMatch(each -> !each.to().isAfter(kind.cycle().last(from)));
        };
    }

    private boolean isRunning(LocalDate from) {
        return !kind.cycle().last(from).isBefore(today);
    }

    private DuePeriod period(LocalDate from, LocalDate to, LocalDate due, long ago) {
        var right = new Coverage(kind.extent(), from, to);
        for (Attestation each : stated) {
            if (each.standing() == Standing.BY_REVIEWER && right.isCompletedBy(each)) {
                DuePeriod.State state =
                        day(each).isAfter(due) ? DuePeriod.State.LATE : DuePeriod.State.STATED;
                return new DuePeriod(kind, about, from, to, due, state, ago, day(each), each, "");
            }
        }
        Optional<Attestation> unknown = unknown(from, to);
        Attestation shows =
                unknown.isPresent() ? unknown.get() : right.touching(stated).orElse(null);
        DuePeriod.State state;
        if (ago >= 0 && unknown.isPresent()) {
            state = DuePeriod.State.UNKNOWN;
        } else if (ago >= 0) {
            state = ago == 0 ? DuePeriod.State.OVERDUE : DuePeriod.State.MISSED;
        } else {
            state = today.isAfter(to) ? DuePeriod.State.OPEN : DuePeriod.State.RUNNING;
        }
        return new DuePeriod(
                kind, about, from, to, due, state, ago, null, shows, right.uncovered());
    }

    /** The statement without a known author that would complete a period. */
    private Optional<Attestation> unknown(LocalDate from, LocalDate to) {
        var any = new Coverage(kind.extent(), from, to);
        boolean complete = false;
        Attestation unknown = null;
        for (Attestation each : stated) {
            if (each.standing() == Standing.BY_REVIEWER || each.standing() == Standing.UNKNOWN) {
                complete |= any.isCompletedBy(each);
                if (each.standing() == Standing.UNKNOWN && any.isTouchedBy(each)) {
                    unknown = each;
                }
            }
        }
        return complete ? Optional.ofNullable(unknown) : Optional.empty();
    }

    /** What holds for a year from the last day it covers. */
    private DuePeriod ofYear() {
        Attestation last = newest(Standing.BY_REVIEWER);
        Attestation shows = last;
        DuePeriod.State state = DuePeriod.State.STATED;
        if (last == null || !holds(last)) {
            Attestation unknown = newest(Standing.UNKNOWN);
            boolean may = unknown != null && holds(unknown);
            state = may ? DuePeriod.State.UNKNOWN : DuePeriod.State.OVERDUE;
            shows = may ? unknown : newestThatHolds(last);
        }
        LocalDate from = last == null ? today.minusDays(Cycle.YEAR) : last.to();
        LocalDate to = last == null ? today.minusDays(1) : last.to().plusDays(Cycle.YEAR);
        return new DuePeriod(
                kind,
                about,
                from,
                to,
                to,
                state,
                0,
                state == DuePeriod.State.STATED && last != null ? day(last) : null,
                shows,
                "");
    }

    private boolean holds(Attestation each) {
        return !each.to().plusDays(Cycle.YEAR).isBefore(today);
    }

    private @Nullable Attestation newest(Standing standing) {
        return stated.stream()
                .filter(each -> each.standing() == standing)
                .max(Comparator.comparing(Attestation::to))
                .orElse(null);
    }

    private @Nullable Attestation newestThatHolds(@Nullable Attestation otherwise) {
        return stated.stream()
                .filter(this::holds)
                .max(Comparator.comparing(Attestation::to))
                .orElse(otherwise);
    }

    /** Which days of a period statements cover, one after another. */
    private static final class Coverage {
        private final AttestationKind.Extent extent;
        private final LocalDate from;
        private final LocalDate to;
        private final TreeSet<LocalDate> open = new TreeSet<>();
        private boolean touched;

        Coverage(AttestationKind.Extent extent, LocalDate from, LocalDate to) {
            this.extent = extent;
            this.from = from;
            this.to = to;
            from.datesUntil(to.plusDays(1)).forEach(open::add);
        }

        /** Whether nothing is left with this one. */
        boolean isCompletedBy(Attestation each) {
            boolean inside = !each.to().isBefore(from) && !each.to().isAfter(to);
            if (isTouchedBy(each)) {
                touched = true;
                open.subSet(each.from(), true, each.to(), true).clear();
            }
            return open.isEmpty() || (extent == AttestationKind.Extent.ONCE && inside);
        }

        boolean isTouchedBy(Attestation each) {
            return !each.from().isAfter(to) && !each.to().isBefore(from);
        }

        /** The last that says something of the period, those that do not count first. */
        Optional<Attestation> touching(List<Attestation> all) {
            return all.stream()
                    .filter(this::isTouchedBy)
                    .max(
                            Comparator.comparing(
                                            (Attestation each) ->
                                                    each.standing() != Standing.BY_REVIEWER)
                                    .thenComparing(DuePeriods::day));
        }

        /** The first days in a row that are open, when others are not. */
        String uncovered() {
            if (!touched || open.isEmpty()) {
                return "";
            }
            LocalDate first = open.first();
            LocalDate last = first;
            while (open.contains(last.plusDays(1))) {
                last = last.plusDays(1);
            }
            return first.equals(last) ? first.toString() : first + " to " + last;
        }
    }
}
