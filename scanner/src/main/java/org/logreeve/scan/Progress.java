package org.logreeve.scan;

import org.logreeve.journal.HostRecord;

/** Who wants to know how far a run is; called from several threads. */
public interface Progress {
    /** The run is about to do something that takes a while. */
    void doing(String what);

    /** A host is done and its record is durable. */
    void done(HostRecord host, int finished, int all);
}
