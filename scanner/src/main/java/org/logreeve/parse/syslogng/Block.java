package org.logreeve.parse.syslogng;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * A block that the configuration defines and words of its context name.
 *
 * @param defaults of its parameters by {@link Names#key}; null where a reference must give one
 * @param isOpen whether it takes others as well: {@code ...}
 * @param body raw
 */
record Block(
        String name, SequencedMap<String, @Nullable String> defaults, boolean isOpen, String body) {

    /** What a reference with these arguments stands for. */
    String expand(SequencedMap<String, @Nullable String> given, Defines defines, Origin at)
            throws RefusedException {
        check(given, at);
        Map<String, @Nullable String> values = new LinkedHashMap<>(defaults);
        var others = new StringBuilder();
        given.forEach(
                (key, value) -> {
                    if (defaults.containsKey(key)) {
                        if (value != null) {
                            values.put(key, value);
                        }
                    } else {
                        others.append(key)
                                .append('(')
                                .append(value == null ? "(null)" : value)
                                .append(") ");
                    }
                });
        if (isOpen) {
            values.put("__VARARGS__", others.toString());
        }
        return Backticks.substitute(
                body,
                key ->
                        values.containsKey(Names.key(key))
                                ? values.get(Names.key(key))
                                : defines.find(key, at),
                at);
    }

    private void check(Map<String, @Nullable String> given, Origin at) throws RefusedException {
        for (Map.Entry<String, @Nullable String> parameter : defaults.entrySet()) {
            if (parameter.getValue() == null && given.get(parameter.getKey()) == null) {
                throw new RefusedException(
                        at, name + "() needs " + Names.shown(parameter.getKey()) + "()");
            }
        }
        for (String key : given.keySet()) {
            if (!defaults.containsKey(key) && !isOpen) {
                throw new RefusedException(at, name + "() takes no " + Names.shown(key) + "()");
            }
        }
    }
}
