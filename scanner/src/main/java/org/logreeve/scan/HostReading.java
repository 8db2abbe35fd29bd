package org.logreeve.scan;

import org.jspecify.annotations.Nullable;
import org.logreeve.journal.HostRecord;
import org.logreeve.normalize.HostModel;
import org.logreeve.text.HostException;

/** How one host comes to be known: read now, or read before and kept. */
interface HostReading {
    HostModel read() throws HostException;

    /** How the host was reached; null when it was not, or has no connection. */
    HostRecord.@Nullable Connection connection();

    /** With which rights it was read. */
    HostRecord.Access access();
}
