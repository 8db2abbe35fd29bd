package org.logreeve.parse.rsyslog;

import java.util.List;
import java.util.Optional;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/**
 * An action that the daemon creates.
 *
 * @param type output module in lower case, for example {@code omfwd}
 * @param text as written, on one line and without its parameters when it is an object
 * @param settings the values in force by lower-case parameter name; line 0 marks a default
 */
public record Action(String type, String text, List<EffectiveValue> settings, Origin origin) {
    public Action {
        settings = List.copyOf(settings);
    }

    /** The value in force of one parameter. */
    public Optional<EffectiveValue> setting(String name) {
        return settings.stream().filter(s -> s.key().equals(name)).findFirst();
    }

    /** The value in force of one parameter, or empty text. */
    public String value(String name) {
        return setting(name).map(EffectiveValue::value).orElse("");
    }

    /** Whether it sends messages to a place over the network. */
    public boolean isForward() {
        return type.equals("omfwd") || type.equals("omrelp");
    }
}
