package org.logreeve.inventory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;

/** Days and names that what is stated beside the list of hosts has in common. */
final class StatedNames {
    /** A year of four digits, a month and a day. */
    private static final int LENGTH = 10;

    private StatedNames() {}

    /** Null for none, and for one that is not right, which is a problem by then. */
    static @Nullable LocalDate day(YamlMapping at, String key, String text) {
        return text.isEmpty() ? null : parsed(at, key, text);
    }

    /** A day that is itself a key; null for one that is not right, which is a problem by then. */
    static @Nullable LocalDate day(YamlMapping at, String key) {
        return parsed(at, key, key);
    }

    private static @Nullable LocalDate parsed(YamlMapping at, String key, String text) {
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        at.problem(key, "'" + text + "' is no day", "for example 2026-12-31");
        return null;
    }

    /**
     * Whether there is one so named; it is a problem when there is none.
     *
     * @param what a sort of things: {@code person in people.yaml}
     */
    static boolean isKnown(
            YamlMapping at, String key, String what, String name, Collection<String> names) {
        if (names.contains(name)) {
            return true;
        }
        at.problem(key, "'" + name + "' is no " + what, Nearest.hint(name, names));
        return false;
    }

    /** Whether two names mean one person; nobody stands for two by writing it in another case. */
    static boolean isSame(String one, String other) {
        return !one.isBlank() && one.strip().equalsIgnoreCase(other.strip());
    }
}
