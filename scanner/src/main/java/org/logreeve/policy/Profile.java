package org.logreeve.policy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.text.Origin;

/**
 * Rules that are held against hosts together, and their thresholds; what it inherits is in it.
 *
 * @param rules ids of rules and instances
 * @param parameters values that it or a profile it extends sets, by rule id and name
 * @param origin its file
 */
public record Profile(
        String name,
        String title,
        SortedSet<String> rules,
        SortedMap<String, SortedMap<String, RuleParameter>> parameters,
        Origin origin) {
    public Profile {
        rules = Collections.unmodifiableSortedSet(new TreeSet<>(rules));
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Its rules with its thresholds. */
    SortedMap<String, Rule> of(Map<String, Rule> all) {
        var chosen = new TreeMap<String, Rule>();
        for (String id : rules) {
            Rule rule = all.get(id);
            if (rule != null) {
                chosen.put(id, rule.with(parameters.getOrDefault(id, new TreeMap<>())));
            }
        }
        return chosen;
    }
}
