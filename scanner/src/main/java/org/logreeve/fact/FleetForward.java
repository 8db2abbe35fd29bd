package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A host sends log messages over the network.
 *
 * @param host inventory name of the sender
 * @param daemon the component that sends
 * @param target name or address exactly as configured
 * @param targetHost the inventory host that has this name or address; empty when none has
 * @param port TCP or UDP port
 * @param protocol {@code tcp}, {@code udp}, {@code relp} or {@code http}
 * @param tls whether the transport is encrypted
 * @param observed whether the component was seen running: {@code running}, {@code stopped} or
 *     {@code unknown}
 * @param origin {@code path:line} of the action on that host
 */
public record FleetForward(
        String host,
        String daemon,
        String target,
        String targetHost,
        long port,
        String protocol,
        boolean tls,
        String observed,
        Origin origin)
        implements FleetFact {
    /** The same, once all hosts are known. */
    public FleetForward to(String inventoryHost) {
        return new FleetForward(
                host, daemon, target, inventoryHost, port, protocol, tls, observed, origin);
    }
}
