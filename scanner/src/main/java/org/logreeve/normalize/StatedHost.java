package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Host;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** The host as a fact, from what the inventory states. */
public final class StatedHost {
    private StatedHost() {}

    public static Host of(InventoryHost host) {
        return of(host.name(), host.groups(), host.origin(), host.settings());
    }

    /**
     * @param groups those that it is in, with their parents
     */
    public static Host of(String name, List<String> groups, Origin origin, HostSettings settings) {
        return new Host(
                name,
                groups,
                all(settings, "role"),
                one(settings, "service"),
                one(settings, "team"),
                one(settings, "classification"),
                one(settings, "environment"),
                one(settings, "exposure"),
                one(settings, "tier"),
                settings.isRole() ? "role" : "host",
                all(settings, "applications"),
                all(settings, "agents"),
                all(settings, "log_volumes"),
                origin);
    }

    private static String one(HostSettings settings, String name) {
        return all(settings, name).stream().findFirst().orElse("");
    }

    private static List<String> all(HostSettings settings, String name) {
        return settings.get(name).map(HostSettings.Setting::values).orElse(List.of());
    }
}
