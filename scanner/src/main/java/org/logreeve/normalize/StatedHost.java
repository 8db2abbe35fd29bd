package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Host;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** The host as a fact, from what the inventory states. */
public final class StatedHost {
    private static final String APPLICATIONS = "applications";

    private StatedHost() {}

    public static Host of(InventoryHost host) {
        return of(host.name(), host.origin(), host.settings());
    }

    public static Host of(String name, Origin origin, HostSettings settings) {
        List<String> applications =
                settings.get(APPLICATIONS).map(HostSettings.Setting::values).orElse(List.of());
        return new Host(name, applications, origin);
    }
}
