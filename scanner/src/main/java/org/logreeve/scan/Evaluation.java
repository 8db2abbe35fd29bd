package org.logreeve.scan;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.InputException;
import org.logreeve.waive.Waivers;

/**
 * Holds what was kept of hosts against a policy, as a scan would have: the same records, journal
 * and reports. Nothing here can open a connection.
 */
public final class Evaluation {
    private final ScanPlan plan;
    private final KeptRun kept;
    private final Clock clock;
    private final Progress progress;
    private final Stop stop;

    private Evaluation(ScanPlan plan, KeptRun kept, Clock clock, Progress progress, Stop stop) {
        this.plan = plan;
        this.kept = kept;
        this.clock = clock;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * @param plan whose hosts are judged; what it says of connections is not looked at
     * @param given the day that statements are looked at from; null for the moment at which the
     *     hosts were read
     * @throws InputException when a rule is refused or does not compile, or no host is in service
     * @throws org.logreeve.report.UnwrittenReports when the run is published, and not all reports
     * @throws IOException when the journal or {@code results.json} cannot be written
     */
    public static Journal run(
            ScanPlan plan,
            KeptRun kept,
            @Nullable LocalDate given,
            Clock clock,
            Progress progress,
            Stop stop)
            throws IOException, InterruptedException {
        return new Evaluation(plan, kept, clock, progress, stop).run(given);
    }

    private Journal run(@Nullable LocalDate given) throws IOException, InterruptedException {
        PlannedRules.check(plan);
        var started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var remembered = Remembered.of(plan, started, progress);
        String run = RunId.next(started, RunFolder.ids(plan.output()));
        RunHeader.Made made =
                given == null
                        ? RunHeader.Made.byEvaluate(kept.words(), kept.read())
                        : RunHeader.Made.byEvaluate(kept.words(), given);
        Waivers waivers = Waiving.of(plan, made, started);
        RunHeader header =
                Header.of(plan, waivers, made, remembered.inHeader(), kept.key(), run, started);
        if (header.inventory().inService().isEmpty()) {
            throw new InputException(
                    plan.inventory().path(),
                    0,
                    0,
                    "no selected host is in service on " + header.day(),
                    "see lifecycle: an evaluation of nothing proves nothing");
        }
        try (RunFolder folder = RunFolder.open(plan.output());
                Evaluator evaluator = PlannedRules.compiled(plan, progress)) {
            try (var journal = JournalWriter.create(folder.journal(run), header)) {
                judge(evaluator, remembered, header, waivers, journal);
            }
            Journal journal = Journal.read(folder.journal(run));
            Publication.of(plan, folder, journal);
            return journal;
        }
    }

    private void judge(
            Evaluator evaluator,
            Remembered remembered,
            RunHeader header,
            Waivers waivers,
            JournalWriter journal)
            throws IOException, InterruptedException {
        var store = new SnapshotStore(RunFolder.snapshots(kept.folder()));
        var assessment =
                new HostAssessment(
                        host -> reading(host, store),
                        evaluator,
                        clock,
                        null,
                        plan.inventory(),
                        header.day(),
                        waivers,
                        Before.ofEach(plan.pack(), kept.folder(), kept.runs(), progress));
        Map<String, HostRecord> records = new HashMap<>();
        List<InventoryHost> hosts = inService(header);
        progress.doing("judging %d hosts as %s kept them".formatted(hosts.size(), kept.words()));
        new HostPool(
                        remembered.on(new KeptAssessment(assessment, kept)),
                        plan.parallel(),
                        plan.inventory().limits(),
                        new StartJitter(new SplittableRandom(), java.time.Duration.ZERO),
                        stop)
                .assess(
                        hosts,
                        record -> {
                            journal.host(record);
                            records.put(record.host(), record);
                            progress.done(record, records.size(), hosts.size());
                        });
        List<String> unused = List.of();
        if (!stop.isAsked()) {
            if (!kept.standIns().isEmpty()) {
                StandIns.again(
                                plan,
                                kept.folder(),
                                kept.standIns(),
                                assessment,
                                Clock.fixed(kept.read(), ZoneOffset.UTC),
                                progress)
                        .forNotReached(List.copyOf(records.values()), journal);
            }
            unused =
                    new Subjects(plan, evaluator, header.day(), waivers)
                            .into(journal, records.values());
        }
        journal.end(
                new RunEnd(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                        stop.isAsked(),
                        unused));
    }

    private HostReading reading(InventoryHost host, SnapshotStore store) {
        Earlier found = kept.kept(host.name());
        if (found == null) {
            throw new IllegalStateException("nothing is kept of " + host.name());
        }
        return new KeptReading(host, found, store);
    }

    private List<InventoryHost> inService(RunHeader header) {
        Set<String> names =
                header.inventory().inService().stream()
                        .map(RunHeader.Line::host)
                        .collect(Collectors.toSet());
        var hosts = new ArrayList<InventoryHost>(plan.hosts());
        hosts.removeIf(host -> !names.contains(host.name()));
        return hosts;
    }
}
