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
 */
public record SyslogNgConfig(
        List<EffectiveValue> globals,
        List<Definition> definitions,
        List<Element.Sequence> paths,
        List<String> files,
        List<Origin> unread) {
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
}
