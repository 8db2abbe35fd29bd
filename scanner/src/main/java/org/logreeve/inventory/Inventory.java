package org.logreeve.inventory;

import java.util.List;

/**
 * The hosts of an estate, in the file's order.
 *
 * @param path the file as the user named it
 * @param name the inventory's own name
 * @param digest SHA-256 of the file's bytes
 * @param hosts at least one
 */
public record Inventory(String path, String name, String digest, List<InventoryHost> hosts) {
    public Inventory {
        hosts = List.copyOf(hosts);
    }
}
