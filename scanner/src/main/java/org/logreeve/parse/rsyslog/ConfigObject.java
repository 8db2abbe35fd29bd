package org.logreeve.parse.rsyslog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.logreeve.text.Origin;

/**
 * A module, an input or a template as it is written, by its parameters.
 *
 * @param kind {@code module}, {@code input} or {@code template}
 * @param parameters by lower-case name; an array's elements are joined by {@code ", "}
 */
public record ConfigObject(String kind, SequencedMap<String, String> parameters, Origin origin) {
    public ConfigObject {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /** Empty when it is not written. */
    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether it loads that module. */
    public boolean loads(String module) {
        return kind.equals("module") && moduleName(value("load")).equals(module);
    }

    /** Whether it is an input of that type; types are compared without case. */
    public boolean isInput(String type) {
        return kind.equals("input") && value("type").equalsIgnoreCase(type);
    }

    /** In lower case, of a module that is named or given by its path. */
    public static String moduleName(String written) {
        String name = written.substring(written.lastIndexOf('/') + 1);
        String stem = name.endsWith(".so") ? name.substring(0, name.length() - 3) : name;
        return stem.toLowerCase(Locale.ROOT);
    }
}
