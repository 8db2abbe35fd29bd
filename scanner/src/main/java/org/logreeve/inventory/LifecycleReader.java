package org.logreeve.inventory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/**
 * Reads {@code lifecycle:} of a host: {@code active} and {@code cold} are words; the states with a
 * date are mappings, {@code {state: maintenance, until: DATE}} and {@code {state: retired, since:
 * DATE}}.
 */
final class LifecycleReader {
    private static final String KEY = "lifecycle";

    private LifecycleReader() {}

    static Lifecycle read(YamlMapping host) {
        if (host.node(KEY).orElse(null) instanceof YamlNode.Scalar) {
            return host.oneOf(KEY, Lifecycle.State.class)
                    .map(state -> word(state, host))
                    .orElse(Lifecycle.ACTIVE);
        }
        if (host.node(KEY).isEmpty()) {
            return Lifecycle.ACTIVE;
        }
        YamlMapping yaml = host.mapping(KEY);
        Optional<Lifecycle.State> state = yaml.oneOf("state", Lifecycle.State.class);
        if (state.isEmpty() && yaml.node("state").isEmpty()) {
            host.problem(KEY, "'state' is missing", "active, maintenance, cold or retired");
        }
        LocalDate date =
                state.map(known -> dateName(known))
                        .filter(name -> !name.isEmpty())
                        .map(name -> date(yaml, name))
                        .orElse(null);
        if (state.isPresent()) {
            yaml.close();
        }
        return new Lifecycle(state.orElse(Lifecycle.State.ACTIVE), date);
    }

    private static Lifecycle word(Lifecycle.State state, YamlMapping host) {
        String name = dateName(state);
        if (!name.isEmpty()) {
            host.problem(
                    KEY,
                    "'%s' wants a date".formatted(state.word()),
                    "write {state: %s, %s: 2026-12-31}".formatted(state.word(), name));
        }
        return new Lifecycle(state, null);
    }

    private static String dateName(Lifecycle.State state) {
        return switch (state) {
            case ACTIVE, COLD -> "";
            case MAINTENANCE -> "until";
            case RETIRED -> "since";
        };
    }

    private static @Nullable LocalDate date(YamlMapping yaml, String name) {
        String text = yaml.requiredText(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            yaml.problem(
                    name,
                    "'%s' wants a day such as 2026-12-31, not '%s'".formatted(name, text),
                    "");
            return null;
        }
    }
}
