package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;

/** Reads the part of {@code connection:} that says where a host is and with which rights. */
final class AccessReader {
    private static final List<String> SSH_ONLY =
            List.of(
                    "address",
                    "port",
                    "user",
                    "identityFile",
                    "identityPassphrase",
                    "certificateFile",
                    "identityAgent",
                    "legacyAlgorithms",
                    "knownHosts",
                    "connectTimeout",
                    "via");
    private static final List<String> NOT_IN_A_TREE =
            List.of("deadline", "privilege", "collectorPath");

    private final Path inventory;

    AccessReader(Path inventory) {
        this.inventory = inventory;
    }

    /**
     * What one {@code connection:} states; null means not stated.
     *
     * @param stated the mapping itself, for the places of keys that do not fit
     */
    record Partial(
            Access.@Nullable Type type,
            @Nullable Privilege privilege,
            @Nullable String collectorPath,
            @Nullable Path tree,
            YamlMapping stated) {
        Partial over(Partial base) {
            return new Partial(
                    type != null ? type : base.type,
                    privilege != null ? privilege : base.privilege,
                    collectorPath != null ? collectorPath : base.collectorPath,
                    tree != null ? tree : base.tree,
                    stated);
        }

        /** As if nothing were stated. */
        Partial ofSsh() {
            return new Partial(Access.Type.SSH, null, null, null, stated);
        }
    }

    Partial read(YamlMapping yaml) {
        return new Partial(
                yaml.oneOf("type", Access.Type.class).orElse(null),
                yaml.oneOf("privilege", Privilege.class).orElse(null),
                collectorPath(yaml).orElse(null),
                yaml.text("path").map(text -> ConnectionReader.path(inventory, text)).orElse(null),
                yaml);
    }

    /** Keys of the host's own mapping that its type has no use for are problems. */
    Access complete(Partial partial, YamlMapping place) {
        Access.Type type = partial.type != null ? partial.type : Access.Type.SSH;
        Privilege privilege = partial.privilege != null ? partial.privilege : Privilege.NONE;
        YamlMapping stated = partial.stated;
        switch (type) {
            case SSH -> refuse(List.of("path"), type, stated);
            case LOCAL -> {
                refuse(SSH_ONLY, type, stated);
                refuse(List.of("path"), type, stated);
            }
            case TREE -> {
                refuse(SSH_ONLY, type, stated);
                refuse(NOT_IN_A_TREE, type, stated);
                privilege = Privilege.NONE;
                if (partial.tree == null) {
                    place.problem(
                            "connection",
                            "the host has no connection.path",
                            "name the folder that holds its files");
                }
            }
        }
        if (privilege != Privilege.PINNED
                && type != Access.Type.TREE
                && stated.node("collectorPath").isPresent()) {
            stated.problem(
                    "collectorPath",
                    "'collectorPath' has no meaning with privilege " + privilege.word(),
                    "write privilege: pinned, or leave the key out");
        }
        return new Access(
                type,
                privilege,
                partial.collectorPath != null ? partial.collectorPath : Access.COLLECTOR_PATH,
                type == Access.Type.TREE ? partial.tree : null);
    }

    /** Keys that say nothing about a host of this type, when groups or the defaults have them. */
    static List<String> meaningless(Access.Type type) {
        return switch (type) {
            case SSH -> List.of("path");
            case LOCAL -> Stream.concat(Stream.of("path"), SSH_ONLY.stream()).toList();
            case TREE -> Stream.concat(NOT_IN_A_TREE.stream(), SSH_ONLY.stream()).toList();
        };
    }

    private static void refuse(List<String> keys, Access.Type type, YamlMapping stated) {
        for (String key : keys) {
            if (stated.node(key).isPresent()) {
                stated.problem(
                        key, "'" + key + "' has no meaning with type " + type.word(), "remove it");
            }
        }
    }

    /** It stands in a command and in a sudoers line: no character that either would interpret. */
    private static Optional<String> collectorPath(YamlMapping yaml) {
        Optional<String> path = yaml.text("collectorPath");
        if (path.isPresent() && !isPlainPath(path.get())) {
            yaml.problem(
                    "collectorPath",
                    "'" + path.get() + "' is not an absolute path",
                    "letters, digits, '.', '_', '-' and '/' only");
            return Optional.empty();
        }
        return path;
    }

    private static boolean isPlainPath(String path) {
        return path.matches("(/[A-Za-z0-9_.-]+)+")
                && Path.of(path).normalize().toString().equals(path);
    }
}
