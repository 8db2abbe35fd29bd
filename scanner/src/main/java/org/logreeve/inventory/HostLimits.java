package org.logreeve.inventory;

import java.time.Duration;
import java.util.Map;

/**
 * How many hosts a run may work on at a time, so that it does not become a load itself.
 *
 * @param hosts in all
 * @param perBastion behind each jump host
 * @param perLabel of those that carry a label
 * @param startJitter the first hosts of a run start at random moments within this time
 */
public record HostLimits(
        int hosts, int perBastion, Map<String, Integer> perLabel, Duration startJitter) {
    /** What is in force when the inventory says nothing. */
    public static final HostLimits STANDARD =
            new HostLimits(32, 16, Map.of(), Duration.ofMillis(200));

    public HostLimits {
        perLabel = Map.copyOf(perLabel);
    }
}
