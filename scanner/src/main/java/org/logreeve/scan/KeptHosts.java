package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Host;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunFolder;
import org.logreeve.normalize.HostModel;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;

/** Real hosts as scans kept them: facts without asking anybody. */
public final class KeptHosts {
    private static final String KEEP = "scan with --keep-snapshots";

    private final Path output;
    private final SortedMap<String, Earlier> newest;

    private KeptHosts(Path output, SortedMap<String, Earlier> newest) {
        this.output = output;
        this.newest = newest;
    }

    /** Whether a folder is one that scans write to. */
    public static boolean isOutput(Path folder) {
        return Files.isDirectory(folder.resolve("runs"));
    }

    /**
     * @param output the folder that scans wrote to
     * @param told hears of runs that are left out
     * @throws InputException when no host is kept there
     */
    public static KeptHosts of(Path output, Consumer<String> told) throws IOException {
        var names = new TreeMap<String, Boolean>();
        List<String> runs =
                RunFolder.ids(output).stream().limit(EarlierSnapshots.MOST_RUNS).toList();
        for (String run : runs) {
            names(output, run, names, told);
        }
        Map<String, Earlier> found = EarlierSnapshots.newest(output, runs, names.keySet(), told);
        if (found.isEmpty()) {
            throw new InputException(output.toString(), 0, 0, "keeps no host", KEEP);
        }
        return new KeptHosts(output, new TreeMap<>(found));
    }

    private static void names(
            Path output, String run, Map<String, Boolean> names, Consumer<String> told) {
        try {
            for (HostRecord record : RunFolder.read(output, run).hosts()) {
                if (record.snapshot() != null) {
                    names.put(record.host(), true);
                }
            }
        } catch (IOException | InputException e) {
            told.accept("leaving out run " + run + ", which cannot be read");
        }
    }

    /**
     * A host as it was read last.
     *
     * @param snapshot what was read, secrets replaced
     * @param facts what came of that
     */
    public record Kept(Snapshot snapshot, List<Fact> facts) {
        public Kept {
            facts = List.copyOf(facts);
        }
    }

    /** Facts of each host as it was read last. */
    public SortedMap<String, List<Fact>> facts() throws IOException {
        var facts = new TreeMap<String, List<Fact>>();
        for (String host : newest.keySet()) {
            facts.put(host, host(host).facts());
        }
        return facts;
    }

    /**
     * @throws InputException when the host is not kept
     */
    public Kept host(String name) throws IOException {
        Earlier earlier = newest.get(name);
        String address = earlier == null ? null : earlier.record().snapshot();
        if (earlier == null || address == null) {
            throw new InputException(
                    output.toString(),
                    0,
                    0,
                    "keeps no host '" + name + "'",
                    Nearest.hint(name, newest.keySet()));
        }
        var store = new SnapshotStore(RunFolder.snapshots(output));
        HostModel model =
                HostModel.of(
                        store.get(address, earlier.record().clock()),
                        new Host(name, Origin.of("run " + earlier.run())));
        return new Kept(model.snapshot(), model.facts());
    }
}
