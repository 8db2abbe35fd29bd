package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * How far the host's clock was from the scanner's when it was read: somewhere between two limits,
 * since the question and the answer took their time.
 *
 * @param leastMillis milliseconds that it was ahead at least; negative when it may have been behind
 * @param mostMillis milliseconds that it was ahead at most
 * @param certainMillis milliseconds that the clocks differed for certain, either way; 0 when they
 *     may have been the same
 * @param possibleMillis milliseconds that they may have differed at most, either way
 * @param direction {@code ahead of} or {@code behind} the scanner's for certain, or empty
 * @param reference whether the scanner's own clock was seen to be synchronised: {@code
 *     synchronised} or {@code unknown}
 * @param origin what the host's clock was read by
 */
public record ClockOffset(
        long leastMillis,
        long mostMillis,
        long certainMillis,
        long possibleMillis,
        String direction,
        String reference,
        Origin origin)
        implements Fact {
    /** What follows from both limits. */
    public static ClockOffset between(long least, long most, String reference, Origin origin) {
        return new ClockOffset(
                least,
                most,
                Math.max(0, Math.max(least, -most)),
                Math.max(most, -least),
                least > 0 ? "ahead of" : most < 0 ? "behind" : "",
                reference,
                origin);
    }
}
