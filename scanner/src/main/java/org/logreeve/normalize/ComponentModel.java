package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/**
 * What was made of one component of a host.
 *
 * @param component its name
 * @param parsed the outcome
 * @param values the effective configuration with origins; empty when there is none
 * @param problems what is not plainly in force
 * @param facts what it says in the language of rules
 */
public record ComponentModel(
        String component,
        Parsed<?> parsed,
        List<EffectiveValue> values,
        List<Problem> problems,
        List<Fact> facts) {
    public ComponentModel {
        values = List.copyOf(values);
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
    }

    /** Whether the component is on the host, as far as can be told. */
    public boolean isInstalled() {
        return !(parsed instanceof Parsed.NotPresent<?>);
    }
}
