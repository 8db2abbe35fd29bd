package org.logreeve.scan;

import java.io.IOException;
import org.logreeve.journal.Journal;

/** A run is over, and its state could not be written. */
public final class UnwrittenState extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Journal journal;

    UnwrittenState(Journal journal, String place, Exception why) {
        super(
                "run %s is over, and its state cannot be written to %s: %s"
                        .formatted(journal.header().run(), place, why.getMessage()),
                why);
        this.journal = journal;
    }

    /** The run, whose reports are there. */
    public Journal journal() {
        return journal;
    }
}
