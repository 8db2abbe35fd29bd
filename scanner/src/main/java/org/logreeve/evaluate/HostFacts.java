package org.logreeve.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.fact.Fact;
import org.logreeve.policy.SettingValue;

/**
 * What there is to judge a host by.
 *
 * @param host inventory name
 * @param facts read from the host
 * @param settings stated about the host in the inventory, by name
 */
public record HostFacts(String host, List<Fact> facts, SortedMap<String, SettingValue> settings) {
    public HostFacts {
        facts = List.copyOf(facts);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public static HostFacts of(String host, List<Fact> facts, Map<String, SettingValue> settings) {
        return new HostFacts(host, facts, new TreeMap<>(settings));
    }
}
