package org.logreeve.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to go from a store: some snapshots, and the contents that no other names. Snapshots go
 * first, so that whoever is stopped on the way leaves no snapshot without its contents.
 *
 * @param removals in the order in which they go
 * @param unread snapshots that cannot be read; while there are any, no content goes
 */
public record SnapshotPurge(List<Removal> removals, int unread) {
    public SnapshotPurge {
        removals = List.copyOf(removals);
    }

    /**
     * A snapshot of a store.
     *
     * @param host inventory name
     * @param last when a run last read the host like this
     */
    public record Kept(String host, Instant last) {}

    /**
     * A file that goes.
     *
     * @param kept the snapshot; null for contents
     */
    public record Removal(Path file, long bytes, @Nullable Kept kept) {}

    /**
     * Looks what would go; nothing is changed.
     *
     * @param store the folder of a {@link SnapshotStore} that nobody writes to
     */
    public static SnapshotPurge of(Path store, Predicate<Kept> goes) throws IOException {
        var snapshots = new SnapshotStore(store);
        var removals = new ArrayList<Removal>();
        Set<String> needed = new HashSet<>();
        int unread = 0;
        for (Path file : snapshots.files()) {
            Instant last = Files.getLastModifiedTime(file).toInstant();
            StoredSnapshot stored;
            try {
                stored = snapshots.stored(file);
            } catch (IOException e) {
                // whose it is cannot be told, only how old it is
                var unknown = new Kept("", last);
                if (goes.test(unknown)) {
                    removals.add(new Removal(file, Files.size(file), unknown));
                } else {
                    unread++;
                }
                continue;
            }
            var kept = new Kept(stored.host(), last);
            if (goes.test(kept)) {
                removals.add(new Removal(file, Files.size(file), kept));
            } else {
                needed.addAll(stored.contents());
            }
        }
        if (unread == 0) {
            for (Path file : snapshots.contents().files()) {
                if (!needed.contains(snapshots.contents().address(file))) {
                    removals.add(new Removal(file, Files.size(file), null));
                }
            }
        }
        return new SnapshotPurge(removals, unread);
    }

    /**
     * Does it.
     *
     * @param told hears of each file before it goes
     */
    public void run(Consumer<Removal> told) throws IOException {
        for (Removal removal : removals) {
            told.accept(removal);
            Files.deleteIfExists(removal.file());
        }
    }
}
