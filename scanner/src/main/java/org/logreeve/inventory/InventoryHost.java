package org.logreeve.inventory;

import org.logreeve.text.Origin;

/**
 * One host of the inventory.
 *
 * @param name its identity in every report
 * @param connection how to reach it
 * @param settings what the inventory states about it, for rules
 * @param origin the line that names it
 */
public record InventoryHost(
        String name, Connection connection, HostSettings settings, Origin origin) {}
