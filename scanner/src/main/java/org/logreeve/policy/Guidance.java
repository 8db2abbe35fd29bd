package org.logreeve.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rule tells people.
 *
 * @param rationale why it matters
 * @param audit how to see it by hand with the vendor's own tools
 * @param remediation how to mend it, under {@code text}, and exact lines by component
 * @param limitations what it does not show; may be empty
 * @param references items of CIS, STIG, NIST and others it serves, by source
 */
public record Guidance(
        String rationale,
        String audit,
        SortedMap<String, String> remediation,
        String limitations,
        SortedMap<String, List<String>> references) {
    public Guidance {
        remediation = copy(remediation);
        references = copy(references);
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
