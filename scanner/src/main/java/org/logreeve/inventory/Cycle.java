package org.logreeve.inventory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often something is to be stated, and how soon after the end of each period. */
public enum Cycle {
    /** Every calendar day. */
    DAILY(1, 31),
    /** Monday to Sunday. */
    WEEKLY(3, 13),
    /** Calendar months. */
    MONTHLY(10, 12),
    /** January to March, and so on. */
    QUARTERLY(20, 4),
    /** Whenever it is stated, it holds for so many days: there are no periods of the calendar. */
    YEARLY(0, 0),
    /** When something happened. */
    WHEN_NEEDED(0, 0);

    /** For how many days what is stated every year holds. */
    public static final int YEAR = 365;

    private static final int QUARTER = 3;

    private final int workingDays;
    private final int remembered;

    Cycle(int workingDays, int remembered) {
        this.workingDays = workingDays;
        this.remembered = remembered;
    }

    /** Working days after the end of a period in which it is to be stated; 0 without periods. */
    public int workingDays() {
        return workingDays;
    }

    /** How many periods that are due stay visible; 0 without periods. */
    public int remembered() {
        return remembered;
    }

    /** Whether it has periods of the calendar. */
    public boolean isOfCalendar() {
        return workingDays > 0;
    }

    /**
     * First day of the period that a day is in.
     *
     * @throws IllegalStateException for a cycle without periods
     */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case QUARTERLY ->
                    LocalDate.of(
                            day.getYear(), (day.getMonthValue() - 1) / QUARTER * QUARTER + 1, 1);
            case YEARLY, WHEN_NEEDED -> throw noPeriods();
        };
    }

    /**
     * Last day of the period that a day is in.
     *
     * @throws IllegalStateException for a cycle without periods
     */
    public LocalDate last(LocalDate day) {
        LocalDate first = first(day);
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> first.plusDays(6);
            case MONTHLY -> first.plusMonths(1).minusDays(1);
            case QUARTERLY -> first.plusMonths(QUARTER).minusDays(1);
            case YEARLY, WHEN_NEEDED -> throw noPeriods();
        };
    }

    private IllegalStateException noPeriods() {
        return new IllegalStateException(this + " has no periods");
    }
}
