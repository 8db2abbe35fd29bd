package org.logreeve.snapshot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a host's clock was ahead of the scanner's when it was read: somewhere between two limits.
 *
 * @param leastMillis limit below; negative when the host may have been behind
 * @param mostMillis limit above
 * @param reference whether the scanner's own clock was seen to be synchronised: {@code
 *     synchronised} or {@code unknown}
 */
public record MeasuredOffset(long leastMillis, long mostMillis, String reference) {
    /** The word for a scanner whose clock was seen to be synchronised. */
    public static final String SYNCHRONISED = "synchronised";

    /** The word for one of whose clock nothing is known. */
    public static final String UNKNOWN = "unknown";

    /** What both leave possible; the later when they leave nothing, as after a clock was set. */
    public static @Nullable MeasuredOffset both(
            @Nullable MeasuredOffset earlier, @Nullable MeasuredOffset later) {
        if (earlier == null || later == null) {
            return Optional.ofNullable(later).orElse(earlier);
        }
        long least = Math.max(earlier.leastMillis, later.leastMillis);
        long most = Math.min(earlier.mostMillis, later.mostMillis);
        return least > most ? later : new MeasuredOffset(least, most, later.reference);
    }
}
