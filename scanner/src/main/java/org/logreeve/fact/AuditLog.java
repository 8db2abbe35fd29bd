package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * The log that auditd writes and bounds by itself, and how much of it is kept.
 *
 * @param stream absolute path of the log file
 * @param daemon the component that writes it, for example {@code auditd}
 * @param written whether records are written to it at all
 * @param whenFull what happens when a file has its full size, in the daemon's own words, for
 *     example {@code rotate}, {@code keep_logs} or {@code ignore}
 * @param leastBytes bytes of the newest records that are on disk at least once so many were
 *     written; {@link #UNBOUNDED} when nothing is deleted
 * @param mostBytes bytes on disk at most; {@link #UNBOUNDED} when only the file system ends it
 * @param whenDiskFull what happens when the file system is full, in the daemon's own words
 * @param origin {@code path:line} of the setting that decides
 */
public record AuditLog(
        String stream,
        String daemon,
        boolean written,
        String whenFull,
        long leastBytes,
        long mostBytes,
        String whenDiskFull,
        Origin origin)
        implements Fact {
    /** More bytes than anything else: nothing ends it. */
    public static final long UNBOUNDED = Long.MAX_VALUE;
}
