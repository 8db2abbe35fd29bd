package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.snapshot.MeasuredOffset;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.InputException;

/** The newest assessment of each host that earlier runs kept. */
final class EarlierSnapshots {
    /** Older runs are not looked into. */
    static final int MOST_RUNS = 200;

    private EarlierSnapshots() {}

    /**
     * A host's newest assessment that was kept.
     *
     * @param run the run that made it
     * @param record what the run says of the host, without its verdicts
     * @param snapshot address of what was read
     */
    record Earlier(String run, HostRecord record, String snapshot) {
        /** When that assessment began, ISO 8601 in UTC. */
        String started() {
            return record.started();
        }

        /** The host's own clock then. */
        long clock() {
            return record.clock();
        }

        /**
         * What was read then.
         *
         * @throws IOException when it is not there, or is not what was put in
         */
        Snapshot from(SnapshotStore store) throws IOException {
            HostFigures.Clock offset = record.figures().clock();
            return store.get(snapshot, clock())
                    .with(
                            offset == null
                                    ? null
                                    : new MeasuredOffset(
                                            offset.leastMillis(),
                                            offset.mostMillis(),
                                            offset.reference()));
        }
    }

    /**
     * @param folder an output folder
     * @param runs ids of its runs, newest first
     * @param wanted names of hosts
     * @param told hears of runs that are left out
     */
    static Map<String, Earlier> newest(
            Path folder, List<String> runs, Set<String> wanted, Consumer<String> told) {
        Map<String, Earlier> found = new HashMap<>();
        var left = new TreeSet<>(wanted);
        for (String run : runs) {
            if (left.isEmpty()) {
                break;
            }
            for (HostRecord record : hosts(folder, run, told)) {
                if (record.snapshot() != null && left.remove(record.host())) {
                    found.put(record.host(), earlier(run, record, record.snapshot()));
                }
            }
        }
        return found;
    }

    /** The same of every host that any of the runs kept. */
    static SortedMap<String, Earlier> newest(
            Path folder, List<String> runs, Consumer<String> told) {
        SortedMap<String, Earlier> found = new TreeMap<>();
        for (String run : runs) {
            add(found, run, hosts(folder, run, told));
        }
        return found;
    }

    /**
     * The same, of runs that are all sound: an older snapshot is no answer where it cannot be told
     * whether there is a newer one.
     *
     * @throws Journal.JournalDamage when one is not
     */
    static SortedMap<String, Earlier> newestForCertain(
            Path folder, List<String> runs, Consumer<String> told) throws Journal.JournalDamage {
        SortedMap<String, Earlier> found = new TreeMap<>();
        for (String run : runs) {
            add(found, run, read(folder, run, told));
        }
        return found;
    }

    private static void add(
            SortedMap<String, Earlier> found, String run, List<HostRecord> records) {
        for (HostRecord record : records) {
            if (record.snapshot() != null) {
                found.putIfAbsent(record.host(), earlier(run, record, record.snapshot()));
            }
        }
    }

    private static List<HostRecord> hosts(Path folder, String run, Consumer<String> told) {
        try {
            return read(folder, run, told);
        } catch (Journal.JournalDamage e) {
            told.accept("leaving out run " + run + ": " + e.getMessage());
            return List.of();
        }
    }

    private static List<HostRecord> read(Path folder, String run, Consumer<String> told)
            throws Journal.JournalDamage {
        try {
            Journal journal = RunFolder.read(folder, run);
            // what was only judged again is no newer than what it was read from
            return journal.header().made().hasRead() ? journal.hosts() : List.of();
        } catch (Journal.JournalDamage e) {
            throw e;
        } catch (IOException | InputException e) {
            told.accept("leaving out run " + run + ", which cannot be read");
            return List.of();
        }
    }

    static Earlier earlier(String run, HostRecord record, String snapshot) {
        return new Earlier(run, record.withoutVerdicts(), snapshot);
    }
}
