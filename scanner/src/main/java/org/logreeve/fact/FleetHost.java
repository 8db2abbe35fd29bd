package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A host of the inventory that is in service, scanned in this run or not.
 *
 * @param host inventory name
 * @param service the service it belongs to, as the inventory states it; empty without one
 * @param roles what it is for, as the inventory states it, for example {@code log-server}
 * @param scanned whether this run read it
 * @param origin the inventory line that names it
 */
public record FleetHost(
        String host, String service, List<String> roles, boolean scanned, Origin origin)
        implements FleetFact {
    public FleetHost {
        roles = List.copyOf(roles);
    }
}
