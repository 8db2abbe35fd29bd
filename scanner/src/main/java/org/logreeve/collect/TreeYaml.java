package org.logreeve.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.HostTree.Entry;
import org.logreeve.collect.HostTree.Kind;
import org.logreeve.text.InputProblem;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** Reads a layer's {@code tree.yaml}: what Git cannot keep of a file. */
final class TreeYaml {
    private final HostTree tree;

    private TreeYaml(HostTree tree) {
        this.tree = tree;
    }

    static void read(Path file, HostTree tree, List<InputProblem> problems) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String name = file.toString();
        YamlMapping top =
                YamlMapping.of(name, YamlReader.read(name, Files.readAllBytes(file)), problems);
        YamlMapping files = top.mapping("files");
        for (String path : files.keys()) {
            new TreeYaml(tree).file(path, files);
        }
        top.close();
    }

    private void file(String key, YamlMapping files) {
        String path =
                key.length() > 1 && key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        YamlMapping said = files.mapping(key);
        boolean isPath =
                HostText.canBeAsked(key)
                        && Path.of(key).normalize().toString().equals(path)
                        && !key.contains("//");
        if (!isPath) {
            files.problem(key, "'" + key + "' is not an absolute path", "");
        }
        boolean absent = said.bool("absent").orElse(false);
        boolean special = said.bool("special").orElse(false);
        Optional<String> link = said.text("link");
        Entry before = tree.entry(path).orElse(null);
        Entry entry = attributes(said, kind(key, before, link, special));
        said.close();
        if (absent && (special || link.isPresent() || entry.denied())) {
            files.problem(key, "what is absent has no other property", "");
        } else if (special && link.isPresent()) {
            files.problem(key, "a link takes 'special' from where it points", "");
        } else if (isPath && absent) {
            tree.remove(path);
        } else if (isPath && before == null && isUnmade(entry, link, special)) {
            files.problem(key, "no layer has such a file", "add it under root/");
        } else if (isPath) {
            tree.put(path, entry);
        }
    }

    /** A denied path needs no content; every other file does. */
    private static boolean isUnmade(Entry entry, Optional<String> link, boolean special) {
        return !entry.denied() && link.isEmpty() && !special && entry.kind() == Kind.FILE;
    }

    private static Entry kind(
            String key, @Nullable Entry before, Optional<String> link, boolean special) {
        if (link.isPresent()) {
            return Entry.link(link.get());
        }
        if (special) {
            return Entry.special().keeping(before);
        }
        if (before != null) {
            return before;
        }
        return key.endsWith("/") ? Entry.directory() : Entry.file(null);
    }

    private Entry attributes(YamlMapping said, Entry base) {
        return new Entry(
                base.kind(),
                mode(said).orElse(base.mode()),
                name(said, "owner").orElse(base.owner()),
                name(said, "group").orElse(base.group()),
                time(said).orElse(base.modified()),
                said.bool("denied").orElse(base.denied()),
                base.link(),
                base.content());
    }

    private static Optional<Integer> mode(YamlMapping said) {
        return said.text("mode")
                .flatMap(
                        text -> {
                            if (text.matches("[0-7]{3,4}")) {
                                return Optional.of(Integer.parseInt(text, 8));
                            }
                            said.problem("mode", "'" + text + "' is not an octal mode", "");
                            return Optional.empty();
                        });
    }

    private static Optional<String> name(YamlMapping said, String key) {
        return said.text(key)
                .flatMap(
                        text -> {
                            if (text.matches("[^:\\s]+")) {
                                return Optional.of(text);
                            }
                            said.problem(key, "'" + text + "' is not a name", "");
                            return Optional.empty();
                        });
    }

    private static Optional<Long> time(YamlMapping said) {
        return said.text("mtime")
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(Instant.parse(text).getEpochSecond());
                            } catch (DateTimeException e) {
                                said.problem(
                                        "mtime",
                                        "'" + text + "' is not a time",
                                        "write it as 2026-01-01T00:00:00Z");
                                return Optional.empty();
                            }
                        });
    }
}
