package org.logreeve.snapshot;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that was read from one host, raw: the evidence.
 *
 * @param host inventory name
 * @param clock the host's own clock when it was read, seconds since 1970 (UTC)
 * @param offset how far that was from the scanner's; null when it was not measured
 * @param files by path
 * @param globs by pattern
 * @param commands by name
 */
public record Snapshot(
        String host,
        long clock,
        @Nullable MeasuredOffset offset,
        SortedMap<String, FileRead> files,
        SortedMap<String, GlobRead> globs,
        SortedMap<String, CommandRead> commands) {
    public Snapshot {
        files = copy(files);
        globs = copy(globs);
        commands = copy(commands);
    }

    /** Of a host whose clock was not compared. */
    public Snapshot(
            String host,
            long clock,
            SortedMap<String, FileRead> files,
            SortedMap<String, GlobRead> globs,
            SortedMap<String, CommandRead> commands) {
        this(host, clock, null, files, globs, commands);
    }

    public static Snapshot empty(String host) {
        return new Snapshot(host, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    public FileRead file(String path) {
        FileRead read = files.get(path);
        return read == null ? new FileRead.NotCollected(path) : read;
    }

    public GlobRead glob(String pattern) {
        GlobRead read = globs.get(pattern);
        return read == null ? GlobRead.notCollected(pattern) : read;
    }

    public CommandRead command(String name) {
        CommandRead read = commands.get(name);
        return read == null ? new CommandRead.NotCollected(name) : read;
    }

    /** This snapshot, of a host whose clock was that far from the scanner's. */
    public Snapshot with(@Nullable MeasuredOffset measured) {
        return new Snapshot(host, clock, measured, files, globs, commands);
    }

    /**
     * This snapshot and what a later round read; the first reading of a path stands, but for one
     * that was of its metadata only.
     */
    public Snapshot plus(Snapshot later) {
        return new Snapshot(
                host,
                clock == 0 ? later.clock : clock,
                MeasuredOffset.both(offset, later.offset),
                mergeFiles(later.files),
                merge(globs, later.globs),
                merge(commands, later.commands));
    }

    private SortedMap<String, FileRead> mergeFiles(SortedMap<String, FileRead> later) {
        SortedMap<String, FileRead> all = merge(files, later);
        later.forEach(
                (path, read) -> {
                    if (files.get(path) instanceof FileRead.Present) {
                        all.put(path, read);
                    }
                });
        return all;
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static <V> SortedMap<String, V> merge(Map<String, V> first, Map<String, V> later) {
        var all = new TreeMap<>(later);
        all.putAll(first);
        return all;
    }
}
