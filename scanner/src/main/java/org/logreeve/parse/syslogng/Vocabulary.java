package org.logreeve.parse.syslogng;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that are keywords where a module's drivers and steps are read: no text without quotes. */
final class Vocabulary {
    /** Those of a module share their words, whichever of them is read. */
    private static final List<Set<String>> MODULES =
            List.of(
                    Set.of("file", "pipe", "fifo", "stdin", "wildcard-file"),
                    Set.of(
                            "unix-dgram",
                            "unix-stream",
                            "udp",
                            "udp6",
                            "tcp",
                            "tcp6",
                            "network",
                            "syslog",
                            "systemd-syslog"),
                    Set.of("kv-parser", "linux-audit-parser"),
                    Set.of("db-parser", "grouping-by"),
                    Set.of("date-parser", "fix-time-zone", "set-time-zone", "guess-time-zone"),
                    Set.of("rate-limit", "throttle"),
                    Set.of("program", "host", "message", "source", "match", "netmask", "netmask6"),
                    Set.of(
                            "set",
                            "unset",
                            "subst",
                            "rename",
                            "set-tag",
                            "clear-tag",
                            "groupset",
                            "groupunset",
                            "set-pri",
                            "set-severity",
                            "set-facility",
                            "set-matches",
                            "unset-matches"));

    /** The grammar of filters, which has most of its words from no table. */
    private static final Set<String> FILTERS =
            Set.of("in-list", "tags", "facility", "level", "severity", "priority", "filter", "not");

    private static final Map<String, Set<String>> WORDS = words();

    private Vocabulary() {}

    /** The keywords where this driver, step or filter is read, with hyphens. */
    static Set<String> of(String name) {
        return WORDS.getOrDefault(name, Set.of());
    }

    private static Map<String, Set<String>> words() {
        var all = new HashMap<String, Set<String>>();
        for (Map<String, OptionForm.Form> table :
                List.of(
                        SourceForms.FORMS,
                        DestinationForms.FORMS,
                        StepForms.PARSERS,
                        StepForms.REWRITES,
                        FilterForms.FORMS)) {
            table.forEach(
                    (name, form) -> {
                        Set<String> words = all.computeIfAbsent(name, n -> new HashSet<>());
                        words.add(name);
                        collect(form, words);
                    });
        }
        for (Set<String> module : MODULES) {
            var shared = new HashSet<>(module);
            module.forEach(name -> shared.addAll(all.getOrDefault(name, Set.of())));
            if (module.contains("match")) {
                shared.addAll(FILTERS);
                FILTERS.forEach(name -> all.put(name, shared));
            }
            module.forEach(name -> all.put(name, shared));
        }
        return Map.copyOf(all);
    }

    private static void collect(OptionForm form, Collection<String> words) {
        switch (form) {
            case PlainForm plain -> {}
            case OptionForm.Words options -> {}
            case OptionForm.Either(PlainForm first, OptionForm second) -> collect(second, words);
            case OptionForm.Form nested -> {
                words.addAll(nested.options().keySet());
                nested.plain().forEach(inner -> collect(inner, words));
                nested.options().values().forEach(inner -> collect(inner, words));
            }
        }
    }
}
