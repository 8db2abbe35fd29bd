package org.logreeve.inventory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * Days in a row.
 *
 * @param from the first
 * @param to the last, which is no earlier
 */
public record Period(LocalDate from, LocalDate to) {
    private static final int MONTHS = 3;

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to + " ends before it begins");
        }
    }

    /**
     * As people write it: {@code 2026-06-28}, {@code 2026-W26}, {@code 2026-06}, {@code 2026-Q2} or
     * {@code 2026-06-22..2026-06-28}; empty for anything else.
     */
    public static Optional<Period> parse(String text) {
        try {
            return parsed(text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Period> parsed(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            LocalDate from = LocalDate.parse(text.substring(0, dots));
            LocalDate to = LocalDate.parse(text.substring(dots + 2));
            return to.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, to));
        }
        if (text.matches("[0-9]{4}-W[0-9]{2}")) {
            return of(Cycle.WEEKLY, LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
        }
        if (text.matches("[0-9]{4}-Q[1-4]")) {
            int quarter = text.charAt(6) - '0';
            int year = Integer.parseInt(text.substring(0, 4));
            return of(Cycle.QUARTERLY, LocalDate.of(year, quarter * MONTHS, 1));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}")) {
            return of(Cycle.MONTHLY, YearMonth.parse(text).atDay(1));
        }
        return of(Cycle.DAILY, LocalDate.parse(text));
    }

    private static Optional<Period> of(Cycle cycle, LocalDate day) {
        return Optional.of(new Period(cycle.first(day), cycle.last(day)));
    }

    /** The shortest word that {@link #parse} reads as this period. */
    public String name() {
        for (Cycle cycle : Cycle.values()) {
            if (cycle.isOfCalendar()
                    && cycle.first(from).equals(from)
                    && cycle.last(from).equals(to)) {
                return name(cycle);
            }
        }
        return from + ".." + to;
    }

    private String name(Cycle cycle) {
        return switch (cycle) {
            case WEEKLY ->
                    "%04d-W%02d"
                            .formatted(
                                    from.get(IsoFields.WEEK_BASED_YEAR),
                                    from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> YearMonth.from(from).toString();
            case QUARTERLY ->
                    "%04d-Q%d".formatted(from.getYear(), from.get(IsoFields.QUARTER_OF_YEAR));
            case DAILY, YEARLY, WHEN_NEEDED -> from.toString();
        };
    }

    /** In words. */
    public String words() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
