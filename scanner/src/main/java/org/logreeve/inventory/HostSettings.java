package org.logreeve.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.text.Origin;

/**
 * What the inventory states about a host, for rules: names with one or more values.
 *
 * @param values by setting name, for example {@code approved_time_sources}
 */
public record HostSettings(SortedMap<String, Setting> values) {
    public HostSettings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static HostSettings of(Map<String, Setting> values) {
        return new HostSettings(new TreeMap<>(values));
    }

    public static HostSettings none() {
        return new HostSettings(new TreeMap<>());
    }

    public Optional<Setting> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether the name stands for a role, and the machine behind it is often another one. */
    public boolean isRole() {
        return get("identity").map(stated -> stated.values().contains("role")).orElse(false);
    }

    /** These settings, and {@code base}'s where these have none. */
    public HostSettings over(HostSettings base) {
        if (values.isEmpty()) {
            return base;
        }
        var all = new TreeMap<>(base.values);
        all.putAll(values);
        return new HostSettings(all);
    }

    /** One setting's values and the inventory line they were written on. */
    public record Setting(List<String> values, Origin origin) {
        public Setting {
            values = List.copyOf(values);
        }
    }
}
