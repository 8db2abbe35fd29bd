package org.logreeve.inventory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.yaml.YamlMapping;

/**
 * Reads {@code settings:}, what the inventory states about a host for rules. A name that is not in
 * this table is an error, so that a typing mistake never turns a verdict off.
 */
public final class SettingsReader {
    private static final List<String> NAMES =
            List.of(
                    "accepted_audit_stops",
                    "approved_audit_exclusions",
                    "approved_log_servers",
                    "approved_time_sources",
                    "audit_arches",
                    "local_retention_days",
                    "role",
                    "service");
    private static final String SERVICE = "service";

    private SettingsReader() {}

    /** Names that the inventory knows. */
    public static List<String> names() {
        return NAMES;
    }

    /** Problems go where {@code yaml} collects them. */
    public static HostSettings read(YamlMapping yaml) {
        SortedMap<String, HostSettings.Setting> values = new TreeMap<>();
        for (String name : NAMES) {
            if (!name.equals("local_retention_days") && !name.equals(SERVICE)) {
                list(yaml, name, values);
            }
        }
        number(yaml, "local_retention_days", 36_500, values);
        yaml.text(SERVICE)
                .ifPresent(
                        text ->
                                values.put(
                                        SERVICE,
                                        new HostSettings.Setting(
                                                List.of(text), yaml.origin(SERVICE))));
        yaml.close();
        return new HostSettings(values);
    }

    private static void list(
            YamlMapping yaml, String name, SortedMap<String, HostSettings.Setting> values) {
        if (yaml.node(name).isPresent()) {
            values.put(name, new HostSettings.Setting(yaml.texts(name), yaml.origin(name)));
        }
    }

    private static void number(
            YamlMapping yaml,
            String name,
            long most,
            SortedMap<String, HostSettings.Setting> values) {
        yaml.integer(name, 0, most)
                .ifPresent(
                        value ->
                                values.put(
                                        name,
                                        new HostSettings.Setting(
                                                List.of(Long.toString(value)), yaml.origin(name))));
    }
}
