package org.logreeve.parse.systemd;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.text.Origin;

/**
 * One configuration file of systemd's and what may stand in it.
 *
 * @param name below /etc and its like, for example {@code systemd/journald.conf}
 * @param section the one section that is read
 * @param settings all that is known there
 * @param formerNames keys that are taken for others
 */
public record SettingsFile(
        String name, String section, List<Setting> settings, Map<String, String> formerNames) {
    public SettingsFile {
        settings = List.copyOf(settings);
        formerNames = Map.copyOf(formerNames);
    }

    /** What is read of a host for it. */
    public CollectRequest seeds() {
        return ConfigFiles.seeds(name);
    }

    /** Where defaults are said to come from: the place an administrator would write them. */
    public Origin builtIn() {
        return Origin.of("/etc/" + name);
    }

    @Nullable Setting find(String key) {
        String name = formerNames.getOrDefault(key, key);
        return settings.stream().filter(s -> s.key().equals(name)).findFirst().orElse(null);
    }

    Setting setting(String key) {
        Setting setting = find(key);
        if (setting == null) {
            throw new IllegalArgumentException("no setting " + key + " in " + name);
        }
        return setting;
    }

    /** Whether only the case of letters keeps it from being a setting. */
    boolean isMisspelt(String key) {
        return settings.stream().anyMatch(s -> s.key().equalsIgnoreCase(key));
    }
}
