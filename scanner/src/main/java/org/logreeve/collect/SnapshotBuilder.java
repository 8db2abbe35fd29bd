package org.logreeve.collect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.MeasuredOffset;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Digest;

/**
 * Puts a snapshot together from what a host said, whichever way it came. Paths and names are one
 * char per byte until {@link #finish}.
 */
final class SnapshotBuilder {
    static final String CHANGED = "changed while it was read";

    private final String host;
    private final Redaction redaction;
    private final Map<String, FileRead> reads = new HashMap<>();
    private final Map<String, FileMeta> metas = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Set<String> mayAnswer = new LinkedHashSet<>();
    private final SortedMap<String, GlobRead> globs = new TreeMap<>();
    private final SortedMap<String, CommandRead> commands = new TreeMap<>();
    private String collector = "";
    private String collectorDigest = "";
    private long clock;
    private @Nullable MeasuredOffset offset;

    SnapshotBuilder(String host, Redaction redaction, CollectRequest request) {
        this.host = host;
        this.redaction = redaction;
        request.paths().forEach(path -> mayAnswer.add(HostText.bytewise(path)));
        request.stats().forEach(path -> mayAnswer.add(HostText.bytewise(path)));
    }

    /** The installed collector is asked for beside the request; it never is in the snapshot. */
    void alsoAskedFor(String installed) {
        collector = HostText.bytewise(installed);
        mayAnswer.add(collector);
    }

    /** What the host showed of the installed collector, and the SHA-256 of its bytes or nothing. */
    Installed installed() {
        return new Installed(
                reads.getOrDefault(
                        collector,
                        new FileRead.Unread(HostText.decode(collector), "it did not show")),
                collectorDigest);
    }

    record Installed(FileRead read, String digest) {}

    void clock(long seconds) {
        clock = seconds;
    }

    void offset(MeasuredOffset measured) {
        offset = measured;
    }

    void content(String path, FileMeta meta, byte[] bytes) {
        String name = HostText.decode(path);
        if (path.equals(collector)) {
            collectorDigest = Digest.sha256(bytes);
        }
        String text = redaction.redact(name, HostText.decode(bytes));
        reads.put(path, new FileRead.Content(name, meta, text));
    }

    void absent(String path) {
        String name = HostText.decode(path);
        reads.put(
                path,
                HostText.hasDoubtfulSpelling(name)
                        ? new FileRead.Unread(
                                name, "not found under the UTF-8 spelling of its name")
                        : new FileRead.Absent(name));
    }

    void denied(String path, String reason) {
        reads.put(path, new FileRead.Denied(HostText.decode(path), reason));
    }

    void unread(String path, String reason) {
        reads.put(path, new FileRead.Unread(HostText.decode(path), reason));
    }

    void meta(String path, FileMeta meta) {
        metas.put(path, meta);
    }

    void entries(String path, List<String> entries) {
        names.put(path, entries);
        String folder = path.endsWith("/") ? path : path + "/";
        entries.forEach(entry -> mayAnswer.add(folder + entry));
    }

    void glob(String pattern, Set<String> paths, Set<String> denied) {
        mayAnswer.addAll(paths);
        globs.put(pattern, new GlobRead(pattern, inOrder(paths), inOrder(denied), true));
    }

    void command(CommandRead read) {
        commands.put(read.name(), redacted(read));
    }

    private CommandRead redacted(CommandRead read) {
        return read instanceof CommandRead.Output output
                ? new CommandRead.Output(
                        output.name(),
                        output.exit(),
                        redaction.redact("", output.stdout()),
                        redaction.redact("", output.stderr()))
                : read;
    }

    boolean hasCommand(String name) {
        return commands.containsKey(name);
    }

    /** A path that was answered and that nobody asked for, or empty. */
    List<String> unasked() {
        var unasked = new ArrayList<String>();
        for (Map<String, ?> answers : List.of(reads, metas, names)) {
            answers.keySet().stream()
                    .filter(path -> !mayAnswer.contains(path))
                    .forEach(unasked::add);
        }
        return unasked;
    }

    /** The snapshot; what was asked for and has no answer is unread, never absent. */
    Snapshot finish(CollectRequest request) {
        var files = new TreeMap<String, FileRead>();
        metas.forEach(
                (path, meta) -> put(files, new FileRead.Present(HostText.decode(path), meta)));
        names.forEach((path, entries) -> put(files, directory(path, entries)));
        reads.forEach((path, read) -> put(files, read));
        files.remove(HostText.decode(collector));
        request.paths().forEach(path -> files.computeIfAbsent(path, SnapshotBuilder::unanswered));
        request.stats().forEach(path -> files.computeIfAbsent(path, SnapshotBuilder::unanswered));
        request.globs()
                .forEach(
                        pattern ->
                                globs.computeIfAbsent(
                                        pattern,
                                        p -> new GlobRead(p, List.of(), List.of(p), true)));
        return new Snapshot(host, clock, offset, files, globs, commands);
    }

    private FileRead directory(String path, List<String> entries) {
        FileMeta meta = metas.get(path);
        return meta == null
                ? new FileRead.Unread(HostText.decode(path), CHANGED)
                : new FileRead.Directory(HostText.decode(path), meta, inOrder(entries));
    }

    private static FileRead unanswered(String path) {
        return new FileRead.Unread(
                path,
                HostText.canBeAsked(path)
                        ? "the host gave no answer"
                        : "not a path that a host can be asked for");
    }

    private static void put(SortedMap<String, FileRead> files, FileRead read) {
        files.put(read.path(), read);
    }

    private static List<String> inOrder(java.util.Collection<String> bytewise) {
        return bytewise.stream().sorted(Comparator.naturalOrder()).map(HostText::decode).toList();
    }
}
