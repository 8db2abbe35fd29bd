package org.logreeve.scan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Spreads the hosts that a run starts with, so that jump hosts and directories do not see all of
 * them in one moment. Later ones start as others end, which spreads them by itself.
 */
final class StartJitter {
    private static final Duration EACH = Duration.ofMillis(10);

    private final RandomGenerator chance;
    private final Duration most;

    /**
     * @param most a random time up to this, and less for few hosts
     */
    StartJitter(RandomGenerator chance, Duration most) {
        this.chance = chance;
        this.most = most;
    }

    /**
     * How long a host waits before it starts.
     *
     * @param together hosts that start together with it, itself included
     */
    Duration wait(int together) {
        Duration wave = EACH.multipliedBy(together - 1L);
        long within = (wave.compareTo(most) < 0 ? wave : most).toNanos();
        return within == 0 ? Duration.ZERO : Duration.ofNanos(chance.nextLong(within + 1));
    }
}
