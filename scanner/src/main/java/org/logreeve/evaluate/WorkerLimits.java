package org.logreeve.evaluate;

import java.time.Duration;

/**
 * How long the worker process may take before it is killed.
 *
 * @param start from its start until all rules are compiled
 * @param host for all rules on one host
 */
public record WorkerLimits(Duration start, Duration host) {
    /** Generous beside what is measured: 100 rules compile in 4 s and judge a host in 1 ms. */
    public static final WorkerLimits STANDARD =
            new WorkerLimits(Duration.ofSeconds(90), Duration.ofSeconds(20));
}
