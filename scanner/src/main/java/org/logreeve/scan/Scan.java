package org.logreeve.scan;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.SshConnector;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.inventory.HostLimits;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.UnwrittenReports;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.InputException;
import org.logreeve.waive.Waivers;

/** The run: from a plan to a journal and its reports, or to a journal and snapshots alone. */
public final class Scan {
    private final ScanPlan plan;
    private final RunHeader.Made made;
    private final Clock clock;
    private final Progress progress;
    private final Stop stop;
    private final Supplier<SshConnector> connectors;

    private Scan(
            ScanPlan plan,
            RunHeader.Made made,
            Clock clock,
            Progress progress,
            Stop stop,
            Supplier<SshConnector> connectors) {
        this.plan = plan;
        this.made = made;
        this.clock = clock;
        this.progress = progress;
        this.stop = stop;
        this.connectors = connectors;
    }

    /**
     * Scans the hosts of the plan that are in service. The rules are compiled before any host is
     * contacted.
     *
     * @throws InputException when a rule is refused or does not compile, or no host is in service
     * @throws UnwrittenReports when the run is published, and not all of the plan's reports
     * @throws UnwrittenState when all is there but the state; beside another exception, it is
     *     suppressed in that
     * @throws IOException when the journal or {@code results.json} cannot be written
     */
    public static Journal run(ScanPlan plan, Clock clock, Progress progress, Stop stop)
            throws IOException, InterruptedException {
        return run(plan, clock, progress, stop, connectors(plan));
    }

    /**
     * The same through connections with limits and a name service of the caller's; the run closes
     * what it opens.
     */
    static Journal run(
            ScanPlan plan,
            Clock clock,
            Progress progress,
            Stop stop,
            Supplier<SshConnector> connectors)
            throws IOException, InterruptedException {
        return new Scan(plan, RunHeader.Made.BY_SCAN, clock, progress, stop, connectors).run();
    }

    /**
     * Reads and keeps the hosts of the plan that are in service; nothing is judged, whatever policy
     * the plan names, and the reports of the folder stay as they are.
     *
     * @throws InputException when no host is in service
     * @throws IOException when the journal cannot be written
     */
    public static Journal collect(ScanPlan plan, Clock clock, Progress progress, Stop stop)
            throws IOException, InterruptedException {
        return collector(plan, clock, progress, stop).run();
    }

    /** Goes on with a collection, as {@link #resume} does with a scan. */
    public static Journal resumeCollection(
            ScanPlan plan, String wanted, Clock clock, Progress progress, Stop stop)
            throws IOException, InterruptedException {
        return collector(plan, clock, progress, stop).resume(wanted);
    }

    private static Scan collector(ScanPlan plan, Clock clock, Progress progress, Stop stop) {
        return new Scan(plan, RunHeader.Made.BY_COLLECT, clock, progress, stop, connectors(plan));
    }

    /**
     * Goes on with a run that was cut off or stopped: contacts the hosts that it has no record of,
     * and those that were in work when it was stopped.
     *
     * @param wanted the run's id, or {@code last}
     * @throws InputException when there is no such run, or the plan is not the run's
     * @throws Journal.JournalDamage when the journal does not verify
     */
    public static Journal resume(
            ScanPlan plan, String wanted, Clock clock, Progress progress, Stop stop)
            throws IOException, InterruptedException {
        return new Scan(plan, RunHeader.Made.BY_SCAN, clock, progress, stop, connectors(plan))
                .resume(wanted);
    }

    private static Supplier<SshConnector> connectors(ScanPlan plan) {
        return () -> SshConnector.stoppingAfter(plan.authFailures());
    }

    private Journal run() throws IOException, InterruptedException {
        PlannedRules.check(plan);
        StandIns.check(plan);
        var remembered = Remembered.of(plan, now(), progress);
        var key = RunKey.of(plan.keeping().redactionKey());
        Instant started = now();
        String run = RunId.next(started, RunFolder.ids(plan.output()));
        Waivers waivers = Waiving.of(plan, made, started);
        RunHeader header =
                Header.of(plan, waivers, made, remembered.inHeader(), key.inHeader(), run, started);
        if (header.inventory().inService().isEmpty()) {
            throw new InputException(
                    plan.inventory().path(),
                    0,
                    0,
                    "no selected host is in service",
                    "see lifecycle: a scan of nothing proves nothing");
        }
        int parallel = OpenFiles.ofThisProcess().hosts(plan.parallel(), progress);
        try (RunFolder folder = RunFolder.open(plan.output());
                Rules rules = rules();
                SshConnector connector = connectors.get()) {
            try (var journal = JournalWriter.create(folder.journal(run), header)) {
                assess(
                        folder,
                        connector,
                        rules.evaluator(),
                        key,
                        remembered,
                        parallel,
                        journal,
                        header,
                        waivers,
                        List.of());
            }
            return end(folder, run, remembered);
        }
    }

