package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * Something that only one host may have.
 *
 * @param host inventory name
 * @param kind {@code host-key} for the SSH host key that it showed
 * @param value for example the key's fingerprint
 * @param origin the inventory line that names the host
 */
public record FleetIdentity(String host, String kind, String value, Origin origin)
        implements FleetFact {}
