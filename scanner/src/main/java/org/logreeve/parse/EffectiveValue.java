package org.logreeve.parse;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One value in force, with its origin and the lines it overrode; for people and {@code --json}.
 *
 * @param key dotted name in the component's own words, for example {@code makestep} or {@code
 *     /var/log/syslog.rotate}
 * @param value as the daemon takes it
 * @param origin where it was written; line 0 for a built-in default
 * @param overrode values of the same key that lost, oldest first
 */
public record EffectiveValue(String key, String value, Origin origin, List<Overridden> overrode) {
    public EffectiveValue {
        overrode = List.copyOf(overrode);
    }

    public EffectiveValue(String key, String value, Origin origin) {
        this(key, value, origin, List.of());
    }

    /** A value that was written and lost. */
    public record Overridden(String value, Origin origin) {}
}
