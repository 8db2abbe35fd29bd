package org.logreeve.journal;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fact about a host that rules over the whole fleet see.
 *
 * @param kind name of the fact record
 * @param values its components, in their JSON form
 */
public record FleetLine(String kind, Map<String, Object> values) {
    public FleetLine {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
