package org.logreeve.snapshot;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.Parsed;

/**
 * A host made of texts by path; what is not given is absent. Files in folders are listed by glob.
 */
public final class TestHost implements HostSource {
    private final SortedMap<String, FileRead> files = new TreeMap<>();
    private final SortedMap<String, CommandRead> commands = new TreeMap<>();
    private final List<String> deniedFolders = new ArrayList<>();

    private TestHost() {}

    public static TestHost empty() {
        return new TestHost();
    }

    public static TestHost of(String path, String text) {
        return empty().with(path, text);
    }

    public TestHost with(String path, String text) {
        return with(new FileRead.Content(path, meta(FileType.REGULAR, text.length()), text));
    }

    public TestHost with(FileRead read) {
        files.put(read.path(), read);
        return this;
    }

    /** There, content not asked for: a binary, for example. */
    public TestHost present(String path) {
        return with(new FileRead.Present(path, meta(FileType.REGULAR, 1)));
    }

    public TestHost denied(String path) {
        return with(new FileRead.Denied(path, "Permission denied"));
    }

    /** A folder that may not be listed: patterns in it match nothing and say so. */
    public TestHost deniedFolder(String path) {
        deniedFolders.add(path);
        return denied(path);
    }

    public TestHost command(String name, int exit, String stdout) {
        commands.put(name, new CommandRead.Output(name, exit, stdout, ""));
        return this;
    }

    /** Parses in as many rounds as the parser asks for. */
    public <C> Parsed<C> parse(ComponentParser<C> parser) {
        Snapshot snapshot = collect(parser.seeds());
        while (true) {
            var read = new HostFiles(snapshot);
            Parsed<C> parsed = parser.parse(read);
            if (read.wanted().isEmpty()) {
                return parsed;
            }
            snapshot = snapshot.plus(collect(read.wanted()));
        }
    }

    /** One round, as a parser sees it. */
    public HostFiles files(CollectRequest request) {
        return new HostFiles(collect(request));
    }

    @Override
    public Snapshot collect(CollectRequest request) {
        var read = new TreeMap<String, FileRead>();
        var globs = new TreeMap<String, GlobRead>();
        var ran = new TreeMap<String, CommandRead>();
        request.stats().forEach(path -> read.put(path, file(path)));
        request.paths().forEach(path -> readAll(path, read));
        for (String pattern : request.globs()) {
            GlobRead glob = glob(pattern);
            globs.put(pattern, glob);
            glob.paths().forEach(path -> readAll(path, read));
        }
        for (String name : request.commands()) {
            ran.put(name, commands.getOrDefault(name, new CommandRead.Missing(name)));
        }
        return new Snapshot("test", 1_700_000_000, read, globs, ran);
    }

    private void readAll(String path, SortedMap<String, FileRead> read) {
        FileRead found = file(path);
        read.put(path, found);
        if (found instanceof FileRead.Directory folder) {
            folder.names().forEach(name -> read.put(path + "/" + name, file(path + "/" + name)));
        }
    }

    private FileRead file(String path) {
        String plain =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        FileRead given = files.get(plain);
        if (given != null) {
            return given;
        }
        List<String> names =
                files.keySet().stream()
                        .filter(f -> f.startsWith(plain + "/"))
                        .map(f -> f.substring(plain.length() + 1))
                        .map(f -> f.contains("/") ? f.substring(0, f.indexOf('/')) : f)
                        .distinct()
                        .sorted()
                        .toList();
        return names.isEmpty()
                ? new FileRead.Absent(path)
                : new FileRead.Directory(plain, meta(FileType.DIRECTORY, 4096), names);
    }

    private GlobRead glob(String pattern) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        var names = new TreeSet<String>();
        for (String path : files.keySet()) {
            for (Path p = Path.of(path); p != null && p.getFileName() != null; p = p.getParent()) {
                if (matcher.matches(p) && !p.getFileName().toString().startsWith(".")) {
                    names.add(p.toString());
                }
            }
        }
        List<String> denied =
                deniedFolders.stream().filter(f -> pattern.startsWith(f + "/")).toList();
        return new GlobRead(pattern, List.copyOf(names), denied, true);
    }

    private static FileMeta meta(FileType type, long size) {
        return new FileMeta(
                type,
                type == FileType.DIRECTORY ? 0755 : 0644,
                "root",
                "root",
                size,
                1_600_000_000,
                "");
    }
}
