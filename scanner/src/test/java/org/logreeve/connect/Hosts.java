package org.logreeve.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** Inventory hosts for tests. */
final class Hosts {
    private Hosts() {}

    static InventoryHost at(int port, Path identity, Path knownHosts, Duration deadline) {
        return at("127.0.0.1", port, "root", List.of(identity), List.of(knownHosts), deadline);
    }

    static InventoryHost at(
            String address,
            int port,
            String user,
            List<Path> identities,
            List<Path> knownHosts,
            Duration deadline) {
        return new InventoryHost(
                "web1",
                new Connection(
                        address,
                        port,
                        user,
                        identities,
                        knownHosts,
                        deadline.dividedBy(2),
                        deadline),
                HostSettings.none(),
                new Origin("hosts.yaml", 3));
    }
}
