package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A period in which something was to be done, seen from one day.
 *
 * @param from first day of the period; of a kind stated every year, the day that it holds from
 * @param to last day of the period; of a kind stated every year, the last day that it holds
 * @param due last day to state it, in the working days of those who do
 * @param ago 0 for the newest that was due before that day, 1 for the one before it, and so on; -1
 *     for one that is not due yet
 * @param stated the day by which all of it was stated and committed; null when it is not
 * @param statement what shows the state: the statement that completed it, or one that does not
 *     count; null when there is none
 * @param uncovered days that nobody stated although others of the period are; empty for none
 */
public record DuePeriod(
        AttestationKind kind,
        Attestation.About about,
        LocalDate from,
        LocalDate to,
        LocalDate due,
        State state,
        long ago,
        @Nullable LocalDate stated,
        @Nullable Attestation statement,
        String uncovered) {
    /** How it stands. */
    public enum State {
        /** It is not over. */
        RUNNING,
        /** It is over, nobody has stated it, and there is time for that. */
        OPEN,
        /** In time. */
        STATED,
        /** After it was due. */
        LATE,
        /** It is the newest that was due, and nobody has stated it. */
        OVERDUE,
        /** A newer one is due by now, and nobody ever stated this one. */
        MISSED,
        /** It was due, and who stated it cannot be told. */
        UNKNOWN;

        /** The form in facts: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its days. */
    public Period period() {
        return new Period(from, to);
    }

    /** Who committed what shows the state; {@code nobody} when nothing does. */
    public String authorship() {
        return statement == null ? "nobody" : statement.standing().word();
    }

    /** The period and who did what, for people. */
    public String words() {
        String period = period().words();
        if (stated != null && statement != null) {
            return "%s was stated by %s on %s, %s"
                    .formatted(
                            period, statement.reviewer(), stated, statement.authorship().words());
        }
        return statement == null
                ? "nobody stated " + period
                : "of " + period + ", " + obstacle(statement);
    }

    private String obstacle(Attestation shown) {
        String by = "the statement of " + shown.reviewer();
        String was = by + " was " + shown.authorship().words();
        return switch (shown.standing()) {
            case BY_REVIEWER ->
                    uncovered.isEmpty() ? "nothing is stated anew" : "nobody stated " + uncovered;
            case BY_ANOTHER -> was;
            case BY_SUBJECT -> was + ", and is about " + about.name();
            case UNCOMMITTED -> by + " is in no commit as it stands";
            case UNKNOWN -> by + " is nobody's for all that can be told";
        };
    }

    /** Whether it was accepted by somebody else than who did it, where that is wanted. */
    public boolean isApproved() {
        return !kind.approved() || (statement != null && !statement.approver().isEmpty());
    }
}
