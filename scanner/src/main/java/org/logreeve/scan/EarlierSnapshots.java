package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunFolder;
import org.logreeve.text.InputException;

/** The newest assessment of each host that earlier runs kept. */
final class EarlierSnapshots {
    /** Older runs are not looked into. */
    static final int MOST_RUNS = 200;

    private EarlierSnapshots() {}

    /** A host's newest assessment that was kept, and its run. */
    record Earlier(String run, HostRecord record) {}

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
            try {
                for (HostRecord record : RunFolder.read(folder, run).hosts()) {
                    if (record.snapshot() != null && left.remove(record.host())) {
                        found.put(record.host(), new Earlier(run, record));
                    }
                }
            } catch (IOException | InputException e) {
                told.accept("leaving out run " + run + ", which cannot be read");
            }
        }
        return found;
    }
}
