package org.logreeve.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.finding.Exit;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.Summary;
import org.logreeve.scan.Keeping;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Stop;
import org.logreeve.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code logreeve collect}. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = {
            "Read the hosts of an inventory and keep what was read, redacted, in the output folder.",
            "No policy is needed and nothing is judged: see logreeve evaluate."
        },
        footer = {
            "",
            "Exits 0 when every host in service was read and kept, 3 when one was not. The reports of",
            "the output folder stay those of its last scan. Examples:",
            "  logreeve collect -i inventory/hosts.yaml web01 web02",
            "  logreeve evaluate --from last --policy-ref v2.0.0"
        })
final class CollectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin InventoryOptions inventory;
    @Mixin ReadingOptions reading;
    @Mixin KeepingOptions keeping;

    CollectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Inventory read = inventory.load();
        Keeping kept = keeping.of(read, null, null);
        if (kept.days() == 0) {
            throw new InputException(
                    "--keep-snapshots",
                    0,
                    0,
                    "a collection that keeps nothing is of no use",
                    "name a number of days, from 1");
        }
        var plan =
                new ScanPlan(
                        read,
                        reading.hosts(read, RunHeader.Made.BY_COLLECT, console),
                        PolicyPack.none(),
                        Severity.HIGH,
                        reading.parallel(read),
                        reading.secondPass(),
                        reading.authFailures(),
                        reading.output.folder,
                        reading.scheduling(read),
                        kept,
                        List.of());
        var stop = new Stop();
        try (var signals = StopSignals.heardBy(stop, console)) {
            Journal journal = collect(plan, stop);
            show(journal);
            return signals.exit(Summary.of(journal).exit().code());
        }
    }

    private Journal collect(ScanPlan plan, Stop stop) throws Exception {
        var progress = new ConsoleProgress(console);
        String resume = reading.resume;
        return resume == null
                ? Scan.collect(plan, Clock.systemUTC(), progress, stop)
                : Scan.resumeCollection(plan, resume, Clock.systemUTC(), progress, stop);
    }

    private void show(Journal journal) {
        for (HostRecord host : journal.hosts()) {
            HostRecord.Trouble error = host.error();
            if (error != null) {
                console.line(
                        "%s  %s  %s %s"
                                .formatted(
                                        host.host(),
                                        host.isPostponed() ? "POSTPONED" : "NOT READ",
                                        error.code(),
                                        error.cause()));
                console.line("    next: " + error.next());
            }
        }
        Summary summary = Summary.of(journal);
        console.line(
                "Hosts %d: %d read and kept, %d not read%s. Nothing was judged."
                        .formatted(
                                summary.hosts(),
                                summary.assessed(),
                                summary.notAssessed(),
                                summary.notInService() == 0
                                        ? ""
                                        : ", %d not in service".formatted(summary.notInService())));
        String next =
                summary.exit() == Exit.INTERRUPTED
                        ? "logreeve collect --resume "
                        : "logreeve evaluate --from ";
        console.say("Run %s: %s%s".formatted(journal.header().run(), next, journal.header().run()));
    }
}
