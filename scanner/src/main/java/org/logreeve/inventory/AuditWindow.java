package org.logreeve.inventory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Times of the week at which a host may be contacted.
 *
 * @param days the days on which the window opens
 * @param from local time at which it opens
 * @param to local time at which it closes; on the next day when it is not after {@code from}
 * @param zone whose local time
 * @param text as the inventory writes it, for people
 */
public record AuditWindow(
        Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String text) {
    private static final int DAYS_AHEAD = 8;

    public AuditWindow {
        days = Set.copyOf(days);
    }

    boolean isOpen(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return isOpen(today, now) || isOpen(today.minusDays(1), now);
    }

    /** When it opens next; a window has at least one day a week. */
    Instant nextOpening(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int i = 0; i < DAYS_AHEAD; i++) {
            Instant opening = opening(today.plusDays(i));
            if (days.contains(today.plusDays(i).getDayOfWeek()) && opening.isAfter(now)) {
                return opening;
            }
        }
        throw new IllegalStateException("a window without days");
    }

    private boolean isOpen(LocalDate day, Instant now) {
        return days.contains(day.getDayOfWeek())
                && !now.isBefore(opening(day))
                && now.isBefore(closing(day));
    }

    /** A local time that the clocks skip moves on with them; of one that comes twice, the first. */
    private Instant opening(LocalDate day) {
        return day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** Of a local time that comes twice, the second: the window is never cut short. */
    private Instant closing(LocalDate day) {
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        ZonedDateTime end = last.atTime(to).atZone(zone).withLaterOffsetAtOverlap();
        return end.toInstant();
    }
}
