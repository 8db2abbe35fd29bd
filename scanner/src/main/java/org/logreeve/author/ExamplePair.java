package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.fact.Gap;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.Subject;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/**
 * Two fixtures of a pack's rules that a condition on a kind of facts tells apart.
 *
 * @param condition what is so of a fact in one of them
 * @param with where it is so
 * @param without where there are facts of the kind, and it is so of none
 */
record ExamplePair(Condition condition, Example with, Example without) {
    /**
     * A fixture of another rule.
     *
     * @param values what its facts of the kind have, by component
     */
    record Example(Rule rule, Fixture fixture, Map<String, Set<Object>> values) {
        Set<Object> of(FactCatalog.Component component) {
            return values.getOrDefault(component.name(), Set.of());
        }
    }

    /** That a component has a value. */
    record Condition(String component, Object value) {
        String written() {
            return component + " == " + (value instanceof String ? "\"" + value + "\"" : value);
        }
    }

    /**
     * The first that is found; empty when no rule of the pack judges such facts of such a subject.
     */
    static Optional<ExamplePair> find(Path folder, Subject subject, String kind) {
        List<Example> examples = examples(folder, subject, kind);
        for (FactCatalog.Component component : components(kind)) {
            for (Example with : examples) {
                for (Object value : with.of(component)) {
                    Optional<Example> without =
                            examples.stream()
                                    .filter(each -> !each.of(component).contains(value))
                                    .findFirst();
                    if (isWritable(value) && without.isPresent()) {
                        var condition = new Condition(component.name(), value);
                        return Optional.of(new ExamplePair(condition, with, without.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a pattern can be held against, whether something is so before what it is. */
    static List<FactCatalog.Component> components(String kind) {
        return FactCatalog.kinds().stream()
                .filter(each -> each.name().equals(kind))
                .flatMap(each -> each.components().stream())
                .filter(each -> List.of("text", "number", "true or false").contains(each.type()))
                .sorted(Comparator.comparing(each -> !each.type().equals("true or false")))
                .toList();
    }

    /** Fixtures of rules about the same, in which all facts of the kind are known. */
    private static List<Example> examples(Path folder, Subject subject, String kind) {
        var examples = new ArrayList<Example>();
        try {
            PolicyPack pack = PolicyPack.ofWorkingTree(folder);
            List<Rule> rules =
                    pack.rules().values().stream()
                            .filter(each -> each.subject() == subject && needs(each, kind))
                            .toList();
            if (rules.isEmpty()) {
                return List.of();
            }
            PolicyPack alike = pack.only(rules.stream().map(Rule::id).toList());
            for (Fixture fixture : FixtureReader.read(folder, alike, pack)) {
                Rule rule = rules.stream().filter(fixture::isFor).findFirst().orElseThrow();
                SubjectFacts facts = new TreeFacts().of(fixture);
                example(rule, fixture, facts, kind).ifPresent(examples::add);
            }
        } catch (InputException | HostException e) {
            return examples; // lint says what is wrong with them
        }
        return examples;
    }

    private static boolean needs(Rule rule, String kind) {
        return rule.needs().stream().anyMatch(need -> need.kind().equals(kind));
    }

    private static Optional<Example> example(
            Rule rule, Fixture fixture, SubjectFacts all, String kind) {
        List<Fact> facts =
                all.facts().stream().filter(fact -> Facts.kind(fact).equals(kind)).toList();
        boolean known =
                all.facts().stream()
                        .noneMatch(fact -> fact instanceof Gap gap && gap.kind().equals(kind));
        Map<String, Set<Object>> values = new HashMap<>();
        for (Fact fact : facts) {
            Json.toMap(fact)
                    .forEach(
                            (component, value) ->
                                    values.computeIfAbsent(component, of -> new LinkedHashSet<>())
                                            .add(value));
        }
        return known && !facts.isEmpty()
                ? Optional.of(new Example(rule, fixture, values))
                : Optional.empty();
    }

    /** Whether DRL takes it as a literal. */
    private static boolean isWritable(Object value) {
        return value instanceof String text
                ? text.matches("[ -~&&[^\"\\\\]]{1,60}")
                : value instanceof Boolean || value instanceof Number;
    }
}
