package org.logreeve.normalize;

import java.util.List;
import java.util.function.Supplier;
import org.logreeve.fact.Fact;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/**
 * What was made of one component of a host.
 *
 * @param component its name
 * @param parsed the outcome
 * @param listing makes {@link #values()}, which few runs need and a hostile host can make long
 * @param problems what is not plainly in force
 * @param facts what it says in the language of rules
 */
public record ComponentModel(
        String component,
        Parsed<?> parsed,
        Supplier<List<EffectiveValue>> listing,
        List<Problem> problems,
        List<Fact> facts) {
    public ComponentModel {
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
    }

    /** The effective configuration with origins; empty when there is none. */
    public List<EffectiveValue> values() {
        return listing.get();
    }

    /** Whether the component is on the host, as far as can be told. */
    public boolean isInstalled() {
        return !(parsed instanceof Parsed.NotPresent<?>);
    }
}
