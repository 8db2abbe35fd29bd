package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A value that the policy or the inventory sets for a rule on this host.
 *
 * @param rule id of the rule (instance) it belongs to
 * @param name the parameter's name in {@code rule.yaml}
 * @param number its value when it is a number, else 0
 * @param text its value when it is one word, else empty
 * @param values its value as words: one for a scalar, any number for a list
 * @param unit unit of {@code number}, for example {@code days}; empty without one
 * @param origin where the value was set
 */
public record Parameter(
        String rule,
        String name,
        long number,
        String text,
        List<String> values,
        String unit,
        Origin origin)
        implements Fact {
    public Parameter {
        values = List.copyOf(values);
    }

    /** With the text that its values come to. */
    public Parameter(
            String rule,
            String name,
            long number,
            List<String> values,
            String unit,
            Origin origin) {
        this(rule, name, number, values.size() == 1 ? values.getFirst() : "", values, unit, origin);
    }
}
