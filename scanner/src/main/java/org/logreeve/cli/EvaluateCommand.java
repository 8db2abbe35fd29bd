package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.report.Colours;
import org.logreeve.report.ReportRequest;
import org.logreeve.scan.Evaluation;
import org.logreeve.scan.Keeping;
import org.logreeve.scan.KeptRun;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Scheduling;
import org.logreeve.scan.Stop;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Hold what was kept of hosts against a policy, of any version and on any date. No host is",
            "contacted, and no server either: with the same snapshots, policy and date the verdicts",
            "are those of logreeve scan."
        },
        footer = {
            "",
            "A new run with a journal and reports of its own, as of a scan. Examples:",
            "  logreeve evaluate --from last --policy-ref v2.0.0 --report html",
            "  logreeve evaluate --snapshots reports/out -o evaluated --as-of 2026-12-31"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin InventoryOptions inventory;
    @Mixin PolicyOptions policy;
    @Mixin JudgingOptions judging;
    @Mixin StateOptions state;
    @Mixin ReportOptions reports;

    @ArgGroup(multiplicity = "1")
    Source source = new Source();

    /** Where the hosts come from. */
    static final class Source {
        @Option(
                names = "--from",
                paramLabel = "RUN",
                description = {
                    "The run that read the hosts: its id, the beginning of it, 'last' for the newest",
                    "one of the output folder, or the path of its folder (DIR/runs/ID)."
                })
        @Nullable String run;

        @Option(
                names = "--snapshots",
                paramLabel = "DIR",
                description = "Each host as it was read last by any run into this output folder.")
        @Nullable Path folder;
    }

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = {
                "The day, such as 2026-12-31, that lifecycles and statements are looked at from, for a",
                "waiver a day of its zone (default: with --from the moment that run began, else now)."
            })
    @Nullable String asOf;

    @Mixin OutputOptions output;

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "Only these hosts.")
    List<String> hosts = List.of();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Colours colours = judging.colours(console);
        List<ReportRequest> wanted = reports.beside(output.folder);
        LocalDate stated = asOf == null ? null : Day.parse("--as-of", asOf);
        Inventory read = inventory.load();
        var progress = new ConsoleProgress(console);
        KeptRun kept = kept(progress);
        var plan =
                new ScanPlan(
                        read,
                        InventoryOptions.select(read, hosts),
                        policy.loadHere(),
                        judging.failOn(),
                        read.limits().hosts(),
                        false,
                        ScanPlan.AUTH_FAILURES,
                        output.folder,
                        Scheduling.PLAIN,
                        new Keeping(null, 0, null, state.of(read, policy.ref())),
                        wanted);
        var stop = new Stop();
        Callable<org.logreeve.journal.Journal> run =
                () -> Evaluation.run(plan, kept, stated, Clock.systemUTC(), progress, stop);
        try (var signals = StopSignals.heardBy(stop, console)) {
            return signals.exit(JudgingOptions.finish(console, plan, colours, run).code());
        }
    }

    private KeptRun kept(ConsoleProgress progress) throws IOException {
        Path folder = source.folder;
        return folder == null
                ? KeptRun.of(output.folder, String.valueOf(source.run))
                : KeptRun.ofFolder(folder, Instant.now().truncatedTo(ChronoUnit.SECONDS), progress);
    }
}
