package org.logreeve.inventory;

import org.logreeve.text.Origin;

/**
 * One host of the inventory.
 *
 * @param name its identity in every report
 * @param connection how to reach it
 * @param settings what the inventory states about it, for rules
 * @param lifecycle whether it is in service
 * @param schedule when it may be read, and how loaded it may be then
 * @param origin the line that names it
 */
public record InventoryHost(
        String name,
        Connection connection,
        HostSettings settings,
        Lifecycle lifecycle,
        HostSchedule schedule,
        Origin origin) {
    /** A host in service, at any time and however loaded. */
    public InventoryHost(String name, Connection connection, HostSettings settings, Origin origin) {
        this(name, connection, settings, Lifecycle.ACTIVE, HostSchedule.ANY_TIME, origin);
    }
}
