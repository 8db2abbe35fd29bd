package org.logreeve.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Items of other documents that a rule serves.
 *
 * @param items by source: {@code cis}, {@code iso}, {@code moj}, {@code nist}, {@code pci}, {@code
 *     stig}
 * @param cac ComplianceAsCode rules
 */
public record References(SortedMap<String, List<String>> items, List<CacReference> cac) {
    public References {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        cac = List.copyOf(cac);
    }

    /** These, and where they name nothing of a source, {@code base}'s. */
    References over(References base) {
        var all = new TreeMap<>(base.items);
        all.putAll(items);
        return new References(all, cac.isEmpty() ? base.cac : cac);
    }
}
