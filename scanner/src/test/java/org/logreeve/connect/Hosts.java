package org.logreeve.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Credentials;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.LegacyAlgorithms;
import org.logreeve.inventory.Via;
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

    static InventoryHost at(
            int port,
            String user,
            List<Path> identities,
            Path knownHosts,
            Duration deadline,
            Credentials credentials,
            @Nullable LegacyAlgorithms legacy) {
        return named("web1", port, user, identities, knownHosts, deadline, credentials, legacy);
    }

    static InventoryHost named(
            String name,
            int port,
            String user,
            List<Path> identities,
            Path knownHosts,
            Duration deadline,
            Credentials credentials,
            @Nullable LegacyAlgorithms legacy) {
        return new InventoryHost(
                name,
                new Connection(
                        "127.0.0.1",
                        port,
                        user,
                        identities,
                        List.of(knownHosts),
                        deadline.dividedBy(2),
                        deadline,
                        List.of(),
                        Access.ssh(),
                        credentials,
                        legacy,
                        new Via.Direct()),
                HostSettings.none(),
                new Origin("hosts.yaml", 3));
    }
}
