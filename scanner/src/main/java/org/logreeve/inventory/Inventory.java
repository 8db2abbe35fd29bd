package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of an estate, in the file's order.
 *
 * @param path the file as the user named it
 * @param name the inventory's own name
 * @param digest SHA-256 over the file and the statements beside it: of what {@code sha256sum}
 *     prints of the file, {@code people.yaml}, {@code services.yaml}, {@code holidays.yaml} and the
 *     files below {@code attestations/} and {@code waivers/}, in the order of their paths
 * @param freezeFile while this file is there, no host is contacted; null for none
 * @param redactionKey where the key of the marks for secrets is; null for a key of each run's own
 * @param hosts at least one
 * @param limits how many of them at a time
 * @param statements what people stated beside it
 * @param defaults what it says of connections in general; without an address
 */
public record Inventory(
        String path,
        String name,
        String digest,
        @Nullable Path freezeFile,
        @Nullable SecretReference redactionKey,
        List<InventoryHost> hosts,
        HostLimits limits,
        Statements statements,
        Connection defaults) {
    public Inventory {
        hosts = List.copyOf(hosts);
    }

    /** Without a freeze file, with a redaction key of each run's own, under the usual limits. */
    public Inventory(String path, String name, String digest, List<InventoryHost> hosts) {
        this(
                path,
                name,
                digest,
                null,
                null,
                hosts,
                HostLimits.STANDARD,
                Statements.NONE,
                Connection.unstated());
    }
}
