package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunFolder;
import org.logreeve.normalize.HostModel;
import org.logreeve.normalize.StatedHost;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/**
 * Earlier snapshots that stand in for hosts that could not be reached, for a week at most. The host
 * stays one that was not assessed; its results say as of when they are.
 */
final class StandIns {
    static final Duration OLDEST = Duration.ofDays(7);

    /** How far the clocks of two machines that scan may differ. */
    private static final Duration FUTURE = Duration.ofHours(1);

    /** Component of a note that tells why nothing stands in. */
    static final String NOTE = "stand-in";

    private final @Nullable Source source;
    private final PolicyPack pack;
    private final Map<String, InventoryHost> hosts;
    private final HostAssessment assessment;
    private final Clock clock;
    private final Progress progress;

    private StandIns(
            @Nullable Source source,
            PolicyPack pack,
            Map<String, InventoryHost> hosts,
            HostAssessment assessment,
            Clock clock,
            Progress progress) {
        this.source = source;
        this.pack = pack;
        this.hosts = hosts;
        this.assessment = assessment;
        this.clock = clock;
        this.progress = progress;
    }

    /** Runs of a folder, newest first, to look into. */
    private record Source(Path folder, List<String> runs) {}

    static StandIns of(
            ScanPlan plan, String run, HostAssessment assessment, Clock clock, Progress progress)
            throws IOException {
        return new StandIns(
                source(plan.output(), plan.keeping().standIn(), run),
                plan.pack(),
                byName(plan.hosts()),
                assessment,
                clock,
                progress);
    }

    /** Those that stood in when the hosts were read, judged anew. */
    static StandIns again(
            ScanPlan plan,
            Path folder,
            List<String> runs,
            HostAssessment assessment,
            Clock clock,
            Progress progress) {
        return new StandIns(
                new Source(folder, runs),
                plan.pack(),
                byName(plan.hosts()),
                assessment,
                clock,
                progress);
    }

    private static Map<String, InventoryHost> byName(List<InventoryHost> hosts) {
        Map<String, InventoryHost> byName = new HashMap<>();
        hosts.forEach(host -> byName.put(host.name(), host));
        return byName;
    }

    /**
     * Looks that what is named is there, before any host is contacted.
     *
     * @throws InputException when it is not
     */
    static void check(ScanPlan plan) throws IOException {
        source(plan.output(), plan.keeping().standIn(), "");
    }

    private static @Nullable Source source(Path output, @Nullable String standIn, String self)
            throws IOException {
        if (standIn == null) {
            return null;
        }
        List<String> here = RunFolder.ids(output);
        if (!standIn.isEmpty() && here.contains(standIn)) {
            return new Source(output, List.of(standIn));
        }
        Path folder = standIn.isEmpty() ? output : Path.of(standIn);
        if (!standIn.isEmpty() && RunFolder.ids(folder).isEmpty()) {
            throw new InputException(
                    "--stand-in",
                    0,
                    0,
                    "'" + standIn + "' is neither a run of '" + output + "' nor a folder with runs",
                    "name an earlier run's id, or its output folder");
        }
        return new Source(
                folder,
                RunFolder.ids(folder).stream()
                        .filter(run -> !run.equals(self))
                        .limit(EarlierSnapshots.MOST_RUNS)
                        .toList());
    }

    /** Hosts that were reached and refused us, or showed a changed key, get none. */
    private static boolean wants(HostRecord record) {
        HostRecord.Trouble error = record.error();
        return error != null
                && record.standIn() == null
                && (record.isPostponed() || error.phase().equals("dial"));
    }

    void forNotReached(Collection<HostRecord> records, JournalWriter journal)
            throws IOException, InterruptedException {
        List<HostRecord> missing = records.stream().filter(StandIns::wants).toList();
        if (source == null || missing.isEmpty()) {
            return;
        }
        progress.doing(
                "looking for earlier snapshots of %d hosts that were not reached"
                        .formatted(missing.size()));
        Map<String, Earlier> earlier =
                EarlierSnapshots.newest(
                        source.folder(),
                        source.runs(),
                        missing.stream().map(HostRecord::host).collect(Collectors.toSet()),
                        progress::doing);
        Map<String, Before> before = before(earlier, source.folder());
        for (HostRecord record : missing) {
            Earlier found = earlier.get(record.host());
            InventoryHost host = hosts.get(record.host());
            if (found != null && host != null) {
                Before then = before.getOrDefault(found.run(), Before.notAsked());
                journal.host(withEarlier(host, record, found, then, source));
            }
        }
    }

    /** What was kept before each run that stands in: nothing is compared with itself. */
    private Map<String, Before> before(Map<String, Earlier> standIns, Path folder)
            throws IOException {
        Map<String, Set<String>> hosts = new TreeMap<>();
        standIns.forEach(
                (host, each) ->
                        hosts.computeIfAbsent(each.run(), run -> new TreeSet<>()).add(host));
        Map<String, Before> before = new HashMap<>();
        for (Map.Entry<String, Set<String>> each : hosts.entrySet()) {
            String run = each.getKey();
            before.put(run, Before.of(pack, folder, run, each.getValue(), progress));
        }
        return before;
    }

    private HostRecord withEarlier(
            InventoryHost host, HostRecord record, Earlier earlier, Before before, Source from) {
        Duration age = Duration.between(Instant.parse(earlier.started()), clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            return record.with(tooOld(earlier, age));
        }
        if (age.compareTo(FUTURE.negated()) < 0) {
            return record.with(
                    unused(
                            "the newest snapshot is dated %s, which is yet to come: not used"
                                    .formatted(earlier.started())));
        }
        try {
            var store = new SnapshotStore(RunFolder.snapshots(from.folder()));
            HostModel model = HostModel.of(earlier.from(store), StatedHost.of(host));
            List<RuleResult> results =
                    assessment.judge(host, model, before.changes(host, model.facts()));
            return record.with(
                    new HostRecord.StandIn(earlier.run(), earlier.started(), earlier.snapshot()),
                    results);
        } catch (IOException
                | HostException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError e) {
            return record.with(
                    unused(
                            "the snapshot of %s (run %s) cannot be used: %s"
                                    .formatted(earlier.started(), earlier.run(), e.getMessage())));
        }
    }

    private static HostRecord.Note tooOld(Earlier earlier, Duration age) {
        return unused(
                "the newest snapshot is of %s, %d days ago (run %s): only the last 7 days count"
                        .formatted(earlier.started(), age.toDays(), earlier.run()));
    }

    private static HostRecord.Note unused(String message) {
        return new HostRecord.Note(NOTE, "-", "noted", message);
    }
}
