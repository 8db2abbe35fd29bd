package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.journal.FindRun;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.ReportFiles;
import org.logreeve.report.ReportFormat;
import org.logreeve.report.ReportRequest;
import org.logreeve.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logreeve report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Write reports of a run that is over, from its journal alone: with the same bytes,"
                        + " without its hosts, inventory, policy or network.",
        footer = {
            "",
            "Without --report, the terminal report goes to standard output. Reports"
                    + " without PATH go into the output folder when they are of the run that its"
                    + " results.json is of, else beside the journal. Examples:",
            "  logreeve report --from last --report junit --report csv=findings.csv",
            "  logreeve report --from 20261122T120000Z --report ndjson=-"
        })
final class ReportCommand implements Callable<Integer> {
    private static final List<ReportRequest> TERMINAL =
            List.of(new ReportRequest(ReportFormat.TERMINAL, ""));

    private final Console console;

    @Option(
            names = "--from",
            paramLabel = "RUN",
            required = true,
            description =
                    "The run: its id, the beginning of it, 'last' for that of the last report, or the"
                            + " path of its folder (DIR/runs/ID).")
    String from;

    @Mixin OutputOptions output;

    @Mixin ColourOptions colour;

    @Mixin ReportOptions reports;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        var colours = colour.on(console);
        Path file = FindRun.in(output.folder, from);
        Path folder =
                RunFolder.isPublished(output.folder, file)
                        ? output.folder
                        : file.resolveSibling("");
        List<ReportRequest> requests = reports.of(folder);
        if (requests.isEmpty()) {
            requests = TERMINAL;
        }
        Journal journal = Journal.read(file);
        if (!journal.header().made().hasJudged()) {
            throw new InputException(
                    "--from",
                    0,
                    0,
                    "run %s is a collection: nothing was judged".formatted(journal.header().run()),
                    "logreeve evaluate --from " + journal.header().run());
        }
        ReportOptions.print(console, journal, colours, requests);
        write(journal, file, requests, folder).forEach(report -> console.say("Report: " + report));
        return 0;
    }

    /** A scan that is writing to the folder is not disturbed. */
    private List<Path> write(Journal journal, Path file, List<ReportRequest> requests, Path folder)
            throws IOException {
        if (!folder.equals(output.folder)
                || requests.stream().allMatch(ReportRequest::isToStandardOutput)) {
            return ReportFiles.write(journal, requests, folder);
        }
        try (RunFolder held = RunFolder.open(folder)) {
            held.expectPublished(file);
            List<Path> written = ReportFiles.write(journal, requests, folder);
            held.addReports(ReportFiles.inTheirPlace(written, folder));
            return written;
        }
    }
}
