package org.logreeve.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.journal.Journal;
import org.logreeve.report.Colours;
import org.logreeve.report.Summary;
import org.logreeve.report.TerminalReport;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
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
            "standard error. Example: logreeve scan -i inventory/hosts.yaml web01 web02"
        })
final class ScanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin InventoryOptions inventory;
    @Mixin PolicyOptions policy;

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
            defaultValue = "32",
            description = "Hosts at a time (default: ${DEFAULT-VALUE}).")
    int parallel;

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

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "Only these hosts.")
    List<String> hosts = List.of();

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Colours colours = console.colours(colour);
        Inventory read = inventory.load();
        var plan =
                new ScanPlan(
                        read,
                        InventoryOptions.select(read, hosts),
                        policy.load(),
                        severity(failOn),
                        inRange(parallel),
                        output);
        Journal journal = Scan.run(plan, Clock.systemUTC(), new ConsoleProgress(console));
        console.print(TerminalReport.of(journal, colours));
        console.say("Report: " + output.resolve("results.json"));
        return Summary.of(journal).exit().code();
    }

    private static int inRange(int parallel) {
        if (parallel < 1 || parallel > 512) {
            throw new InputException(
                    "--parallel", 0, 0, "wants a number from 1 to 512, not '" + parallel + "'", "");
        }
        return parallel;
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
