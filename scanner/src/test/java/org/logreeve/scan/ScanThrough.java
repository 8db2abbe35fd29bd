package org.logreeve.scan;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.logreeve.connect.SshConnector;
import org.logreeve.journal.Journal;

/** A whole run over connections that a test shapes. */
public final class ScanThrough {

    private ScanThrough() {}

    public static Journal run(ScanPlan plan, Supplier<SshConnector> connectors)
            throws IOException, InterruptedException {
        return Scan.run(plan, Clock.systemUTC(), new SilentProgress(), new Stop(), connectors);
    }
}
