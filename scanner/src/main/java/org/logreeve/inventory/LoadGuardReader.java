package org.logreeve.inventory;

import java.math.BigDecimal;
import java.util.Optional;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Reads {@code loadGuard:}: {@code off}, or a mapping of what differs from the defaults. */
final class LoadGuardReader {
    private static final String KEY = "loadGuard";

    private LoadGuardReader() {}

    static LoadGuard read(YamlMapping yaml, LoadGuard defaults) {
        if (yaml.node(KEY).orElse(null) instanceof YamlNode.Scalar scalar) {
            if (!scalar.text().equals("off")) {
                yaml.problem(
                        KEY,
                        "'%s' is no load guard".formatted(scalar.text()),
                        "write off, or {load: 4, memory: 5%, pressure: 40%}");
            }
            return LoadGuard.OFF;
        }
        if (yaml.node(KEY).isEmpty()) {
            return defaults;
        }
        YamlMapping guard = yaml.mapping(KEY);
        var read =
                new LoadGuard(
                        load(guard).orElse(defaults.load()),
                        percentage(guard, "memory").orElse(defaults.memory()),
                        percentage(guard, "pressure").orElse(defaults.pressure()));
        guard.close();
        return read;
    }

    private static Optional<Integer> load(YamlMapping yaml) {
        Optional<String> text = yaml.text("load");
        if (text.isPresent() && !text.get().matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            yaml.problem(
                    "load",
                    "'load' wants load1 for each CPU, such as 4 or 1.5, not '" + text.get() + "'",
                    "0 turns this measure off");
            return Optional.empty();
        }
        return text.map(number -> new BigDecimal(number).movePointRight(2).intValueExact());
    }

    private static Optional<Integer> percentage(YamlMapping yaml, String key) {
        Optional<String> text = yaml.text(key);
        if (text.isPresent() && !text.get().matches("([0-9]{1,2}|100)%")) {
            yaml.problem(
                    key,
                    "'%s' wants a percentage such as 5%%, not '%s'".formatted(key, text.get()),
                    "0% turns this measure off");
            return Optional.empty();
        }
        return text.map(number -> Integer.valueOf(number.substring(0, number.length() - 1)));
    }
}
