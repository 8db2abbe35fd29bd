package org.logreeve.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** The language of rules for people: kinds of facts, their components, types and meaning. */
public final class FactCatalog {
    private static final String TEXTS = "facts.txt";
    private static final String EXAMPLES = "examples.txt";

    private FactCatalog() {}

    /**
     * One kind of fact.
     *
     * @param text what it states
     * @param example a pattern that a rule may have
     */
    public record Kind(String name, String text, String example, List<Component> components) {
        public Kind {
            components = List.copyOf(components);
        }
    }

    /**
     * What a pattern can name.
     *
     * @param type in words
     */
    public record Component(String name, String type, String text) {}

    /** All kinds of this version, by name. */
    public static List<Kind> kinds() {
        Map<String, String> texts = texts();
        Map<String, String> examples = examples();
        var kinds = new ArrayList<Kind>();
        new TreeMap<>(Facts.kinds())
                .forEach(
                        (name, type) -> {
                            var components = new ArrayList<Component>();
                            for (RecordComponent each : type.getRecordComponents()) {
                                components.add(
                                        new Component(
                                                each.getName(),
                                                type(each.getType()),
                                                texts.getOrDefault(
                                                        name + "." + each.getName(), "")));
                            }
                            kinds.add(
                                    new Kind(
                                            name,
                                            texts.getOrDefault(name, ""),
                                            examples.getOrDefault(name, ""),
                                            components));
                        });
        return kinds;
    }

    /** The same as a page. */
    public static String markdown() {
        var page = new StringBuilder("# Facts, version " + Facts.VERSION + "\n\n");
        page.append("Generated from the records of `org.logreeve.fact`; the build checks it. ");
        page.append("`logreeve policy facts` prints it,\n");
        page.append("`logreeve policy facts FOLDER` the facts of one host.\n");
        for (Kind kind : kinds()) {
            page.append("\n## ").append(kind.name()).append("\n\n").append(kind.text());
            page.append("\n\nFor example `").append(kind.example()).append("`.");
            page.append("\n\n| component | type | meaning |\n|---|---|---|\n");
            for (Component component : kind.components()) {
                page.append(
                        "| `%s` | %s | %s |\n"
                                .formatted(component.name(), component.type(), component.text()));
            }
        }
        return page.toString();
    }

    /**
     * The facts of a host in a folder, a line each.
     *
     * @param pack folder of the pack whose shared trees it may name
     * @throws HostException when its tree cannot be read as a host
     */
    public static List<String> lines(Path pack, Path host) throws HostException {
        return lines(new TreeFacts().of(FixtureReader.host(pack, host)).facts());
    }

    /** Facts, a line each. */
    public static List<String> lines(List<Fact> facts) {
        return facts.stream().map(FactCatalog::line).sorted().toList();
    }

    /** Components of a fact with their values, in order; the place goes last. */
    public static String line(Fact fact) {
        var line = new StringBuilder(Facts.kind(fact)).append('(');
        String separator = "";
        for (RecordComponent each : fact.getClass().getRecordComponents()) {
            if (each.getType() != Origin.class) {
                line.append(separator).append(each.getName()).append(" == ");
                line.append(value(fact, each));
                separator = ", ";
            }
        }
        return line.append(")  ").append(fact.origin()).toString();
    }

    private static String value(Fact fact, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(fact);
            return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record component that cannot be read", e);
        }
    }

    private static String type(Class<?> type) {
        if (type.isEnum()) {
            var words = new ArrayList<String>();
            for (Object constant : type.getEnumConstants()) {
                words.add(((Enum<?>) constant).name());
            }
            return "one of " + String.join(" ", words);
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "long" -> "number";
            case "boolean" -> "true or false";
            case "List" -> "list of texts";
            case "Origin" -> "place";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (String line : lines(TEXTS)) {
            String[] parts = line.split("\t", 2);
            texts.put(parts[0], parts[1]);
        }
        return texts;
    }

    /** Patterns by the kind that they begin with. */
    private static Map<String, String> examples() {
        var examples = new TreeMap<String, String>();
        for (String line : lines(EXAMPLES)) {
            examples.put(line.substring(0, line.indexOf('(')), line);
        }
        return examples;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = FactCatalog.class.getResourceAsStream(resource)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
