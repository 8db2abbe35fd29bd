package org.logreeve.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.inventory.Inventory;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.Colours;
import org.logreeve.report.ReportRequest;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private final Console console;

    @Mixin InventoryOptions inventory;
    @Mixin PolicyOptions policy;
    @Mixin ReadingOptions reading;
    @Mixin KeepingOptions keeping;
    @Mixin StandInOptions standIn;
    @Mixin StateOptions state;
    @Mixin JudgingOptions judging;
    @Mixin ReportOptions reports;

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Colours colours = judging.colours(console);
        List<ReportRequest> wanted = reports.beside(reading.output.folder);
        Inventory read = inventory.load();
        var plan =
                new ScanPlan(
                        read,
                        reading.hosts(read, RunHeader.Made.BY_SCAN, console),
                        policy.load(console, read.defaults()),
                        judging.failOn(),
                        reading.parallel(read),
                        reading.secondPass(),
                        reading.authFailures(),
                        reading.output.folder,
                        reading.scheduling(read),
                        keeping.of(read, standIn.from(), state.of(read, policy.ref())),
                        wanted);
        var stop = new Stop();
        try (var signals = StopSignals.heardBy(stop, console)) {
            return signals.exit(
                    JudgingOptions.finish(console, plan, colours, () -> scan(plan, stop)).code());
        }
    }

    private Journal scan(ScanPlan plan, Stop stop) throws Exception {
        var progress = new ConsoleProgress(console);
        String resume = reading.resume;
        return resume == null
                ? Scan.run(plan, Clock.systemUTC(), progress, stop)
                : Scan.resume(plan, resume, Clock.systemUTC(), progress, stop);
    }
}
