package org.logreeve.normalize;

import org.logreeve.parse.units.Activity;
import org.logreeve.snapshot.FileRead;

/**
 * When a daemon has read its files, in seconds since 1970.
 *
 * @param started when it certainly did
 * @param reloaded when it did last if its reload went well; the start without one
 * @param doubt by how many seconds the clock may have been set since the start. The service manager
 *     counts from boot without the time asleep, proc(5)'s uptime with it, and some containers see
 *     an uptime of their own: there the two differ though nobody set the clock
 */
record ReadTimes(long started, long reloaded, long doubt) {
    /** A file of this second or the next may have been there when the daemon looked. */
    static final long START = 2;

    /**
     * @param reloads whether the service manager sees its reloads
     */
    static ReadTimes of(Activity activity, boolean reloads, long clock, long uptime) {
        long started = activity.started();
        long set = Math.abs(clock - uptime + activity.startedAfterBoot() - started);
        return new ReadTimes(
                started,
                reloads ? Math.max(started, activity.changed()) : started,
                set <= START ? 0 : set);
    }

    boolean hasRead(FileRead.Content file) {
        return file.meta().modified() <= started - doubt;
    }

    boolean mayHaveRead(FileRead.Content file) {
        return file.meta().modified() <= reloaded + START + doubt;
    }

    /** What leaves open whether one was read that may have been. */
    String reason(FileRead.Content file) {
        if (file.meta().modified() > started + START + doubt) {
            return file.path() + " is newer than the start, and whether the reload took it is open";
        }
        return "%s and the start are too close in time%s"
                .formatted(file.path(), doubt == 0 ? "" : ": " + doubted());
    }

    private String doubted() {
        return "the clock and the time since boot are %d seconds apart".formatted(doubt)
                + " (it was set since the start, the system was suspended before it,"
                + " or this is a container)";
    }
}
