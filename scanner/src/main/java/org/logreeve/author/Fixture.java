package org.logreeve.author;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.State;
import org.logreeve.inventory.HostSettings;
import org.logreeve.policy.Rule;
import org.logreeve.policy.SettingValue;

/**
 * A host in a folder, and what a rule must say about it.
 *
 * @param name path below the pack's folder
 * @param rule folder of the rule it tests
 * @param instances names of the instances that it is about; all when empty
 * @param layers trees that make up the host, the shared one first
 * @param settings what the inventory would state about it
 * @param subject what it is about, and what there is beside its tree
 * @param expectation what the rule must say
 */
public record Fixture(
        String name,
        String rule,
        List<String> instances,
        List<Path> layers,
        HostSettings settings,
        FixtureSubject subject,
        Expectation expectation) {
    public Fixture {
        instances = List.copyOf(instances);
        layers = List.copyOf(layers);
    }

    /** The state that its name ends in. */
    public State expected() {
        return expectation.state();
    }

    /** A search that would come to the wrong verdict here; null when none is named. */
    public @Nullable PlainGrep plainGrep() {
        return expectation.plainGrep();
    }

    /** Whether a rule or instance must come out as its name says. */
    public boolean isFor(Rule tested) {
        return isFor(tested.id());
    }

    boolean isFor(String id) {
        return instances.isEmpty()
                ? id.equals(rule) || id.startsWith(rule + "[")
                : instances.stream().anyMatch(name -> id.equals(rule + "[" + name + "]"));
    }

    /** The settings as rules take them. */
    public Map<String, SettingValue> settingValues() {
        return settings.values().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each ->
                                        new SettingValue(
                                                each.getValue().values(), each.getValue().origin()),
                                (a, b) -> a,
                                TreeMap::new));
    }
}
