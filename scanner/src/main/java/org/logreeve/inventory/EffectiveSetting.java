package org.logreeve.inventory;

import java.util.List;

/**
 * What holds for a host, and why.
 *
 * @param name for example {@code connection.user}
 * @param value what holds
 * @param overrides what would hold without it, the nearest first
 */
public record EffectiveSetting(String name, Value value, List<Value> overrides) {
    public EffectiveSetting {
        overrides = List.copyOf(overrides);
    }

    /**
     * A value at one place.
     *
     * @param text as it is written, on one line
     * @param layer {@code host}, a group, {@code defaults} or {@code built in}
     * @param origin file and line; empty for what is built in
     */
    public record Value(String text, String layer, String origin) {}
}
