package org.logreeve.scan;

import java.time.Duration;

/**
 * The user's wish that a run comes to an early end: no further host is launched, running ones may
 * finish for a while. Asked for from any thread.
 */
public final class Stop {
    private final Duration grace;
    private volatile long end;
    private volatile boolean asked;

    public Stop() {
        this(Duration.ofSeconds(10));
    }

    /**
     * @param grace how long running hosts may take from then on
     */
    Stop(Duration grace) {
        this.grace = grace;
    }

    /** Asks; again changes nothing. */
    public synchronized void ask() {
        if (!asked) {
            end = System.nanoTime() + grace.toNanos();
            asked = true;
        }
    }

    public boolean isAsked() {
        return asked;
    }

    /** Whether running hosts had their time. */
    boolean isOver() {
        return asked && System.nanoTime() - end >= 0;
    }
}
