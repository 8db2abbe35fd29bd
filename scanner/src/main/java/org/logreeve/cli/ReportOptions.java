package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.logreeve.journal.Journal;
import org.logreeve.report.Colours;
import org.logreeve.report.ReportFormat;
import org.logreeve.report.ReportRequest;
import org.logreeve.report.TerminalReport;
import picocli.CommandLine.Option;

/** Which reports are made of a run. */
final class ReportOptions {
    /** Written by each scan: explanations, merges and older pipelines rest on it. */
    private static final ReportRequest ALWAYS = new ReportRequest(ReportFormat.JSON, "");

    @Option(
            names = "--report",
            paramLabel = "FORMAT[=PATH]",
            completionCandidates = Formats.class,
            description =
                    "Write a report: ${COMPLETION-CANDIDATES}. Can be given several times; PATH -"
                            + " is standard output (for one of them), without PATH it goes into the"
                            + " output folder.")
    List<String> reports = List.of();

    /**
     * What the user asks for.
     *
     * @param folder where reports go that have no path of their own
     * @throws InputException when it cannot be written as asked for
     */
    List<ReportRequest> of(Path folder) {
        List<ReportRequest> requests = ReportRequest.parse(reports);
        ReportRequest.check(requests, folder);
        return requests;
    }

    /**
     * What the user asks for of a scan, which writes {@code results.json} anyway.
     *
     * @throws InputException when it cannot be written as asked for
     */
    List<ReportRequest> beside(Path folder) {
        var requests = new ArrayList<>(ReportRequest.parse(reports));
        requests.add(ALWAYS);
        ReportRequest.check(requests, folder);
        requests.removeIf(Predicate.isEqual(ALWAYS));
        return requests;
    }

    /** What a scan shows at its end: a report on standard output. */
    static void show(
            Console console, Journal journal, Colours colours, List<ReportRequest> requests)
            throws IOException {
        if (requests.stream().noneMatch(ReportRequest::isToStandardOutput)) {
            console.print(TerminalReport.of(journal, colours));
        }
        print(console, journal, colours, requests);
    }

    /** The files that a scan writes. */
    static List<Path> files(List<ReportRequest> requests, Path folder) {
        return Stream.concat(Stream.of(ALWAYS), requests.stream())
                .filter(request -> !request.isToStandardOutput())
                .map(request -> request.file(folder))
                .toList();
    }

    /** The one for standard output, if any. */
    static void print(
            Console console, Journal journal, Colours colours, List<ReportRequest> requests)
            throws IOException {
        for (ReportRequest request : requests) {
            if (request.isToStandardOutput() && request.format() == ReportFormat.TERMINAL) {
                console.print(TerminalReport.of(journal, colours));
            } else if (request.isToStandardOutput()) {
                console.write(request.format().of(journal));
            }
        }
    }

    /** For help and completion. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReportFormat.words().iterator();
        }
    }
}
