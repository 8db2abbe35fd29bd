package org.logreeve.scan;

import java.util.Set;
import org.logreeve.collect.LoadLimits;
import org.logreeve.journal.HostRecord;

/** Why a host is left alone on purpose: nothing is wrong with it or with the way to it. */
final class Postponement {
    /** No audit window of the host is open. */
    static final String OUTSIDE_WINDOWS = "LR-1200";

    /** The freeze file is there. */
    static final String FROZEN = "LR-1201";

    /** The collector found the host too loaded. */
    static final String BUSY = LoadLimits.BUSY;

    private static final Set<String> ALL = Set.of(OUTSIDE_WINDOWS, FROZEN, BUSY);

    private Postponement() {}

    static boolean isOne(HostRecord.Trouble trouble) {
        return ALL.contains(trouble.code());
    }

    /** Whether the host was not even contacted. */
    static boolean keptAway(HostRecord record) {
        HostRecord.Trouble error = record.error();
        return error != null && isOne(error) && !error.code().equals(BUSY);
    }
}
