package org.logreeve.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.fact.Fact;
import org.logreeve.policy.SettingValue;
import org.logreeve.policy.Subject;

/**
 * What there is to judge a host, service, person or the estate by.
 *
 * @param subject what it is: only rules about such a subject are held against it
 * @param name inventory name
 * @param facts about it
 * @param settings stated about it in the inventory, by name
 */
public record SubjectFacts(
        Subject subject, String name, List<Fact> facts, SortedMap<String, SettingValue> settings) {
    public SubjectFacts {
        facts = List.copyOf(facts);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A host's. */
    public static SubjectFacts ofHost(
            String host, List<Fact> facts, Map<String, SettingValue> settings) {
        return new SubjectFacts(Subject.HOST, host, facts, new TreeMap<>(settings));
    }
}
