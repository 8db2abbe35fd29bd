package org.logreeve.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    /** Overridden values kept of one key; more lines than that are noise. */
    public static final int MOST = 50;

    public EffectiveValue {
        overrode = List.copyOf(overrode);
    }

    public EffectiveValue(String key, String value, Origin origin) {
        this(key, value, origin, List.of());
    }

    /** A value that was written and lost. */
    public record Overridden(String value, Origin origin) {}

    /**
     * What a value overrides that takes the place of another one: all that this one has, and it.
     */
    public static List<Overridden> overridden(@Nullable EffectiveValue before) {
        return before == null
                ? List.of()
                : newest(before.overrode(), new Overridden(before.value(), before.origin()));
    }

    /** A list with one more behind it; of too many the oldest go. */
    public static List<Overridden> newest(List<Overridden> older, Overridden next) {
        var all =
                new ArrayList<>(older.subList(Math.max(0, older.size() - MOST + 1), older.size()));
        all.add(next);
        return all;
    }
}
