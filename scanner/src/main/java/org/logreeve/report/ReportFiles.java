package org.logreeve.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.journal.Journal;
import org.logreeve.text.AtomicFile;

/** Writes the reports of one run, each whole or not at all. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Names of those that lie where a report goes that has no path of its own; without {@code
     * results.json}, which each scan writes.
     */
    public static List<String> inTheirPlace(Collection<Path> files, Path folder) {
        List<Path> given = files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format != ReportFormat.JSON)
                .map(ReportFormat::fileName)
                .filter(name -> given.contains(folder.resolve(name).toAbsolutePath().normalize()))
                .toList();
    }

    /**
     * Writes what does not go to standard output; one that cannot be written leaves the others.
     *
     * @param folder where reports go that have no path of their own
     * @return the files
     * @throws UnwrittenReports when all others are written
     */
    public static List<Path> write(Journal journal, List<ReportRequest> requests, Path folder)
            throws UnwrittenReports {
        var written = new ArrayList<Path>();
        Map<Path, IOException> failed = new LinkedHashMap<>();
        for (ReportRequest request : requests) {
            if (!request.isToStandardOutput()) {
                Path file = request.file(folder);
                try {
                    AtomicFile.write(file, request.format().of(journal));
                    written.add(file);
                } catch (IOException e) {
                    failed.put(file, e);
                } catch (RuntimeException e) {
                    // a fault of ours in one format must take neither the others nor the run
                    failed.put(file, new IOException("internal error in " + file + ": " + e, e));
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new UnwrittenReports(journal, written, failed);
        }
        return written;
    }
}
