package org.logreeve.policy;

import java.util.Collection;
import java.util.List;

/**
 * A question that readers of a report ask first.
 *
 * @param title the good answer as a statement, for example that logs reach the collectors
 * @param rules ids of the rules that have to agree on a host where they apply; only such as are
 *     evaluated
 * @param named how many the policy names
 */
public record Headline(String title, List<String> rules, int named) {
    public Headline {
        rules = List.copyOf(rules);
    }

    Headline only(Collection<String> evaluated) {
        return new Headline(title, rules.stream().filter(evaluated::contains).toList(), named);
    }
}
