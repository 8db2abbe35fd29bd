package org.logreeve.parse.systemd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * A daemon's settings in force: of single values the last one, of lists all since the last empty
 * assignment, and the defaults of what was not written.
 */
public final class Settings {
    /** More words than any host has servers. */
    private static final int MOST_WORDS = 100;

    private final SettingsFile file;
    private final SystemdVersion version;
    private final Problems problems;
    private final SequencedMap<String, EffectiveValue> written = new LinkedHashMap<>();
    private final Map<String, List<EffectiveValue>> lists = new LinkedHashMap<>();
    private final List<String> read = new ArrayList<>();

    private Settings(SettingsFile file, SystemdVersion version, Problems problems) {
        this.file = file;
        this.version = version;
        this.problems = problems;
    }

    /** What the daemon takes from its files on a host. */
    public static Settings read(SettingsFile file, HostFiles files, Problems problems) {
        SystemdVersion version = SystemdVersion.of(files);
        var settings = new Settings(file, version, problems);
        var reading = new IniReading(List.of(file.section()), settings::assign, problems);
        var found = new ConfigFiles(file.name(), files, version, problems).inOrder();
        for (FileRead each : found) {
            if (each instanceof FileRead.Content content) {
                settings.read.add(content.path());
                if (!reading.read(content)) {
                    break;
                }
            }
        }
        return settings;
    }

    public SystemdVersion version() {
        return version;
    }

    /** The files that were read, in order. */
    public List<String> files() {
        return List.copyOf(read);
    }

    /** A single value, the default when nothing was written; empty when that is computed. */
    public String text(String key) {
        return value(key).value();
    }

    public EffectiveValue value(String key) {
        EffectiveValue value = written.get(key);
        return value == null
                ? new EffectiveValue(key, file.setting(key).byDefault(), file.builtIn())
                : value;
    }

    public boolean isYes(String key) {
        return ValueForm.isYes(text(key));
    }

    /** Microseconds; empty when nothing was written and the default is computed. */
    public OptionalLong span(String key) {
        return TimeSpan.parse(text(key));
    }

    public OptionalLong size(String key) {
        return ByteSize.parse(text(key));
    }

    public boolean isWritten(String key) {
        return written.containsKey(key) || lists.containsKey(key);
    }

    /** The words of a list, each with the line it was written on. */
    public List<EffectiveValue> words(String key) {
        return lists.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.value().isEmpty())
                .toList();
    }

    /** A value from elsewhere than the files, for example the kernel's command line. */
    public void override(String key, String value, Origin at) {
        put(key, value, at);
    }

    /** All settings in the table's order; without those whose default is computed or nothing. */
    public List<EffectiveValue> values() {
        var all = new ArrayList<EffectiveValue>();
        for (Setting setting : file.settings()) {
            if (lists.containsKey(setting.key())) {
                all.addAll(lists.getOrDefault(setting.key(), List.of()));
            } else if (written.containsKey(setting.key())
                    || (!setting.byDefault().isEmpty() && version.has(setting.since()))) {
                all.add(value(setting.key()));
            }
        }
        return all;
    }

    private void assign(IniReading.Assignment assignment) {
        Setting setting = file.find(assignment.key());
        Origin at = assignment.at();
        String value = assignment.value();
        if (setting == null) {
            refuse(assignment);
        } else if (!version.has(setting.since())) {
            problems.noted(
                    at, setting.key() + " needs systemd " + setting.since() + " or newer: ignored");
        } else if (setting.form() == ValueForm.LIST) {
            collect(setting.key(), value, at);
        } else if (value.isEmpty() && setting.form().isResetByEmpty()) {
            put(setting.key(), setting.byDefault(), at);
        } else if (value.isEmpty() && setting.form() == ValueForm.LEVEL) {
            problems.unknown(
                    at, setting.key() + " is empty: what systemd makes of it is not known");
        } else if (value.isEmpty() || !setting.form().takes(value)) {
            problems.noted(
                    at,
                    "ignored: %s does not take '%s'"
                            .formatted(setting.key(), Problems.shown(value, 80)));
        } else {
            put(setting.key(), value, at);
        }
    }

    /** A key that is not known here: none at all, or one of a newer systemd. */
    private void refuse(IniReading.Assignment assignment) {
        String key = assignment.key();
        if (key.startsWith("X-")) {
            return;
        }
        String message =
                "'%s' is no setting of [%s]".formatted(Problems.shown(key, 80), file.section());
        if (version.knowsAllSettings() || file.isMisspelt(key)) {
            problems.noted(assignment.at(), "ignored: " + message);
        } else {
            problems.unknown(assignment.at(), message + " that is known here");
        }
    }

    private void put(String key, String value, Origin at) {
        EffectiveValue before = written.remove(key);
        List<Overridden> losers =
                before == null ? List.of() : losers(before.overrode(), List.of(before));
        written.put(key, new EffectiveValue(key, value, at, losers));
    }

    private void collect(String key, String value, Origin at) {
        List<EffectiveValue> now = lists.computeIfAbsent(key, k -> new ArrayList<>());
        if (value.isEmpty()) {
            List<Overridden> dropped = losers(List.of(), now);
            now.clear();
            // stands for the list until words come, and carries what was taken away
            now.add(new EffectiveValue(key, "", at, dropped));
            return;
        }
        Set<String> words = new LinkedHashSet<>(List.of(value.split("[ \t]+", -1)));
        now.forEach(each -> words.remove(each.value()));
        for (String word : words) {
            if (now.size() > MOST_WORDS) {
                problems.unknown(at, "more than " + MOST_WORDS + " words of " + key);
                return;
            }
            if (word.chars().anyMatch(c -> c == '\\' || c == '"' || c == '\'')) {
                problems.unknown(at, "quotes in " + key + " are not understood");
            }
            boolean first = now.size() == 1 && now.getFirst().value().isEmpty();
            List<Overridden> dropped = first ? now.removeFirst().overrode() : List.of();
            now.add(new EffectiveValue(key, word, at, dropped));
        }
    }

    private static List<Overridden> losers(List<Overridden> earlier, List<EffectiveValue> last) {
        var all = new ArrayList<>(earlier);
        for (EffectiveValue value : last) {
            if (!value.value().isEmpty()) {
                all.add(new Overridden(value.value(), value.origin()));
            }
        }
        return all.subList(Math.max(0, all.size() - EffectiveValue.MOST), all.size());
    }
}
