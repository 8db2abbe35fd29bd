package org.logreeve.snapshot;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * A snapshot as a parser sees it: what was not collected yet and is asked for here is remembered,
 * so that a second round can fetch includes that only parsing could discover.
 */
public final class HostFiles {
    private final Snapshot snapshot;
    private final SequencedSet<String> paths = new LinkedHashSet<>();
    private final SequencedSet<String> globs = new LinkedHashSet<>();
    private final SequencedSet<String> stats = new LinkedHashSet<>();
    private final SequencedSet<String> commands = new LinkedHashSet<>();

    public HostFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
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
