package org.logreeve.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.journal.Journal;

/** Some reports of a run could not be written; its journal and the other reports are. */
public final class UnwrittenReports extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Journal journal;
    private final transient List<Path> written;
    private final transient Map<Path, IOException> failed;

    UnwrittenReports(Journal journal, List<Path> written, Map<Path, IOException> failed) {
        super("these reports could not be written: " + failed.keySet());
        this.journal = journal;
        this.written = List.copyOf(written);
        this.failed = new LinkedHashMap<>(failed);
    }

    /** The run that the reports are of. */
    public Journal journal() {
        return journal;
    }

    /** The files that could be written. */
    public List<Path> written() {
        return written;
    }

    /** Why, by file. */
    public Map<Path, IOException> failed() {
        return new LinkedHashMap<>(failed);
    }
}
