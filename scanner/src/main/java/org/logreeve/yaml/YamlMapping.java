package org.logreeve.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;

/**
 * A mapping read key by key: problems are collected, not thrown, so that a user sees all of them at
 * once; {@link #close()} reports keys that nobody asked for.
 */
public final class YamlMapping {
    private final String path;
    private final YamlNode place;
    private final SequencedMap<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, YamlNode.Scalar> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<InputProblem> problems;

    private YamlMapping(String path, YamlNode place, List<InputProblem> problems) {
        this.path = path;
        this.place = place;
        this.problems = problems;
    }

    /** The node as a mapping; a problem and an empty mapping when it is something else. */
    public static YamlMapping of(String path, YamlNode node, List<InputProblem> problems) {
        var mapping = new YamlMapping(path, node, problems);
        if (node instanceof YamlNode.Mapping map) {
            map.entries()
                    .forEach(
                            (key, value) -> {
                                mapping.values.put(key.text(), value);
                                mapping.keys.put(key.text(), key);
                            });
        } else if (!(node instanceof YamlNode.Scalar scalar && scalar.isNull())) {
            mapping.problem(node, "a mapping is wanted here, not a " + node.what(), "");
        }
        return mapping;
    }

    /** Keys in written order; asking for them makes all of them known. */
    public Set<String> keys() {
        known.addAll(values.keySet());
        return new LinkedHashSet<>(values.keySet());
    }

    public Origin origin(String key) {
        YamlNode node = keys.get(key);
        return new Origin(path, (node == null ? place : node).line());
    }

    public Origin origin() {
        return new Origin(path, place.line());
    }

    /** What stands below, without asking for any of it by its key. */
    public Collection<YamlNode> values() {
        return Collections.unmodifiableCollection(values.values());
    }

    public Optional<YamlNode> node(String key) {
        known.add(key);
        YamlNode node = values.get(key);
        return node instanceof YamlNode.Scalar scalar && scalar.isNull()
                ? Optional.empty()
                : Optional.ofNullable(node);
    }

    /** A node of a list below as a mapping of its own. */
    public YamlMapping mapping(YamlNode node) {
        return of(path, node, problems);
    }

    /** The mapping under a key; empty when the key is not there. */
    public YamlMapping mapping(String key) {
        YamlNode node = node(key).orElse(null);
        return node == null ? new YamlMapping(path, place, problems) : of(path, node, problems);
    }

    public Optional<String> text(String key) {
        return scalar(key).map(YamlNode.Scalar::text);
    }

    /** The text under a key that must be there. */
    public String requiredText(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty() && !values.containsKey(key)) {
            problem(place, "'" + key + "' is missing", "");
        } else if (text.orElse("").isBlank() && values.get(key) instanceof YamlNode.Scalar empty) {
            problem(empty, "'" + key + "' is empty", "");
        }
        return text.orElse("");
    }

    public Optional<Long> integer(String key, long least, long most) {
        return scalar(key)
                .flatMap(
                        scalar -> {
                            String text = scalar.text();
                            if (scalar.plain() && text.matches("-?(0|[1-9][0-9]{0,17})")) {
                                long value = Long.parseLong(text);
                                if (value >= least && value <= most) {
                                    return Optional.of(value);
                                }
                            }
                            problem(
                                    scalar,
                                    "'%s' wants a whole number from %d to %d, not '%s'"
                                            .formatted(key, least, most, text),
                                    "");
                            return Optional.empty();
                        });
    }

    public Optional<Boolean> bool(String key) {
        return scalar(key)
                .flatMap(
                        scalar -> {
                            if (scalar.plain() && scalar.text().matches("true|false")) {
                                return Optional.of(scalar.text().equals("true"));
                            }
                            problem(
                                    scalar,
                                    "'%s' wants true or false, not '%s'"
                                            .formatted(key, scalar.text()),
                                    "");
                            return Optional.empty();
                        });
    }

    /** One of the words, by lower-case name. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
        return scalar(key)
                .flatMap(
                        scalar -> {
                            var words = new ArrayList<String>();
                            for (E constant : type.getEnumConstants()) {
                                String word =
                                        constant.name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', '-');
                                if (word.equals(scalar.text())) {
                                    return Optional.of(constant);
                                }
                                words.add(word);
                            }
                            problem(
                                    scalar,
                                    "'%s' wants one of %s, not '%s'"
                                            .formatted(
                                                    key, String.join(", ", words), scalar.text()),
                                    Nearest.hint(scalar.text(), words));
                            return Optional.empty();
                        });
    }

    /** A list of texts; one text alone counts as a list of one. */
    public List<String> texts(String key) {
        YamlNode node = node(key).orElse(null);
        var texts = new ArrayList<String>();
        switch (node) {
            case null -> {}
            case YamlNode.Scalar scalar -> texts.add(scalar.text());
            case YamlNode.Sequence list -> {
                for (YamlNode item : list.items()) {
                    if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
                        texts.add(scalar.text());
                    } else {
                        problem(item, "'" + key + "' wants a list of texts", "");
                    }
                }
            }
            case YamlNode.Mapping mapping ->
                    problem(mapping, "'" + key + "' wants a list of texts", "");
        }
        return texts;
    }

    /** The list under a key, node by node; empty when the key is not there. */
    public List<YamlNode> nodes(String key) {
        return switch (node(key).orElse(null)) {
            case null -> List.of();
            case YamlNode.Sequence list -> list.items();
            case YamlNode other -> {
                problem(other, "'" + key + "' wants a list, not a " + other.what(), "");
                yield List.of();
            }
        };
    }

    /** A problem at a key (or, when the key is not there, at the mapping). */
    public void problem(String key, String message, String hint) {
        YamlNode node = values.get(key);
        problem(node == null ? place : node, message, hint);
    }

    /** Reports each key that nobody asked for, with the nearest known one. */
    public void close() {
        keys.forEach(
                (name, key) -> {
                    if (!known.contains(name)) {
                        String hint = Nearest.hint(name, known);
                        problem(
                                key,
                                "unknown key '" + name + "'",
                                hint.isEmpty() && !known.isEmpty()
                                        ? "known here: " + String.join(", ", known)
                                        : hint);
                    }
                });
    }

    private Optional<YamlNode.Scalar> scalar(String key) {
        return switch (node(key).orElse(null)) {
            case null -> Optional.empty();
            case YamlNode.Scalar scalar -> Optional.of(scalar);
            case YamlNode other -> {
                problem(other, "'" + key + "' wants one value, not a " + other.what(), "");
                yield Optional.empty();
            }
        };
    }

    /** A problem at a node somewhere below. */
    public void problem(YamlNode at, String message, String hint) {
        problems.add(new InputProblem(path, at.line(), at.column(), message, hint));
    }
}
