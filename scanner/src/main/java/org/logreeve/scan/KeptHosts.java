package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Host;
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
    private final Consumer<String> told;

    private KeptHosts(Path output, SortedMap<String, Earlier> newest, Consumer<String> told) {
        this.output = output;
        this.newest = newest;
        this.told = told;
    }

    /** Whether a folder is one that scans write to. */
    public static boolean isOutput(Path folder) {
        return Files.isDirectory(folder.resolve("runs"));
    }

    /**
     * @param output the folder that scans wrote to
     * @param told hears of runs and hosts that are left out
     * @throws InputException when no host is kept there
     */
    public static KeptHosts of(Path output, Consumer<String> told) throws IOException {
        List<String> runs =
                RunFolder.ids(output).stream().limit(EarlierSnapshots.MOST_RUNS).toList();
        SortedMap<String, Earlier> found = EarlierSnapshots.newest(output, runs, told);
        if (found.isEmpty()) {
            throw new InputException(output.toString(), 0, 0, "keeps no host", KEEP);
        }
        return new KeptHosts(output, found, told);
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

    /** Gives the facts of each host as it was read last, one after another. */
    public void forEach(BiConsumer<String, List<Fact>> use) {
        newest.forEach(
                (name, earlier) -> {
                    try {
                        use.accept(name, kept(name, earlier).facts());
                    } catch (IOException e) {
                        told.accept(
                                "leaving out host %s, as run %s kept it: %s"
                                        .formatted(name, earlier.run(), e.getMessage()));
                    }
                });
    }

    /**
     * @throws InputException when the host is not kept, or not as it was
     */
    public Kept host(String name) {
        Earlier earlier = newest.get(name);
        if (earlier == null) {
            throw new InputException(
                    output.toString(),
                    0,
                    0,
                    "keeps no host '" + name + "'",
                    Nearest.hint(name, newest.keySet()));
        }
        try {
            return kept(name, earlier);
        } catch (IOException e) {
            throw new InputException(
                    output.toString(),
                    0,
                    0,
                    "%s cannot be read as it was kept: %s".formatted(name, e.getMessage()),
                    KEEP);
        }
    }

    private Kept kept(String name, Earlier earlier) throws IOException {
        var store = new SnapshotStore(RunFolder.snapshots(output));
        HostModel model =
                HostModel.of(
                        earlier.from(store), new Host(name, Origin.of("run " + earlier.run())));
        return new Kept(model.snapshot(), model.facts());
    }
}
