package org.logreeve.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.logreeve.finding.Exit;
import org.logreeve.finding.Severity;
import org.logreeve.journal.Journal;
import org.logreeve.report.Colours;
import org.logreeve.report.Summary;
import org.logreeve.report.UnwrittenReports;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.UnwrittenState;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What counts of the verdicts of a run, and how its end is told. */
final class JudgingOptions {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "high",
            description =
                    "Findings and unknowns count from here: info, low, medium, high, critical"
                            + " (default: ${DEFAULT-VALUE}).")
    String failOn;

    @Mixin ColourOptions colour;

    Colours colours(Console console) {
        return colour.on(console);
    }

    Severity failOn() {
        return severity(failOn);
    }

    /**
     * Makes a run, prints its report and says where the others are.
     *
     * @param run makes the journal, and the reports of the plan
     */
    static Exit finish(Console console, ScanPlan plan, Colours colours, Callable<Journal> run)
            throws Exception {
        List<Path> files = ReportOptions.files(plan.reports(), plan.output());
        try {
            Journal journal = run.call();
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
        } catch (UnwrittenState e) {
            ReportOptions.show(console, e.journal(), colours, plan.reports());
            files.forEach(file -> console.say("Report: " + file));
            Main.report(console, e);
            return Exit.INTERNAL;
        }
    }

    private static Severity severity(String word) {
        List<String> words = Arrays.stream(Severity.values()).map(Severity::word).toList();
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
