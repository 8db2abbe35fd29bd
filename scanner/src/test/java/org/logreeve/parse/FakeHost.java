package org.logreeve.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.ShellPattern;

/** A host of a few files; what is not named is absent, and what a parser asks for is collected. */
public final class FakeHost {
    private final SortedMap<String, FileRead> files = new TreeMap<>();
    private final SortedMap<String, CommandRead> commands = new TreeMap<>();
    private final SortedSet<String> deniedFolders = new TreeSet<>();

    /** A host with programs of the given paths and nothing else. */
    public static FakeHost with(String... programs) {
        var host = new FakeHost();
        for (String program : programs) {
            host.files.put(program, new FileRead.Present(program, meta(0755, "root", 1)));
        }
        return host;
    }

    public FakeHost file(String path, String text) {
        return file(path, 0644, "root", text);
    }

    public FakeHost file(String path, int mode, String owner, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        files.put(path, new FileRead.Content(path, meta(mode, owner, size), text));
        return this;
    }

    /** A file in ISO-8859-1. */
    public FakeHost latin(String path, String text) {
        files.put(path, new FileRead.Content(path, meta(0644, "root", text.length()), text));
        return this;
    }

    /** A link; its target must be a file of this host already, /dev/null, or nowhere. */
    public FakeHost link(String path, String target) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String real = target.startsWith("/") ? target : folder + target;
        if (target.equals("/dev/null")) {
            files.put(
                    path,
                    new FileRead.Present(
                            path,
                            new FileMeta(FileType.SPECIAL, 0666, "root", "root", 0, 0, target)));
        } else if (files.get(real) instanceof FileRead.Content content) {
            FileMeta m = content.meta();
            FileMeta meta =
                    new FileMeta(m.type(), m.mode(), m.owner(), m.group(), m.size(), 0, target);
            files.put(path, new FileRead.Content(path, meta, content.text()));
        } else {
            files.put(path, new FileRead.Absent(path));
        }
        return this;
    }

    /** What a command of the collector's list prints; without it the host has no such command. */
    public FakeHost command(String name, String output) {
        commands.put(name, new CommandRead.Output(name, 0, output, ""));
        return this;
    }

    public FakeHost denied(String path) {
        files.put(path, new FileRead.Denied(path, "Permission denied"));
        return this;
    }

    public FakeHost deniedFolder(String path) {
        deniedFolders.add(path);
        return this;
    }

    /** A symbolic link to a regular file, of which only metadata is asked. */
    public FakeHost linked(String path, String target) {
        var meta = new FileMeta(FileType.REGULAR, 0777, "root", "root", 1, 1_700_000_000, target);
        files.put(path, new FileRead.Present(path, meta));
        return this;
    }

    /**
     * A command that ends with the status and prints the text: an error message if that is not 0.
     */
    public FakeHost command(String name, int exit, String output) {
        boolean good = exit == 0;
        commands.put(
                name, new CommandRead.Output(name, exit, good ? output : "", good ? "" : output));
        return this;
    }

    public FakeHost folder(String path) {
        files.put(path, new FileRead.Directory(path, meta(0755, "root", 0), List.of()));
        return this;
    }

    /** Everything below a folder of the test resources, at its place on the host. */
    public FakeHost tree(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                file("/" + root.relativize(file), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Parses in as many rounds as it takes until nothing more is asked for, at most ten. */
    public <C> Parsed<C> parse(ComponentParser<C> parser) {
        Snapshot snapshot = collect(parser.seeds());
        for (int round = 1; ; round++) {
            var host = new HostFiles(snapshot);
            Parsed<C> parsed = parser.parse(host);
            if (host.wanted().isEmpty() || round == 10) {
                return parsed;
            }
            snapshot = snapshot.plus(collect(host.wanted()));
        }
    }

    /** The configuration of a parse that must have come to one. */
    public <C> Parsed.Config<C> read(ComponentParser<C> parser) {
        return switch (parse(parser)) {
            case Parsed.Config<C> config -> config;
            case Parsed.NotPresent<C> none -> throw new AssertionError("not present");
            case Parsed.Unreadable<C> no -> throw new AssertionError("unreadable: " + no);
        };
    }

    public Snapshot collect(CollectRequest request) {
        SortedMap<String, FileRead> read = new TreeMap<>();
        SortedMap<String, GlobRead> globs = new TreeMap<>();
        for (String path : request.paths()) {
            add(read, path);
        }
        for (String pattern : request.globs()) {
            GlobRead glob = glob(pattern);
            globs.put(pattern, glob);
            glob.paths().forEach(path -> add(read, path));
        }
        for (String path : request.stats()) {
            FileRead file = file(path);
            read.putIfAbsent(
                    path,
                    file instanceof FileRead.Content content
                            ? new FileRead.Present(path, content.meta())
                            : file);
        }
        SortedMap<String, CommandRead> ran = new TreeMap<>();
        for (String name : request.commands()) {
            ran.put(name, commands.getOrDefault(name, new CommandRead.Missing(name)));
        }
        return new Snapshot("fake", 1_700_000_000, read, globs, ran);
    }

    private void add(SortedMap<String, FileRead> read, String path) {
        FileRead file = file(path);
        read.put(path, file);
        if (file instanceof FileRead.Directory folder) {
            for (String name : folder.names()) {
                read.put(path + "/" + name, file(path + "/" + name));
            }
        }
    }

    private FileRead file(String path) {
        FileRead file = files.get(path);
        if (file != null && !(file instanceof FileRead.Directory)) {
            return file;
        }
        SortedSet<String> names = new TreeSet<>();
        String prefix = path + "/";
        for (String other : files.tailMap(prefix).keySet()) {
            if (!other.startsWith(prefix)) {
                break;
            }
            names.add(other.substring(prefix.length()).split("/", 2)[0]);
        }
        return names.isEmpty() && file == null
                ? new FileRead.Absent(path)
                : new FileRead.Directory(path, meta(0755, "root", 0), new ArrayList<>(names));
    }

    private GlobRead glob(String pattern) {
        String folder = pattern.substring(0, pattern.lastIndexOf('/'));
        if (deniedFolders.contains(folder)) {
            return new GlobRead(pattern, List.of(), List.of(folder), true);
        }
        var shell = ShellPattern.of(pattern);
        List<String> paths = files.keySet().stream().filter(shell::matches).toList();
        return new GlobRead(pattern, paths, List.of(), true);
    }

    private static FileMeta meta(int mode, String owner, long size) {
        return new FileMeta(FileType.REGULAR, mode, owner, owner, size, 1_700_000_000, "");
    }
}
