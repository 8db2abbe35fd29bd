package org.logreeve.collect;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/**
 * A tree that stands for a host. A fixture has layers of folders with {@code root/} (files), {@code
 * commands/} (recorded outputs) and {@code tree.yaml} (what Git cannot keep); a later layer wins.
 * An unpacked host is a folder of files, which say themselves whose they are, and has no commands.
 */
public final class HostTree {
    /** 2026-01-01, the time of every file and the clock of every tree that says nothing else. */
    static final long DEFAULT_TIME = 1_767_225_600L;

    private static final int MAX_LINKS = 40;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, TreeSet<String>> names = new HashMap<>();
    private final TreeMap<String, Path> commands = new TreeMap<>();
    private final Map<String, Integer> exits = new HashMap<>();

    private final @Nullable UnpackedFiles unpacked;

    private HostTree(@Nullable UnpackedFiles unpacked) {
        this.unpacked = unpacked;
        entries.put("/", unpacked == null ? Entry.directory() : unpacked.root());
    }

    /** Files are looked at when they are asked for, so that a whole system costs no more. */
    static HostTree unpacked(Path root) throws IOException {
        return new HostTree(new UnpackedFiles(root));
    }

    /**
     * What stands at one path of a tree.
     *
     * @param content file that holds the bytes; null for all but a file's, and for an empty file
     */
    record Entry(
            Kind kind,
            int mode,
            String owner,
            String group,
            long modified,
            boolean denied,
            String link,
            @Nullable Path content) {
        static Entry directory() {
            return new Entry(Kind.DIRECTORY, 0755, "root", "root", DEFAULT_TIME, false, "", null);
        }

        static Entry file(@Nullable Path content) {
            return new Entry(Kind.FILE, 0644, "root", "root", DEFAULT_TIME, false, "", content);
        }

        static Entry link(String target) {
            return new Entry(Kind.LINK, 0777, "root", "root", DEFAULT_TIME, false, target, null);
        }

        static Entry special() {
            return new Entry(Kind.SPECIAL, 0644, "root", "root", DEFAULT_TIME, false, "", null);
        }

        /** This kind and content with what was said before about owner, mode and the like. */
        Entry keeping(@Nullable Entry before) {
            return before == null || before.kind != kind
                    ? this
                    : new Entry(
                            kind,
                            before.mode,
                            before.owner,
                            before.group,
                            before.modified,
                            before.denied,
                            link,
                            content);
        }

        byte[] bytes() throws IOException {
            return content == null ? new byte[0] : Files.readAllBytes(content);
        }

        long size() throws IOException {
            return switch (kind) {
                case FILE -> content == null ? 0 : Files.size(content);
                case DIRECTORY -> 4096; // a folder's size says nothing, and file systems differ
                case LINK, SPECIAL -> 0;
            };
        }
    }

