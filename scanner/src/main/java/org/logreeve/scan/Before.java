package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.normalize.Changes;
import org.logreeve.normalize.HostModel;
import org.logreeve.normalize.StatedHost;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Subject;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.snapshot.SnapshotStore;

/** What hosts were like when they were read before, as far as a rule asks for it. */
final class Before {
    private final @Nullable SnapshotStore store;
    private final Map<String, Earlier> earlier;

    private Before(@Nullable SnapshotStore store, Map<String, Earlier> earlier) {
        this.store = store;
        this.earlier = earlier;
    }

    /** No rule asks. */
    static Before notAsked() {
        return new Before(null, Map.of());
    }

    /** Of the hosts that a run which begins or goes on is to read. */
    static Before of(ScanPlan plan, RunHeader header, Progress progress) throws IOException {
        Set<String> hosts =
                header.inventory().inService().stream()
                        .map(RunHeader.Line::host)
                        .collect(Collectors.toSet());
        return of(plan.pack(), plan.output(), header.run(), hosts, progress);
    }

    /**
     * Looks for snapshots that runs kept before another one.
     *
     * @param pack whose rules may ask
     * @param folder the output folder of the runs
     * @param run id of the run that the hosts are read in
     * @param hosts names of those hosts
     */
    static Before of(PolicyPack pack, Path folder, String run, Set<String> hosts, Progress progress)
            throws IOException {
        if (!isAsked(pack)) {
            return notAsked();
        }
        List<String> runs =
                RunFolder.ids(folder).stream()
                        .filter(id -> id.compareTo(run) < 0)
                        .limit(EarlierSnapshots.MOST_RUNS)
                        .toList();
        return new Before(
                new SnapshotStore(RunFolder.snapshots(folder)),
                EarlierSnapshots.newest(folder, runs, hosts, progress::doing));
    }

    /**
     * Looks for snapshots that runs kept before each of several others.
     *
     * @param runs the hosts that were read in a run, by its id
     */
    static Before ofEach(
            PolicyPack pack, Path folder, Map<String, Set<String>> runs, Progress progress)
            throws IOException {
        Map<String, Earlier> earlier = new HashMap<>();
        for (Map.Entry<String, Set<String>> each : runs.entrySet()) {
            earlier.putAll(of(pack, folder, each.getKey(), each.getValue(), progress).earlier);
        }
        return isAsked(pack)
                ? new Before(new SnapshotStore(RunFolder.snapshots(folder)), earlier)
                : notAsked();
    }

    static boolean isAsked(PolicyPack pack) {
        return pack.canMatch(Subject.HOST, "Change");
    }

    /** What changed on a host since; empty when no rule asks. */
    List<Fact> changes(InventoryHost host, List<Fact> now) {
        SnapshotStore from = store;
        if (from == null) {
            return List.of();
        }
        Earlier before = earlier.get(host.name());
        if (before == null || !from.keeps(before.snapshot())) {
            return List.of(Changes.notYet(host.origin()));
        }
        try {
            HostModel model = HostModel.of(before.from(from), StatedHost.of(host));
            return Changes.between(model.facts(), now, before.started());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return List.of(
                    Changes.unreadable(
                            "the snapshot of %s (run %s) cannot be used: %s"
                                    .formatted(before.started(), before.run(), e.getMessage()),
                            host.origin()));
        }
    }
}
