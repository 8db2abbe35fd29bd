package org.logreeve.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;

/** Which hosts were not assessed for the very same reason, such as a jump host that is down. */
final class SharedTroubles {
    private final Map<HostRecord.Trouble, List<String>> hosts = new HashMap<>();

    private SharedTroubles() {}

    static SharedTroubles of(Journal journal) {
        var shared = new SharedTroubles();
        for (HostRecord host : journal.hosts()) {
            if (host.error() != null) {
                shared.hosts
                        .computeIfAbsent(host.error(), trouble -> new ArrayList<>())
                        .add(host.host());
            }
        }
        return shared;
    }

    /** In the inventory's order. */
    List<String> hosts(HostRecord.Trouble trouble) {
        return hosts.getOrDefault(trouble, List.of());
    }
}
