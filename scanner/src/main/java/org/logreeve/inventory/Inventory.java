package org.logreeve.inventory;

import java.util.List;

/**
 * The hosts of an estate, in the file's order.
 *
 * @param path the file as the user named it
 * @param name the inventory's own name
 * @param digest SHA-256 of the file's bytes
 * @param hosts at least one
 * @param limits how many of them at a time
 */
public record Inventory(
        String path, String name, String digest, List<InventoryHost> hosts, LoadLimits limits) {
    public Inventory {
        hosts = List.copyOf(hosts);
    }

    /** Under the limits that hold when nothing is said. */
    public Inventory(String path, String name, String digest, List<InventoryHost> hosts) {
        this(path, name, digest, hosts, LoadLimits.STANDARD);
    }
}
