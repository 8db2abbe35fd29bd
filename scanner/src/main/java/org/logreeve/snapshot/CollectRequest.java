package org.logreeve.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What to ask a host for in one round.
 *
 * @param paths read whole; a directory is listed and its regular files are read
 * @param globs patterns to expand; what matches is read like {@code paths}
 * @param stats metadata only
 * @param commands names from the collector's fixed list
 */
public record CollectRequest(
        SequencedSet<String> paths,
        SequencedSet<String> globs,
        SequencedSet<String> stats,
        SequencedSet<String> commands) {
    public CollectRequest {
        paths = copy(paths);
        globs = copy(globs);
        stats = copy(stats);
        commands = copy(commands);
    }

    public static CollectRequest of(
            List<String> paths, List<String> globs, List<String> stats, List<String> commands) {
        return new CollectRequest(
                new LinkedHashSet<>(paths),
                new LinkedHashSet<>(globs),
                new LinkedHashSet<>(stats),
                new LinkedHashSet<>(commands));
    }

    public static CollectRequest empty() {
        return of(List.of(), List.of(), List.of(), List.of());
    }

    public CollectRequest plus(CollectRequest other) {
        return new CollectRequest(
                union(paths, other.paths),
                union(globs, other.globs),
                union(stats, other.stats),
                union(commands, other.commands));
    }

    public boolean isEmpty() {
        return paths.isEmpty() && globs.isEmpty() && stats.isEmpty() && commands.isEmpty();
    }

    private static SequencedSet<String> copy(Collection<String> set) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(set));
    }

    private static SequencedSet<String> union(Collection<String> a, Collection<String> b) {
        var all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }
}
