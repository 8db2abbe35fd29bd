package org.logreeve.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Exit;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.Colours;
import org.logreeve.report.ReportRequest;
import org.logreeve.report.Summary;
import org.logreeve.report.UnwrittenReports;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Stop;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve scan}. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Scan the hosts of an inventory and hold them against a policy.",
        footer = {
            "",
            "Results go to standard output and to results.json in the output folder, progress to",
            "standard error. Examples:",
            "  logreeve scan -i inventory/hosts.yaml web01 web02",
            "  logreeve scan --report junit --report markdown=summary.md"
        })
final class ScanCommand implements Callable<Integer> {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final Console console;

    @Mixin InventoryOptions inventory;
    @Mixin PolicyOptions policy;
    @Mixin ScheduleOptions schedule;
    @Mixin KeepingOptions keeping;
    @Mixin ReportOptions reports;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "high",
            description =
                    "Findings and unknowns count from here: info, low, medium, high, critical"
                            + " (default: ${DEFAULT-VALUE}).")
    String failOn;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Hosts at a time, whatever limits.hosts of the inventory says (default there:"
                            + " 32).")
    @Nullable Integer parallel;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "reports/out",
            description = "Folder of journals and reports (default: ${DEFAULT-VALUE}).")
    Path output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never (default: ${DEFAULT-VALUE}).")
    String colour;

    @Option(
            names = "--no-second-pass",
            description =
                    "Do not try hosts again at the end whose trouble may have passed by then"
                            + " (refused, no answer, connection lost, busy).")
    boolean noSecondPass;

    @Option(
            names = "--max-auth-failures",
            paramLabel = "N",
            defaultValue = "3",
            description = {
                "Hosts in a row that may refuse an account with the same keys; then no further host",
                "is contacted with them, so that a wrong key locks nobody out (default:"
                        + " ${DEFAULT-VALUE})."
            })
    int authFailures;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "Go on with a run that was cut off or stopped, by its id, or 'last'. Give the same",
                "inventory, policy, hosts and --fail-on; finished hosts are not contacted again."
            })
    @Nullable String resume;

    @Option(
            names = "--retry-failed",
            paramLabel = "RUN",
            description = {
                "A new run over the hosts only that a run did not assess: its id, or 'last' for the",
                "run of the last report."
            })
    @Nullable String retryFailed;

    @Option(
            names = "--wait-for-windows",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How long to wait, when all other hosts are done, for audit windows to open or"
                            + " a freeze to end, such as 90m (default: ${DEFAULT-VALUE}).")
    String patience;

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "Only these hosts.")
    List<String> hosts = List.of();

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Colours colours = console.colours(colour);
        List<ReportRequest> wanted = reports.beside(output);
        Inventory read = inventory.load();
        var plan =
                new ScanPlan(
                        read,
                        InventoryOptions.select(read, names()),
                        policy.load(console, read.defaults()),
                        severity(failOn),
                        parallel == null
                                ? read.limits().hosts()
                                : inRange("--parallel", parallel, 512),
                        !noSecondPass,
                        inRange("--max-auth-failures", authFailures, 100_000),
                        output,
                        schedule.of(read, patience(patience)),
                        keeping.of(read),
                        wanted);
        var stop = new Stop();
        try (var signals = StopSignals.heardBy(stop, console)) {
            return signals.exit(finish(plan, stop, colours).code());
        }
    }

    private Exit finish(ScanPlan plan, Stop stop, Colours colours) throws Exception {
        List<Path> files = ReportOptions.files(plan.reports(), output);
        try {
            Journal journal = scan(plan, stop);
            ReportOptions.show(console, journal, colours, plan.reports());
            files.forEach(file -> console.say("Report: " + file));
            return Summary.of(journal).exit();
        } catch (UnwrittenReports e) {
            ReportOptions.show(console, e.journal(), colours, plan.reports());
            files.stream()
                    .filter(file -> !e.failed().containsKey(file))
                    .forEach(file -> console.say("Report: " + file));
            Main.report(console, e);
            return Exit.INTERNAL;
        }
    }

    private Journal scan(ScanPlan plan, Stop stop) throws Exception {
        var progress = new ConsoleProgress(console);
        return resume == null
                ? Scan.run(plan, Clock.systemUTC(), progress, stop)
                : Scan.resume(plan, resume, Clock.systemUTC(), progress, stop);
    }

    /** The hosts that are named, or of these the ones that another run did not assess. */
    private List<String> names() throws Exception {
        if (retryFailed == null) {
            return hosts;
        }
        if (resume != null) {
            throw new InputException(
                    "--retry-failed",
                    0,
                    0,
                    "does not go with --resume",
                    "one goes on with a run, the other starts a new one");
        }
        Journal before = RunFolder.read(output, retryFailed);
        List<String> failed =
                before.notAssessed().stream()
                        .filter(host -> hosts.isEmpty() || hosts.contains(host))
                        .toList();
        if (failed.isEmpty()) {
            throw new InputException(
                    "--retry-failed",
                    0,
                    0,
                    "run " + before.header().run() + " assessed every host: nothing to try again",
                    "");
        }
        console.say(
                "Run %s did not assess %d hosts; this new run is of these only."
                        .formatted(before.header().run(), failed.size()));
        return failed;
    }

    private static int inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new InputException(
                    option,
                    0,
                    0,
                    "wants a number from 1 to %d, not '%d'".formatted(most, value),
                    "");
        }
        return value;
    }

    private static Duration patience(String text) {
        Duration time =
                text.matches("[0-9]{1,6}[smh]")
                        ? Duration.parse("PT" + text)
                        : LONGEST_WAIT.plusSeconds(1);
        if (time.compareTo(LONGEST_WAIT) > 0) {
            throw new InputException(
                    "--wait-for-windows",
                    0,
                    0,
                    "wants a time such as 90m or 8h, at most 24h, not '" + text + "'",
                    "");
        }
        return time;
    }

    private static Severity severity(String word) {
        List<String> words =
                java.util.Arrays.stream(Severity.values()).map(Severity::word).toList();
        if (!words.contains(word)) {
            throw new InputException(
                    "--fail-on",
                    0,
                    0,
                    "'" + word + "' is no severity; known: " + String.join(", ", words),
                    Nearest.hint(word, words));
        }
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