    private Journal resume(String wanted) throws IOException, InterruptedException {
        PlannedRules.check(plan);
        StandIns.check(plan);
        var remembered = Remembered.of(plan, now(), progress);
        var key = RunKey.of(plan.keeping().redactionKey());
        int parallel = OpenFiles.ofThisProcess().hosts(plan.parallel(), progress);
        try (RunFolder folder = RunFolder.open(plan.output())) {
            String run = folder.resumable(wanted);
            Journal before = Journal.read(folder.journal(run));
            Waivers waivers = Waiving.of(plan, made, Instant.parse(before.header().started()));
            SameRun.check(
                    before.header(),
                    Header.of(
                            plan,
                            waivers,
                            made,
                            remembered.inHeader(),
                            key.inHeader(),
                            run,
                            now()));
            if (!before.isFinished()) {
                List<HostRecord> done = finished(before, new SnapshotStore(folder.snapshots()));
                progress.doing(
                        "resuming run %s: %d of %d hosts are done"
                                .formatted(
                                        run,
                                        done.size(),
                                        before.header().inventory().inService().size()));
                try (Rules rules = rules();
                        SshConnector connector = connectors.get();
                        var journal = JournalWriter.resume(folder.journal(run))) {
                    assess(
                            folder,
                            connector,
                            rules.evaluator(),
                            key,
                            remembered,
                            parallel,
                            journal,
                            before.header(),
                            waivers,
                            done);
                }
            }
            return end(folder, run, remembered);
        }
    }

    /** What was only kept has to be there still. */
    private List<HostRecord> finished(Journal journal, SnapshotStore store) {
        return journal.hosts().stream()
                .filter(host -> made.hasJudged() || isKept(host, store))
                .filter(host -> !HostAssessment.wasCutOff(host))
                .filter(host -> !HostAssessment.wasHeldBack(host) && !host.isPostponed())
                .toList();
    }

    private static boolean isKept(HostRecord host, SnapshotStore store) {
        String snapshot = host.snapshot();
        return !host.isAssessed() || (snapshot != null && store.keeps(snapshot));
    }

    /** Compiled rules, or none where nothing is judged. */
    private record Rules(@Nullable Evaluator evaluator) implements AutoCloseable {
        @Override
        public void close() {
            if (evaluator != null) {
                evaluator.close();
            }
        }
    }

    private Rules rules() {
        return new Rules(made.hasJudged() ? PlannedRules.compiled(plan, progress) : null);
    }

    /** The state first: what cannot be published is no less true. */
    private Journal end(RunFolder folder, String run, Remembered remembered) throws IOException {
        Journal journal = Journal.read(folder.journal(run));
        if (!made.hasJudged()) {
            return journal;
        }
        UnwrittenState unwritten = null;
        try {
            remembered.add(plan, journal);
        } catch (UnwrittenState e) {
            unwritten = e;
        }
        try {
            Publication.of(plan, folder, journal);
        } catch (IOException | RuntimeException e) {
            if (unwritten != null) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
        if (unwritten != null) {
            throw unwritten;
        }
        return journal;
    }

    private void assess(
            RunFolder folder,
            SshConnector connector,
            @Nullable Evaluator evaluator,
            RunKey key,
            Remembered remembered,
            int parallel,
            JournalWriter journal,
            RunHeader header,
            Waivers waivers,
            List<HostRecord> before)
            throws IOException, InterruptedException {
        var snapshots = new SnapshotStore(folder.snapshots());
        var assessment =
                new HostAssessment(
                        host -> new SessionReading(connector, key.redaction(), host),
                        evaluator,
                        clock,
                        plan.keeping().days() > 0 ? snapshots : null,
                        plan.inventory(),
                        header.day(),
                        waivers,
                        Before.of(plan, header, progress));
        var gate = new Gate(plan.scheduling(), clock);
        HostLimits limits = plan.inventory().limits();
        var gated = new GatedAssessment(assessment, gate, plan.scheduling());
        var passes =
                new Passes(
                        plan,
                        header,
                        new HostPool(
                                remembered.on(gated),
                                parallel,
                                limits,
                                new StartJitter(new SplittableRandom(), limits.startJitter()),
                                stop),
                        gate,
                        stop,
                        journal,
                        progress);
        passes.first(before);
        passes.whenTheyMay();
        passes.second();
        List<String> unused = List.of();
        if (!stop.isAsked() && evaluator != null) {
            StandIns.of(plan, header.run(), assessment, clock, progress)
                    .forNotReached(passes.records(), journal);
            unused =
                    new Subjects(plan, evaluator, header.day(), waivers)
                            .into(journal, passes.records());
        }
        journal.end(new RunEnd(now().toString(), stop.isAsked(), unused));
        snapshots.purge(clock.instant().minus(Duration.ofDays(plan.keeping().days())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
