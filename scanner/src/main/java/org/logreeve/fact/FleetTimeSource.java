package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A host follows a time source.
 *
 * @param host inventory name of the host
 * @param daemon the component that follows it
 * @param address name or address exactly as configured
 * @param sourceHost the inventory host that has this name or address; empty when none has
 * @param observed whether the component was seen running: {@code running}, {@code stopped} or
 *     {@code unknown}
 * @param origin {@code path:line} of the setting on that host
 */
public record FleetTimeSource(
        String host,
        String daemon,
        String address,
        String sourceHost,
        String observed,
        Origin origin)
        implements FleetFact {
    /** The same, once all hosts are known. */
    public FleetTimeSource from(String inventoryHost) {
        return new FleetTimeSource(host, daemon, address, inventoryHost, observed, origin);
    }
}
