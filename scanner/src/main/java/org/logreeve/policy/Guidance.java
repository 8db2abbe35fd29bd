package org.logreeve.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a rule tells people.
 *
 * @param rationale why it matters
 * @param audit how to see it by hand with the vendor's own tools
 * @param remediation how to mend it, under {@code text}, and exact lines by component
 * @param limitations what it does not show; may be empty
 */
public record Guidance(
        String rationale,
        String audit,
        SortedMap<String, String> remediation,
        String limitations,
        References references) {
    public Guidance {
        remediation = Collections.unmodifiableSortedMap(new TreeMap<>(remediation));
    }

    Guidance filled(UnaryOperator<String> fill) {
        var filled = new TreeMap<String, String>();
        remediation.forEach((component, text) -> filled.put(component, fill.apply(text)));
        return new Guidance(
                rationale, fill.apply(audit), filled, fill.apply(limitations), references);
    }
}
