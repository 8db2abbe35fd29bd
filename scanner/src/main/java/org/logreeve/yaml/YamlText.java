package org.logreeve.yaml;

import java.util.StringJoiner;

/** A node on one line, in YAML's flow form: two nodes that say the same have the same text. */
public final class YamlText {
    private static final String PLAIN =
            "[A-Za-z0-9_./~%@+][A-Za-z0-9_./~%@+ -]*(:[A-Za-z0-9_./-]+)*";

    private YamlText() {}

    public static String of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence list -> {
                var items = new StringJoiner(", ", "[", "]");
                list.items().forEach(item -> items.add(of(item)));
                yield items.toString();
            }
            case YamlNode.Mapping mapping -> {
                var entries = new StringJoiner(", ", "{", "}");
                mapping.entries()
                        .forEach((key, value) -> entries.add(scalar(key) + ": " + of(value)));
                yield entries.toString();
            }
        };
    }

    /** In quotes where it would be something else without, or could be read as more than it is. */
    private static String scalar(YamlNode.Scalar scalar) {
        String text = scalar.text();
        boolean isText = !scalar.plain() && text.matches("-?[0-9].*|true|false|null|~|");
        if (!isText && text.matches(PLAIN) && !text.endsWith(" ")) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
