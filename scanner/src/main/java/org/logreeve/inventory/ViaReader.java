package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/**
 * Reads {@code via:} of a connection: a list of jump hosts, or {@code {argv: [...]}}. What the
 * names mean is known when all hosts are read: see {@link Routes}.
 */
final class ViaReader {
    private static final String KEY = "via";

    private final Path inventory;

    ViaReader(Path inventory) {
        this.inventory = inventory;
    }

    /**
     * What one {@code via:} states; with neither jump hosts nor a command, the straight way.
     *
     * @param place the connection it stands in, for problems
     * @param jumps names and mappings, the nearest first
     */
    record Stated(YamlMapping place, List<YamlNode> jumps, List<String> argv) {}

    /** Null when nothing is stated. */
    @Nullable Stated read(YamlMapping connection) {
        return switch (connection.node(KEY).orElse(null)) {
            case null -> null;
            case YamlNode.Mapping ignored ->
                    new Stated(
                            connection,
                            List.of(),
                            ConnectionReader.argv(inventory, connection, KEY));
            case YamlNode.Sequence list -> new Stated(connection, list.items(), List.of());
            case YamlNode.Scalar one -> new Stated(connection, List.of(one), List.of());
        };
    }
}
