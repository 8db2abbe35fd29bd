package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.ReportFiles;
import org.logreeve.report.ResultsJson;
import org.logreeve.report.UnwrittenReports;
import org.logreeve.text.AtomicFile;

/** Makes a run that is over the one that its folder's reports are of. */
final class Publication {
    private Publication() {}

    /**
     * @throws UnwrittenReports when the run is published, and not all of the plan's reports
     * @throws IOException when {@code results.json} cannot be written
     */
    static void of(ScanPlan plan, RunFolder folder, Journal journal) throws IOException {
        String run = journal.header().run();
        AtomicFile.write(folder.report("results.json"), ResultsJson.of(journal));
        List<Path> written;
        try {
            written = ReportFiles.write(journal, plan.reports(), plan.output());
        } catch (UnwrittenReports e) {
            folder.publish(run, ReportFiles.inTheirPlace(e.written(), plan.output()));
            throw e;
        }
        folder.publish(run, ReportFiles.inTheirPlace(written, plan.output()));
    }
}
