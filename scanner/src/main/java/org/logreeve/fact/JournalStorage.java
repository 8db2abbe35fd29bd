package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * What journald stores by itself, in a form that no other program rotates.
 *
 * @param stream its name, for example {@code journal}
 * @param daemon the component that stores it, for example {@code journald}
 * @param storage where it is kept: {@code disk}, {@code memory} (gone with a restart), {@code
 *     nowhere} or {@code unknown}
 * @param sealed whether it is configured to be sealed against later changes; that also needs keys
 * @param maxLevel the least severe severity that is stored, for example {@code debug}
 * @param toSyslog whether each record is also handed to a syslog daemon's socket
 * @param leastDays days that each record is kept at least; {@link #UNKNOWN} when a limit by size
 *     may end it earlier than time does
 * @param mostDays days after which no record is left; {@link Retention#UNBOUNDED} when nothing
 *     guarantees that
 * @param bound what sets both, in words, for example {@code MaxRetentionSec=3month}
 * @param maxBytes most bytes it may take; {@link #UNKNOWN} when that depends on a file system that
 *     was not seen, 0 without a limit
 * @param oldestDays age in days of the oldest record that was seen; {@link #UNKNOWN} when none was
 * @param burst records of one service that are taken in {@code burstSeconds}; what comes above is
 *     lost; 0 without a limit
 * @param burstSeconds see {@code burst}
 * @param observed whether its daemon was seen running: {@code running}, {@code stopped} or {@code
 *     unknown}
 * @param origin the line that decides where it is stored, or its default's file
 */
public record JournalStorage(
        String stream,
        String daemon,
        String storage,
        boolean sealed,
        String maxLevel,
        boolean toSyslog,
        long leastDays,
        long mostDays,
        String bound,
        long maxBytes,
        long oldestDays,
        long burst,
        long burstSeconds,
        String observed,
        Origin origin)
        implements Fact {
    /** A number that cannot be told. */
    public static final long UNKNOWN = -1;

    /** The same stream, once it is known whether its daemon runs. */
    public JournalStorage withObserved(String state) {
        return new JournalStorage(
                stream,
                daemon,
                storage,
                sealed,
                maxLevel,
                toSyslog,
                leastDays,
                mostDays,
                bound,
                maxBytes,
                oldestDays,
                burst,
                burstSeconds,
                state,
                origin);
    }
}
