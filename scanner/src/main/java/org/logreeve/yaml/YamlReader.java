package org.logreeve.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one strict YAML document: UTF-8, no tags, no duplicate keys, scalar keys, bounded size,
 * depth and aliases. Types are decided by the reader of a key, never by the look of a value.
 */
public final class YamlReader {
    private static final int MAX_CODE_POINTS = 64 << 20;
    private static final int MAX_NODES = 4_000_000;
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.SEQ, Tag.MAP);

    private final String path;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private YamlReader(String path) {
        this.path = path;
    }

    /**
     * @param path the file as the user named it, for messages
     * @throws InputException when the bytes are not one strict document
     */
    public static YamlNode read(String path, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(path, 0, 0, "is not UTF-8 text", "save it as UTF-8");
        }
        return new YamlReader(path).document(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private YamlNode document(String text) {
        var documents = new ArrayList<Node>();
        try {
            for (Node node : yaml().composeAll(new java.io.StringReader(text))) {
                documents.add(node);
            }
        } catch (MarkedYAMLException e) {
            throw syntax(e);
        } catch (YAMLException e) {
            throw new InputException(path, 0, 0, oneLine(e.getMessage()), "");
        }
        if (documents.size() > 1) {
            Mark mark = documents.get(1).getStartMark();
            throw new InputException(
                    path, mark.getLine() + 1, 1, "a second document begins here", "use one");
        }
        if (documents.isEmpty()) {
            return new YamlNode.Scalar("", true, 1, 1);
        }
        return convert(documents.get(0));
    }

    private InputException syntax(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        String problem = oneLine(e.getProblem());
        String hint = problem.contains("\\t") ? "YAML is indented with spaces, not tabs" : "";
        return mark == null
                ? new InputException(path, 0, 0, problem, hint)
                : new InputException(path, mark.getLine() + 1, mark.getColumn() + 1, problem, hint);
    }

    private YamlNode convert(Node node) {
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        if (!PLAIN_TAGS.contains(node.getTag())) {
            throw new InputException(
                    path,
                    line,
                    column,
                    "tag '" + node.getTag() + "' is not allowed",
                    "leave it out");
        }
        if (++nodes > MAX_NODES) {
            throw new InputException(path, line, column, "more than " + MAX_NODES + " values", "");
        }
        if (!open.add(node)) {
            throw new InputException(path, line, column, "an alias refers to itself", "");
        }
        YamlNode converted =
                switch (node) {
                    case ScalarNode scalar -> scalar(scalar, line, column);
                    case SequenceNode list -> sequence(list, line, column);
                    case MappingNode map -> mapping(map, line, column);
                    default -> throw new InputException(path, line, column, "not understood", "");
                };
        open.remove(node);
        return converted;
    }

    private static YamlNode.Scalar scalar(ScalarNode node, int line, int column) {
        boolean plain = node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
        return new YamlNode.Scalar(node.getValue(), plain, line, column);
    }

    private YamlNode.Sequence sequence(SequenceNode node, int line, int column) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item));
        }
        return new YamlNode.Sequence(items, line, column);
    }

    private YamlNode.Mapping mapping(MappingNode node, int line, int column) {
        var entries = new LinkedHashMap<YamlNode.Scalar, YamlNode>();
        Map<String, YamlNode.Scalar> seen = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(convert(tuple.getKeyNode()) instanceof YamlNode.Scalar key)) {
                throw new InputException(path, line, column, "a key must be plain text", "");
            }
            YamlNode.Scalar first = seen.putIfAbsent(key.text(), key);
            if (first != null) {
                throw new InputException(
                        path,
                        key.line(),
                        key.column(),
                        "'" + key.text() + "' stands here a second time",
                        "the first is on line " + first.line());
            }
            entries.put(key, convert(tuple.getValueNode()));
        }
        return new YamlNode.Mapping(entries, line, column);
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CODE_POINTS);
        options.setNestingDepthLimit(50);
        options.setMaxAliasesForCollections(50);
        options.setAllowRecursiveKeys(false);
        var dumper = new DumperOptions();
        return new Yaml(
                new SafeConstructor(options),
                new Representer(dumper),
                dumper,
                options,
                new TextOnly());
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "not understood" : message.lines().findFirst().orElse("");
    }

    /** Resolves every untagged scalar to text, so that {@code no}, {@code 022} and dates stay. */
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {}

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case scalar -> Tag.STR;
                case sequence -> Tag.SEQ;
                default -> Tag.MAP;
            };
        }
    }
}
