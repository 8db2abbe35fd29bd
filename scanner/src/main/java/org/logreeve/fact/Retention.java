package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * How long the records of one log stay on the host, from its rotation settings.
 *
 * @param stream absolute path of the log file
 * @param daemon the component that bounds it, for example {@code logrotate}
 * @param rotated false when nothing rotates the log: it is never deleted, and {@code leastDays} is
 *     {@link #UNBOUNDED}
 * @param leastDays days that every record is kept at least; {@link #UNBOUNDED} when nothing deletes
 *     it
 * @param mostDays days after which no record is left; {@link #UNBOUNDED} when nothing guarantees
 *     that
 * @param bound what sets {@code leastDays}, in words, for example {@code weekly x 4}
 * @param origin {@code path:line} of the setting that bounds it
 */
public record Retention(
        String stream,
        String daemon,
        boolean rotated,
        long leastDays,
        long mostDays,
        String bound,
        Origin origin)
        implements Fact {
    /** More days than anything else: nothing ends it. */
    public static final long UNBOUNDED = Long.MAX_VALUE;
}
