package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A period in which people had to do something that no host can show, and whether they stated it.
 * Periods are days, weeks from Monday to Sunday, months and quarters of the calendar; what is
 * stated every year holds for 365 days. Only rules about services, persons and the estate see it.
 *
 * @param kind what was to be done, for example {@code weekly-log-review}
 * @param subject what it is about, in the words of {@code Attestation}
 * @param name of the service or person; the inventory's own name for the estate
 * @param from first day of the period, ISO 8601
 * @param to last day of the period
 * @param due last day to state it, so many working days after the period's end
 * @param state {@code stated} in time; {@code late}; {@code overdue}: the newest that was due, and
 *     not stated; {@code missed}: one before it that never was; {@code unknown}: it cannot be told
 *     who stated it, and there is a gap; {@code open}: over, and not due yet; or {@code running}
 * @param ago 0 for the newest period that was due before the day of the run, 1 for the one before
 *     it, and so on; -1 for one that is not due yet
 * @param stated the day by which all of it was stated and committed; empty when it is not
 * @param reviewer who stated it, or made the statement that does not count; empty for nobody
 * @param approver who accepted that; empty when nobody did
 * @param approved whether somebody accepted it, or nobody has to for this kind
 * @param authorship who committed the statement that shows the state, in the words of {@code
 *     Attestation}; {@code nobody} without one
 * @param detail how it stands, for people: which period, and who did what
 * @param origin {@code path:line} of that statement; without one, of where it would be
 */
public record AttestedPeriod(
        String kind,
        String subject,
        String name,
        String from,
        String to,
        String due,
        String state,
        long ago,
        String stated,
        String reviewer,
        String approver,
        boolean approved,
        String authorship,
        String detail,
        Origin origin)
        implements Fact {}
