package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.sudoers.DefaultEntry.Scope;
import org.logreeve.text.Origin;

/**
 * One setting in force for everybody on this host, or for those that its scope names.
 *
 * @param scope {@code ALL}, {@code USER}, {@code RUN_AS} or {@code COMMAND}
 * @param members whom it is for; empty in scope {@code ALL}
 * @param value {@code yes} and {@code no} for flags and for what is switched off
 * @param byDefault whether nothing sets it
 */
public record SudoSetting(
        Scope scope,
        List<String> members,
        String name,
        String value,
        boolean byDefault,
        Origin origin,
        List<Overridden> overrode) {
    /** What sudo 1.9 is built with, of the settings that decide what is recorded. */
    private static final Map<String, String> BUILT_IN =
            new LinkedHashMap<>(
                    Map.ofEntries(
                            Map.entry("authenticate", "yes"),
                            Map.entry("ignore_audit_errors", "yes"),
                            Map.entry("ignore_iolog_errors", "no"),
                            Map.entry("ignore_logfile_errors", "yes"),
                            Map.entry("iolog_dir", "/var/log/sudo-io"),
                            Map.entry("iolog_file", "%{seq}"),
                            Map.entry("iolog_mode", "0600"),
                            Map.entry("log_allowed", "yes"),
                            Map.entry("log_denied", "yes"),
                            Map.entry("log_exit_status", "no"),
                            Map.entry("log_format", "sudo"),
                            Map.entry("log_input", "no"),
                            Map.entry("log_output", "no"),
                            Map.entry("log_passwords", "yes"),
                            Map.entry("log_server_verify", "yes"),
                            Map.entry("log_servers", ""),
                            Map.entry("log_subcmds", "no"),
                            Map.entry("logfile", "no"),
                            Map.entry("runas_default", "root"),
                            Map.entry("syslog", "authpriv"),
                            Map.entry("syslog_badpri", "alert"),
                            Map.entry("syslog_goodpri", "notice")));

    public SudoSetting {
        members = List.copyOf(members);
        overrode = List.copyOf(overrode);
    }

    /** A setting of a scope, for those it names. */
    private record Key(Scope scope, List<String> members, String name) {}

    /**
     * All settings: those for everybody first, the built-in ones last. sudo sets them in the order
     * of the file, whomever they are for, and those of commands after all others: a general setting
     * takes over what stands before it for some users. Entries that sudo ignores, and host settings
     * of which it is not known whether they are for this host, count for nothing.
     */
    public static List<SudoSetting> of(SudoersConfig config) {
        SequencedMap<Key, SudoSetting> all = new LinkedHashMap<>();
        for (boolean isOfCommands : List.of(false, true)) {
            for (DefaultEntry entry : config.entries()) {
                if (entry.scope() == Scope.COMMAND == isOfCommands
                        && SettingTypes.wrong(entry) == null
                        && config.isHere(entry) == HostMatch.YES) {
                    add(entry, all);
                }
            }
        }
        var settings = new ArrayList<>(all.values());
        settings.sort(Comparator.comparing(SudoSetting::scope));
        BUILT_IN.keySet().stream()
                .sorted()
                .filter(name -> !all.containsKey(new Key(Scope.ALL, List.of(), name)))
                .forEach(name -> settings.add(builtIn(name, config.main())));
        return settings;
    }

    private static void add(DefaultEntry entry, SequencedMap<Key, SudoSetting> all) {
        boolean everybody = entry.scope() == Scope.ALL || entry.scope() == Scope.HOST;
        Scope scope = everybody ? Scope.ALL : entry.scope();
        List<String> members =
                everybody ? List.of() : entry.members().stream().map(Member::text).toList();
        if (everybody) {
            takeOver(entry, all);
        }
        var key = new Key(scope, members, entry.name());
        SudoSetting general = all.get(new Key(Scope.ALL, List.of(), entry.name()));
        SudoSetting before = all.remove(key);
        all.put(key, set(entry, key, before, before == null ? general : before));
    }

    /** A general setting counts for those, too, for whom another one stands before it. */
    private static void takeOver(DefaultEntry entry, SequencedMap<Key, SudoSetting> all) {
        for (Key key : List.copyOf(all.keySet())) {
            if (key.scope() == Scope.ALL || !key.name().equals(entry.name())) {
                continue;
            }
            SudoSetting before = all.remove(key);
            if (changes(entry)) {
                all.put(key, set(entry, key, before, before));
            }
        }
    }

    private static SudoSetting set(
            DefaultEntry entry, Key key, @Nullable SudoSetting before, @Nullable SudoSetting base) {
        return new SudoSetting(
                key.scope(),
                key.members(),
                key.name(),
                value(entry, base),
                false,
                entry.origin(),
                overridden(before));
    }

    /** Whether it adds to a list, or takes from it. */
    private static boolean changes(DefaultEntry entry) {
        return SettingTypes.isList(entry.name())
                && (entry.operator().equals("+=") || entry.operator().equals("-="));
    }

    private static String value(DefaultEntry entry, @Nullable SudoSetting base) {
        if (SettingTypes.isList(entry.name())) {
            var words = new ArrayList<String>();
            if (changes(entry) && base != null) {
                words.addAll(words(base.value()));
            }
            List<String> given = words(entry.value());
            words.removeAll(new java.util.HashSet<>(given));
            if (!entry.operator().equals("-=")) {
                words.addAll(given);
            }
            return String.join(" ", words);
        }
        return switch (entry.operator()) {
            case "!" -> "no";
            case "" -> entry.name().equals("syslog") ? "authpriv" : "yes";
            default -> entry.value();
        };
    }

    private static List<String> words(String list) {
        return List.of(list.split("[ \t]+")).stream()
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static SudoSetting builtIn(String name, Origin main) {
        String value = BUILT_IN.getOrDefault(name, "");
        return new SudoSetting(
                Scope.ALL, List.of(), name, value, true, Origin.of(main.path()), List.of());
    }

    private static List<Overridden> overridden(@Nullable SudoSetting before) {
        if (before == null) {
            return List.of();
        }
        return EffectiveValue.newest(
                before.overrode(), new Overridden(before.value(), before.origin()));
    }

    EffectiveValue shown() {
        String whom = members.isEmpty() ? "" : scope.sign() + String.join(",", members);
        return new EffectiveValue("Defaults" + whom + "." + name, value, origin, overrode);
    }
}
