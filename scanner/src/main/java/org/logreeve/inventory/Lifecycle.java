package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host is in service, as the inventory states it; only hosts in service are contacted.
 *
 * @param state what it is in
 * @param date last day of a maintenance, or first day of a retirement; null for the others
 */
public record Lifecycle(State state, @Nullable LocalDate date) {
    /** What a host is that the inventory says nothing about. */
    public static final Lifecycle ACTIVE = new Lifecycle(State.ACTIVE, null);

    /** The states of a host's life. */
    public enum State {
        ACTIVE,
        /** Out of service up to and with a day. */
        MAINTENANCE,
        /** Switched off, and kept. */
        COLD,
        /** Gone for good. */
        RETIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isInService(LocalDate day) {
        return switch (state) {
            case ACTIVE -> true;
            case MAINTENANCE -> date != null && day.isAfter(date);
            case COLD, RETIRED -> false;
        };
    }
}
