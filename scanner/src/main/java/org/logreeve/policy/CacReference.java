package org.logreeve.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ComplianceAsCode rule that asks for the same thing.
 *
 * @param rule its name there
 * @param variables our parameter by the name of that rule's variable
 */
public record CacReference(String rule, SortedMap<String, String> variables) {
    public CacReference {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
