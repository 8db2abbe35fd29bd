package org.logreeve.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logreeve.text.Origin;

/**
 * One host of the inventory.
 *
 * @param name its identity in every report
 * @param connection how to reach it
 * @param settings what the inventory states about it, for rules
 * @param lifecycle whether it is in service
 * @param groups those that it is in, each before its children
 * @param labels what it shares with others, for limits
 * @param schedule when it may be read, and how loaded it may be then
 * @param origin the line that names it
 */
public record InventoryHost(
        String name,
        Connection connection,
        HostSettings settings,
        Lifecycle lifecycle,
        List<String> groups,
        Set<String> labels,
        HostSchedule schedule,
        Origin origin) {
    public InventoryHost {
        groups = List.copyOf(groups);
        labels = Set.copyOf(labels);
    }

    /** The service it belongs to, as the inventory states it. */
    public Optional<String> service() {
        return settings.get("service").flatMap(each -> each.values().stream().findFirst());
    }

    /** What it is for, as the inventory states it. */
    public List<String> roles() {
        return settings.get("role").map(HostSettings.Setting::values).orElse(List.of());
    }

    /** A host without groups. */
    public InventoryHost(
            String name,
            Connection connection,
            HostSettings settings,
            Lifecycle lifecycle,
            Set<String> labels,
            HostSchedule schedule,
            Origin origin) {
        this(name, connection, settings, lifecycle, List.of(), labels, schedule, origin);
    }

    /** A host in service, without groups and labels, at any time and however loaded. */
    public InventoryHost(String name, Connection connection, HostSettings settings, Origin origin) {
        this(name, connection, settings, Lifecycle.ACTIVE, Set.of(), HostSchedule.ANY_TIME, origin);
    }
}
