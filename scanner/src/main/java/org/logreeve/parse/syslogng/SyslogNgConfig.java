package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Optional;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/**
 * syslog-ng's effective configuration.
 *
 * @param globals version, defined values, options and templates
 * @param definitions sources, destinations, filters, parsers and rewrites by name, in order
 * @param paths log statements in order
 * @param files the files that were read, in the order they were opened
 * @param unread what the configuration names and could not be read
 * @param installed version of the daemon itself, or empty text when that is not known
 */
public record SyslogNgConfig(
        List<EffectiveValue> globals,
        List<Definition> definitions,
        List<Element.Sequence> paths,
        List<String> files,
        List<Origin> unread,
        String installed) {
    public SyslogNgConfig {
        globals = List.copyOf(globals);
        definitions = List.copyOf(definitions);
        paths = List.copyOf(paths);
        files = List.copyOf(files);
        unread = List.copyOf(unread);
    }

    /** The statement of that kind and name. */
    public Optional<Definition> definition(Context context, String name) {
        return definitions.stream()
                .filter(d -> d.context() == context && d.name().equals(name))
                .findFirst();
    }

    /** An option of an options statement. */
    public Optional<EffectiveValue> option(String name) {
        return globals.stream().filter(g -> g.key().equals("options." + name)).findFirst();
    }

    /** The {@code @version} in force, or empty text. */
    public String version() {
        return globals.stream()
                .filter(g -> g.key().equals("version"))
                .map(EffectiveValue::value)
                .findFirst()
                .orElse("");
    }

    /** Whether the daemon itself is known to be older than a version. */
    public boolean isInstalledBefore(int major, int minor) {
        String[] parts = installed.split("\\.", -1);
        if (parts.length < 2 || !isNumber(parts[0]) || !isNumber(parts[1])) {
            return false;
        }
        int first = Integer.parseInt(parts[0]);
        return first < major || (first == major && Integer.parseInt(parts[1]) < minor);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 6
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
