package org.logreeve.snapshot;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A snapshot as a parser sees it: what was not collected yet and is asked for here is remembered,
 * so that a second round can fetch includes that only parsing could discover.
 */
public final class HostFiles {
    private final Snapshot snapshot;
    private final SequencedSet<String> paths;
    private final SequencedSet<String> globs;
    private final SequencedSet<String> stats;
    private final SequencedSet<String> commands;
    private final SequencedMap<String, FileRead.Content> contents = new LinkedHashMap<>();

    public HostFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.paths = new LinkedHashSet<>();
        this.globs = new LinkedHashSet<>();
        this.stats = new LinkedHashSet<>();
        this.commands = new LinkedHashSet<>();
    }

    private HostFiles(HostFiles all) {
        this.snapshot = all.snapshot;
        this.paths = all.paths;
        this.globs = all.globs;
        this.stats = all.stats;
        this.commands = all.commands;
    }

    /** The same for one reader, of which is known what it has read. */
    public HostFiles forOne() {
        return new HostFiles(this);
    }

    /** The files whose text was read through this, in that order. */
    public List<FileRead.Content> contents() {
        return List.copyOf(contents.values());
    }

    /**
     * The path's content or listing; a path of which only metadata was asked counts as not
     * collected.
     */
    public FileRead read(String path) {
        FileRead read = snapshot.file(path);
        if (read instanceof FileRead.NotCollected || isMetadataOnly(read)) {
            paths.add(path);
            return new FileRead.NotCollected(path);
        }
        if (read instanceof FileRead.Content content) {
            contents.put(path, content);
        }
        return read;
    }

    private static boolean isMetadataOnly(FileRead read) {
        return read instanceof FileRead.Present present
                && present.meta().type() != FileType.SPECIAL;
    }

    /** The path's metadata: never {@link FileRead.Content} unless it was read as well. */
    public FileRead stat(String path) {
        FileRead read = snapshot.file(path);
        if (read instanceof FileRead.NotCollected) {
            stats.add(path);
        }
        return read;
    }

    public GlobRead glob(String pattern) {
        GlobRead read = snapshot.glob(pattern);
        if (!read.collected()) {
            globs.add(pattern);
        }
        return read;
    }

    public CommandRead command(String name) {
        CommandRead read = snapshot.command(name);
        if (read instanceof CommandRead.NotCollected) {
            commands.add(name);
        }
        return read;
    }

    /** The host's own clock when it was read, seconds since 1970 (UTC). */
    public long clock() {
        return snapshot.clock();
    }

    /** What was asked for and is not in the snapshot. */
    public CollectRequest wanted() {
        return new CollectRequest(paths, globs, stats, commands);
    }
}
