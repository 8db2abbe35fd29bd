package org.logreeve.scan;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.CollectorVersions;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.normalize.HostModel;
import org.logreeve.normalize.StatedHost;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.HostException;

/** One host as a run read and kept it; nobody is asked. */
final class KeptReading implements HostReading {
    private static final String PHASE = "kept";

    private final InventoryHost host;
    private final Earlier kept;
    private final SnapshotStore store;

    KeptReading(InventoryHost host, Earlier kept, SnapshotStore store) {
        this.host = host;
        this.kept = kept;
        this.store = store;
    }

    @Override
    public HostModel read() throws HostException {
        int version = access().collector();
        var known = CollectorVersions.shipped();
        // fixture trees are read by none
        if (version != 0 && !known.accepts(version)) {
            throw new HostException(
                    "LR-2302",
                    PHASE,
                    "run %s read it with version %d of the collector; this logreeve knows %d and the two before it"
                            .formatted(kept.run(), version, known.newest()),
                    "evaluate with the logreeve that read it, or collect it again");
        }
        try {
            return HostModel.of(kept.from(store), StatedHost.of(host));
        } catch (IOException e) {
            throw new HostException(
                    "LR-2301",
                    PHASE,
                    "the snapshot that run %s kept of it cannot be used: %s"
                            .formatted(kept.run(), e.getMessage()),
                    "collect it again: logreeve collect " + host.name());
        }
    }

    @Override
    public HostRecord.@Nullable Connection connection() {
        return kept.record().connection();
    }

    @Override
    public HostRecord.Access access() {
        return kept.record().access();
    }
}
