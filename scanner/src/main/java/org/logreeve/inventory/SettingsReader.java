package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.logreeve.text.AgentNames;
import org.logreeve.text.Nearest;
import org.logreeve.text.SyslogFacilities;
import org.logreeve.yaml.YamlMapping;

/**
 * Reads {@code settings:}, what the inventory states about a host for rules. A name that is not in
 * this table is an error, so that a typing mistake never turns a verdict off.
 */
public final class SettingsReader {
    /** Of one number, with the largest. */
    private static final SortedMap<String, Long> NUMBERS =
            new TreeMap<>(
                    Map.of("local_retention_days", 36_500L, "max_clock_offset_ms", 86_400_000L));

    /** Of several values, with the words that there are; any text where there are none. */
    private static final SortedMap<String, List<String>> LISTS =
            new TreeMap<>(
                    Map.of(
                            "accepted_audit_stops",
                            List.of(),
                            "agents",
                            AgentNames.ALL,
                            "approved_audit_exclusions",
                            List.of(),
                            "approved_log_servers",
                            List.of(),
                            "approved_time_sources",
                            List.of(),
                            "audit_arches",
                            List.of(),
                            "role",
                            List.of()));

    /** Of one value, with the words that there are; any text where there are none. */
    private static final SortedMap<String, List<String>> TEXTS =
            new TreeMap<>(
                    Map.of(
                            "classification",
                            List.of("official", "official-sensitive", "secret", "top-secret"),
                            "environment",
                            List.of(),
                            "exposure",
                            List.of("internal", "external"),
                            "identity",
                            List.of("host", "role"),
                            "risk_owner",
                            List.of(),
                            "service",
                            List.of(),
                            "service_manager",
                            List.of(),
                            "team",
                            List.of(),
                            "tier",
                            List.of()));

    /** Of programs by name, the syslog facility that each logs with. */
    private static final String APPLICATIONS = "applications";

    /** Of folders, how what lies there is stored. */
    private static final String LOG_VOLUMES = "log_volumes";

    private static final List<String> STORED = List.of("encrypted", "plain");

    /** Only the kernel and syslogd itself use these, and syslog(3) knows the others not at all. */
    private static final Set<String> NOT_OF_PROGRAMS =
            Set.of("kern", "syslog", "ntp", "audit", "alert", "clock");

    private static final List<String> FACILITIES =
            SyslogFacilities.NAMES.stream()
                    .filter(name -> !NOT_OF_PROGRAMS.contains(name))
                    .toList();

    private static final List<String> NAMES =
            Stream.of(
                            LISTS.keySet().stream(),
                            TEXTS.keySet().stream(),
                            NUMBERS.keySet().stream(),
                            Stream.of(APPLICATIONS, LOG_VOLUMES))
                    .flatMap(names -> names)
                    .sorted()
                    .toList();

    private SettingsReader() {}

    /** Names that the inventory knows. */
    public static List<String> names() {
        return NAMES;
    }

    /** Problems go where {@code yaml} collects them. */
    public static HostSettings read(YamlMapping yaml) {
        SortedMap<String, HostSettings.Setting> values = new TreeMap<>();
        LISTS.forEach((name, words) -> list(yaml, name, words, values));
        TEXTS.forEach((name, words) -> text(yaml, name, words, values));
        applications(yaml, values);
        logVolumes(yaml, values);
        NUMBERS.forEach((name, most) -> number(yaml, name, most, values));
        yaml.close();
        return new HostSettings(values);
    }

    private static void list(
            YamlMapping yaml,
            String name,
            List<String> words,
            SortedMap<String, HostSettings.Setting> values) {
        if (yaml.node(name).isEmpty()) {
            return;
        }
        List<String> texts = yaml.texts(name);
        texts.stream()
                .filter(text -> !words.isEmpty() && !words.contains(text))
                .forEach(
                        text ->
                                yaml.problem(
                                        name,
                                        "'%s' knows no '%s'".formatted(name, text),
                                        Nearest.hint(text, words)));
        values.put(name, new HostSettings.Setting(texts, yaml.origin(name)));
    }

    private static void logVolumes(
            YamlMapping yaml, SortedMap<String, HostSettings.Setting> values) {
        if (yaml.node(LOG_VOLUMES).isEmpty()) {
            return;
        }
        YamlMapping stated = yaml.mapping(LOG_VOLUMES);
        var all = new ArrayList<String>();
        for (String path : stated.keys()) {
            String how = stated.text(path).orElse("");
            if (!path.matches("/|(/[^/\\p{Cntrl}]+)+")) {
                stated.problem(
                        path,
                        "'" + path + "' is no path of a folder",
                        "write it as /var/log, without a '/' at its end");
            } else if (!STORED.contains(how)) {
                stated.problem(
                        path,
                        "'%s' wants one of %s, not '%s'"
                                .formatted(path, String.join(", ", STORED), how),
                        Nearest.hint(how, STORED));
            } else {
                all.add(path + "=" + how);
            }
        }
        stated.close();
        values.put(LOG_VOLUMES, new HostSettings.Setting(all, yaml.origin(LOG_VOLUMES)));
    }

    private static void applications(
            YamlMapping yaml, SortedMap<String, HostSettings.Setting> values) {
        if (yaml.node(APPLICATIONS).isEmpty()) {
            return;
        }
        YamlMapping stated = yaml.mapping(APPLICATIONS);
        var all = new ArrayList<String>();
        for (String name : stated.keys()) {
            String facility = stated.text(name).orElse("");
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
                stated.problem(
                        name,
                        "'" + name + "' is not a name for an application",
                        "letters, digits, '.', '_' and '-', at most 64");
            } else if (!FACILITIES.contains(facility)) {
                stated.problem(
                        name,
                        "'%s' wants a syslog facility, not '%s'".formatted(name, facility),
                        Nearest.hint(facility, FACILITIES));
            } else {
                all.add(name + "=" + facility);
            }
        }
        stated.close();
        values.put(APPLICATIONS, new HostSettings.Setting(all, yaml.origin(APPLICATIONS)));
    }

    private static void text(
            YamlMapping yaml,
            String name,
            List<String> words,
            SortedMap<String, HostSettings.Setting> values) {
        String text = yaml.text(name).orElse(null);
        if (text == null) {
            return;
        }
        if (!words.isEmpty() && !words.contains(text)) {
            yaml.problem(
                    name,
                    "'%s' wants one of %s, not '%s'"
                            .formatted(name, String.join(", ", words), text),
                    Nearest.hint(text, words));
        } else if (text.isBlank()) {
            yaml.problem(name, "'" + name + "' is empty", "write it, or leave the key out");
        } else {
            values.put(name, new HostSettings.Setting(List.of(text), yaml.origin(name)));
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
