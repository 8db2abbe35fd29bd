package org.logreeve.scan;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.logreeve.collect.Redaction;
import org.logreeve.connect.SshConnector;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.ResultsJson;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;

/** The run: from a plan to a journal and its reports. */
public final class Scan {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ScanPlan plan;
    private final Clock clock;
    private final Progress progress;

    private Scan(ScanPlan plan, Clock clock, Progress progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Scans the hosts of the plan. The rules are compiled before any host is contacted.
     *
     * @throws InputException when a rule is refused or does not compile
     * @throws IOException when the journal or a report cannot be written
     */
    public static Journal run(ScanPlan plan, Clock clock, Progress progress)
            throws IOException, InterruptedException {
        return new Scan(plan, clock, progress).run();
    }

    private Journal run() throws IOException, InterruptedException {
        checkSettings();
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String run = RUN_ID.format(started) + "-" + randomHex(3);
        progress.doing("compiling %d rules".formatted(plan.pack().rules().size()));
        try (RunFolder folder = RunFolder.open(plan.output());
                Evaluator evaluator = Evaluator.start(plan.pack(), WorkerLimits.STANDARD);
                SshConnector connector = new SshConnector()) {
            progress.doing("scanning %d hosts".formatted(plan.hosts().size()));
            var assessment =
                    new HostAssessment(
                            connector, evaluator, Redaction.withKey(randomBytes(32)), clock);
            try (var journal =
                    JournalWriter.create(folder.journal(run), header(run, started.toString()))) {
                assess(assessment, journal);
                journal.end(
                        new RunEnd(
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), false));
            }
            Journal journal = Journal.read(folder.journal(run));
            AtomicFile.write(folder.report("results.json"), ResultsJson.of(journal));
            folder.publish(run);
            return journal;
        }
    }

    /** A setting that no rule can use is said before any host is contacted. */
    private void checkSettings() {
        var problems =
                Evaluator.settingProblems(
                        plan.pack(),
                        plan.hosts().stream()
                                .map(host -> HostAssessment.settings(host.settings()))
                                .toList());
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void assess(HostAssessment assessment, JournalWriter journal)
            throws IOException, InterruptedException {
        var slots = new Semaphore(plan.parallel());
        try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var done = new ExecutorCompletionService<HostRecord>(hosts);
                for (InventoryHost host : plan.hosts()) {
                    done.submit(
                            () -> {
                                slots.acquire();
                                try {
                                    return assessment.of(host);
                                } finally {
                                    slots.release();
                                }
                            });
                }
                for (int finished = 1; finished <= plan.hosts().size(); finished++) {
                    HostRecord record = value(done.take());
                    journal.host(record);
                    progress.done(record, finished, plan.hosts().size());
                }
            } finally {
                // a run that cannot be recorded contacts no further hosts
                hosts.shutdownNow();
            }
        }
    }

    private static HostRecord value(Future<HostRecord> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            // an assessment turns every trouble of a host into a record; this is a fault of ours
            throw new IllegalStateException(e.getCause());
        }
    }

    private RunHeader header(String run, String started) {
        Inventory inventory = plan.inventory();
        PolicyPack pack = plan.pack();
        return new RunHeader(
                run,
                started,
                Tool.VERSION,
                plan.failOn().word(),
                new RunHeader.Inventory(
                        inventory.path(),
                        inventory.name(),
                        inventory.digest(),
                        plan.hosts().stream()
                                .map(h -> new RunHeader.Line(h.name(), h.origin().toString()))
                                .toList()),
                new RunHeader.Policy(
                        pack.name(),
                        pack.version(),
                        pack.origin().source(),
                        pack.origin().commit(),
                        pack.origin().state(),
                        pack.digest()),
                rules(pack));
    }

    private static List<RunHeader.Rule> rules(PolicyPack pack) {
        return pack.rules().values().stream()
                .map(
                        rule ->
                                new RunHeader.Rule(
                                        rule.id(),
                                        rule.requirement(),
                                        rule.title(),
                                        rule.severity().word(),
                                        rule.guidance().rationale(),
                                        rule.guidance().remediation().getOrDefault("text", ""),
                                        rule.drl()))
                .toList();
    }

    private static String randomHex(int bytes) {
        return HexFormat.of().formatHex(randomBytes(bytes));
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
