package org.logreeve.evaluate;

import java.time.Duration;

/**
 * How much of the processor the worker process may use before it is killed. By the clock it may
 * take {@link #PATIENCE} times as long, so that an honest rule outlives a busy machine.
 *
 * @param start from its start until all rules are compiled
 * @param host for all rules on one host together
 * @param rule for one rule alone on one host, once all together took too long
 * @param run by the clock, what rules that were killed may cost in a whole run; after that they are
 *     not tried any more
 */
public record WorkerLimits(Duration start, Duration host, Duration rule, Duration run) {
    static final int PATIENCE = 3;

    /** Generous beside what is measured: 100 rules compile in 4 s and judge a host in 1 ms. */
    public static final WorkerLimits STANDARD =
            new WorkerLimits(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(2));
}
