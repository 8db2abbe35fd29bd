package org.logreeve.inventory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** Days from Monday to Friday that are no holidays. */
public final class WorkingDays {
    /** Where nobody has said what days are holidays. */
    public static final WorkingDays WITHOUT_HOLIDAYS = new WorkingDays(Set.of());

    private final Set<LocalDate> holidays;

    public WorkingDays(Collection<LocalDate> holidays) {
        this.holidays = Set.copyOf(holidays);
    }

    /** Whether people work on that day. */
    public boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /**
     * The so-many-th working day after a day, which itself does not count.
     *
     * @param count at least 1
     */
    public LocalDate after(LocalDate day, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "no working day is the " + count + "th after another");
        }
        LocalDate last = day;
        for (int left = count; left > 0; ) {
            last = last.plusDays(1);
            if (isOne(last)) {
                left--;
            }
        }
        return last;
    }
}
