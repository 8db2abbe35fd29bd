package org.logreeve.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.logreeve.json.Json;

/**
 * A snapshot in the form of the store. The clock and how far it is off are left out: they stand in
 * the journal, and a host that has not changed then has the same form each time.
 */
record StoredSnapshot(
        int version, String host, List<File> files, List<GlobRead> globs, List<Command> commands) {
    private static final int VERSION = 2;

    /**
     * A path; what does not fit its kind is null.
     *
     * @param content address of the text when it is kept apart
     */
    record File(
            String kind,
            String path,
            @Nullable FileMeta meta,
            @Nullable String text,
            @Nullable String content,
            @Nullable List<String> names) {}

    /** A command; its output is null when the host has no such command. */
    record Command(String name, @Nullable Integer exit, String stdout, String stderr) {}

    /**
     * @param contents takes the texts that are kept apart
     */
    static StoredSnapshot of(Snapshot snapshot, StoredContents contents) throws IOException {
        var files = new ArrayList<File>();
        for (FileRead read : snapshot.files().values()) {
            files.add(file(read, contents));
        }
        return new StoredSnapshot(
                VERSION,
                snapshot.host(),
                files,
                List.copyOf(snapshot.globs().values()),
                snapshot.commands().values().stream().map(StoredSnapshot::command).toList());
    }

    /**
     * @throws IOException when it is of another version
     */
    static StoredSnapshot parse(byte[] form) throws IOException {
        try {
            StoredSnapshot stored = Json.read(form, StoredSnapshot.class);
            if (stored.version() == VERSION) {
                return stored;
            }
        } catch (IOException e) {
            // another version has other parts
            Object version = Json.read(form, Map.class).get("version");
            if (Integer.valueOf(VERSION).equals(version)) {
                throw e;
            }
        }
        throw new IOException("it is a snapshot of another form than %d".formatted(VERSION));
    }

    /** Addresses of the texts that are kept apart. */
    Set<String> contents() {
        var contents = new TreeSet<String>();
        for (File file : files) {
            if (file.content() != null) {
                contents.add(file.content());
            }
        }
        return contents;
    }

    /**
     * @throws IOException when it holds what no snapshot does, or a text is not there
     */
    Snapshot snapshot(long clock, StoredContents contents) throws IOException {
        SortedMap<String, FileRead> reads = new TreeMap<>();
        for (File file : files) {
            reads.put(file.path(), read(file, contents));
        }
        return new Snapshot(
                host,
                clock,
                reads,
                byName(globs, GlobRead::pattern),
                byName(commands.stream().map(StoredSnapshot::read).toList(), CommandRead::name));
    }

    private static File file(FileRead read, StoredContents contents) throws IOException {
        return switch (read) {
            case FileRead.Content(String path, FileMeta meta, String text) ->
                    text.length() < StoredContents.LEAST_APART
                            ? new File("content", path, meta, text, null, null)
                            : new File("content", path, meta, null, contents.put(text), null);
            case FileRead.Directory(String path, FileMeta meta, List<String> names) ->
                    new File("directory", path, meta, null, null, names);
            case FileRead.Present(String path, FileMeta meta) ->
                    new File("present", path, meta, null, null, null);
            case FileRead.Absent(String path) -> new File("absent", path, null, null, null, null);
            case FileRead.Denied(String path, String reason) ->
                    new File("denied", path, null, reason, null, null);
            case FileRead.Unread(String path, String reason) ->
                    new File("unread", path, null, reason, null, null);
            case FileRead.NotCollected(String path) ->
                    new File("not-collected", path, null, null, null, null);
        };
    }

    private static FileRead read(File file, StoredContents contents) throws IOException {
        String path = file.path();
        FileMeta meta = file.meta();
        String apart = file.content();
        String text = apart == null ? file.text() : contents.get(apart);
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