    /** Kind of an entry, links not followed. */
    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        SPECIAL
    }

    /**
     * Reads the layers of one host.
     *
     * @throws InputException when a {@code tree.yaml} is wrong
     */
    public static HostTree read(List<Path> layers) throws IOException {
        var tree = new HostTree(null);
        var problems = new ArrayList<InputProblem>();
        for (Path layer : layers) {
            if (!Files.isDirectory(layer)) {
                throw new InputException(layer.toString(), 0, 0, "is not a folder", "");
            }
            tree.readRoot(layer.resolve("root"));
            tree.readCommands(layer.resolve("commands"));
            TreeYaml.read(layer.resolve("tree.yaml"), tree, problems);
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        tree.entries.keySet().forEach(tree::enlist);
        return tree;
    }

    /** The clock of a tree that recorded none; 0 is unknown. */
    long time() {
        return unpacked == null ? DEFAULT_TIME : 0;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Optional<Entry> entry(String canonical) {
        return Optional.ofNullable(at(canonical));
    }

    /** Names in a folder, which is not a link, in byte order. */
    List<String> names(String canonical) {
        return unpacked == null
                ? List.copyOf(names.getOrDefault(canonical, new TreeSet<>()))
                : unpacked.names(canonical);
    }

    private @Nullable Entry at(String canonical) {
        Entry known = entries.get(canonical);
        if (known == null && unpacked != null && !canonical.isEmpty()) {
            known = unpacked.entry(canonical);
            if (known != null) {
                entries.put(canonical, known);
            }
        }
        return known;
    }

    Map<String, Path> commands() {
        return commands;
    }

    int exit(String command) {
        return exits.getOrDefault(command, 0);
    }

    /**
     * Where a path leads, as the kernel walks it: the canonical path of what is there, links
     * followed; empty when nothing is there or a folder on the way may not be searched.
     */
    Optional<String> resolve(String path) {
        String left = path;
        String at = "/";
        int links = 0;
        while (!left.isEmpty()) {
            int slash = left.indexOf('/');
            String name = slash < 0 ? left : left.substring(0, slash);
            left = slash < 0 ? "" : left.substring(slash + 1);
            Entry folder = at(at);
            if (folder == null || folder.kind() != Kind.DIRECTORY || folder.denied()) {
                return Optional.empty();
            }
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = parent(at);
                continue;
            }
            String next = child(at, name);
            Entry entry = at(next);
            if (entry == null) {
                return Optional.empty();
            }
            if (entry.kind() != Kind.LINK) {
                at = next;
            } else if (++links > MAX_LINKS) {
                return Optional.empty();
            } else {
                at = entry.link().startsWith("/") ? "/" : at;
                left = entry.link() + (slash < 0 ? "" : "/" + left);
            }
        }
        Entry end = at(at);
        boolean wantsFolder = path.endsWith("/");
        return end == null || (wantsFolder && end.kind() != Kind.DIRECTORY)
                ? Optional.empty()
                : Optional.of(at);
    }

    /** The link at a path itself, if one is there. */
    Optional<String> link(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.empty();
        }
        return resolve(path.substring(0, slash + 1))
                .filter(folder -> !isDenied(folder))
                .map(folder -> at(child(folder, name)))
                .filter(entry -> entry.kind() == Kind.LINK)
                .map(Entry::link);
    }

    boolean isDenied(String canonical) {
        Entry entry = at(canonical);
        return entry != null && entry.denied();
    }

    void put(String path, Entry entry) {
        if (path.equals("/")) {
            entries.put(path, entry);
            return;
        }
        Entry parent = entries.get(parent(path));
        if (parent == null || parent.kind() != Kind.DIRECTORY) {
            put(parent(path), Entry.directory());
        }
        Entry before = entries.get(path);
        if (before != null && before.kind() == Kind.DIRECTORY && entry.kind() != Kind.DIRECTORY) {
            remove(path);
        }
        entries.put(path, entry);
    }

    void remove(String path) {
        entries.remove(path);
        entries.subMap(path + "/", path + "0").clear(); // '0' follows '/'
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String child(String folder, String name) {
        return folder.equals("/") ? "/" + name : folder + "/" + name;
    }

    private void enlist(String path) {
        if (!path.equals("/")) {
            names.computeIfAbsent(
                            parent(path),
                            p -> new TreeSet<>(java.util.Comparator.comparing(HostText::bytewise)))
                    .add(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void readRoot(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes is) {
                        enter(at, Entry.directory());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes is)
                            throws IOException {
                        if (is.isSymbolicLink()) {
                            enter(at, Entry.link(Files.readSymbolicLink(at).toString()));
                        } else {
                            enter(at, is.isRegularFile() ? Entry.file(at) : Entry.special());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    private void enter(Path at, Entry entry) {
                        String path = "/" + root.relativize(at);
                        put(path, entry.keeping(entries.get(path)));
                    }
                });
    }

    private void readCommands(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (CollectorScript.isCommandName(name)) {
                    commands.put(name, file);
                    exits.put(name, exitBeside(file));
                } else if (!name.endsWith(".exit")) {
                    throw new InputException(
                            file.toString(), 0, 0, "is not the name of a command", "");
                }
            }
        }
    }

    private static int exitBeside(Path file) throws IOException {
        Path exit = file.resolveSibling(file.getFileName() + ".exit");
        if (!Files.exists(exit)) {
            return 0;
        }
        String text = Files.readString(exit).strip();
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > 255) {
            throw new InputException(
                    exit.toString(), 1, 1, "an exit status is a number from 0 to 255", "");
        }
        return Integer.parseInt(text);
    }
}
