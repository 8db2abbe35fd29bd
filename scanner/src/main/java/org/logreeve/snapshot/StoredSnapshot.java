package org.logreeve.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in the form of the store. The clock and how far it is off are left out: they stand in
 * the journal, and a host that has not changed then has the same form each time.
 */
record StoredSnapshot(
        int version, String host, List<File> files, List<GlobRead> globs, List<Command> commands) {
    private static final int VERSION = 1;

    /** A path; what does not fit its kind is null. */
    record File(
            String kind,
            String path,
            @Nullable FileMeta meta,
            @Nullable String text,
            @Nullable List<String> names) {}

    /** A command; its output is null when the host has no such command. */
    record Command(String name, @Nullable Integer exit, String stdout, String stderr) {}

    static StoredSnapshot of(Snapshot snapshot) {
        return new StoredSnapshot(
                VERSION,
                snapshot.host(),
                snapshot.files().values().stream().map(StoredSnapshot::file).toList(),
                List.copyOf(snapshot.globs().values()),
                snapshot.commands().values().stream().map(StoredSnapshot::command).toList());
    }

    /**
     * @throws IOException when it is of another version, or holds what no snapshot does
     */
    Snapshot snapshot(long clock) throws IOException {
        if (version != VERSION) {
            throw new IOException("a snapshot of form " + version + ", known is " + VERSION);
        }
        SortedMap<String, FileRead> reads = new TreeMap<>();
        for (File file : files) {
            reads.put(file.path(), read(file));
        }
        return new Snapshot(
                host,
                clock,
                reads,
                byName(globs, GlobRead::pattern),
                byName(commands.stream().map(StoredSnapshot::read).toList(), CommandRead::name));
    }

    private static File file(FileRead read) {
        return switch (read) {
            case FileRead.Content(String path, FileMeta meta, String text) ->
                    new File("content", path, meta, text, null);
            case FileRead.Directory(String path, FileMeta meta, List<String> names) ->
                    new File("directory", path, meta, null, names);
            case FileRead.Present(String path, FileMeta meta) ->
                    new File("present", path, meta, null, null);
            case FileRead.Absent(String path) -> new File("absent", path, null, null, null);
            case FileRead.Denied(String path, String reason) ->
                    new File("denied", path, null, reason, null);
            case FileRead.Unread(String path, String reason) ->
                    new File("unread", path, null, reason, null);
            case FileRead.NotCollected(String path) ->
                    new File("not-collected", path, null, null, null);
        };
    }

    private static FileRead read(File file) throws IOException {
        String path = file.path();
        FileMeta meta = file.meta();
        String text = file.text();
        List<String> names = file.names();
        return switch (file.kind()) {
            case "content" -> new FileRead.Content(path, there(meta), there(text));
            case "directory" -> new FileRead.Directory(path, there(meta), there(names));
            case "present" -> new FileRead.Present(path, there(meta));
            case "absent" -> new FileRead.Absent(path);
            case "denied" -> new FileRead.Denied(path, there(text));
            case "unread" -> new FileRead.Unread(path, there(text));
            case "not-collected" -> new FileRead.NotCollected(path);
            default -> throw new IOException("a file of kind '" + file.kind() + "'");
        };
    }

    private static <T> T there(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("a file without what its kind has");
        }
        return value;
    }

    private static Command command(CommandRead read) {
        return switch (read) {
            case CommandRead.Output(String name, int exit, String stdout, String stderr) ->
                    new Command(name, exit, stdout, stderr);
            case CommandRead.Missing(String name) -> new Command(name, null, "", "");
            case CommandRead.NotCollected(String name) -> new Command(name, null, "", "");
        };
    }

    private static CommandRead read(Command command) {
        Integer exit = command.exit();
        return exit == null
                ? new CommandRead.Missing(command.name())
                : new CommandRead.Output(command.name(), exit, command.stdout(), command.stderr());
    }

    private static <V> SortedMap<String, V> byName(List<V> values, Function<V, String> name) {
        SortedMap<String, V> map = new TreeMap<>();
        values.forEach(value -> map.put(name.apply(value), value));
        return map;
    }
}
