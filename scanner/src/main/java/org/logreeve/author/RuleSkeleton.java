package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * The first files of a rule about one kind of facts: a condition on one component that tells two
 * hosts apart which the pack has fixtures of, and these two. So it is green from the start, and is
 * changed from there.
 */
final class RuleSkeleton {
    /** A bare host for packs that have no fixture with such facts. */
    private static final String BARE = "base: base-debian-12\n";

    private final Path folder;
    private final Subject subject;
    private final String kind;

    private RuleSkeleton(Path folder, Subject subject, String kind) {
        this.folder = folder;
        this.subject = subject;
        this.kind = kind;
    }

    /** A fixture of another rule, and its facts of the kind. */
    private record Example(Rule rule, Fixture fixture, List<Fact> facts) {
        boolean has(Condition condition) {
            return facts.stream().anyMatch(condition::holds);
        }
    }

    /** That a component has a value. */
    private record Condition(String component, Object value) {
        boolean holds(Fact fact) {
            return value.equals(Json.toMap(fact).get(component));
        }

        String written() {
            return component + " == " + (value instanceof String ? "\"" + value + "\"" : value);
        }
    }

    /** A condition, a host that it holds for and one that it does not hold for. */
    private record Pair(Condition condition, Example with, Example without) {}

    /** Texts by path below the rule's folder. */
    static Map<String, String> files(Path pack, String id, Subject subject, String kind)
            throws IOException {
        return new RuleSkeleton(pack, subject, kind).files(id);
    }

    private Map<String, String> files(String id) throws IOException {
        List<Example> examples = examples();
        Optional<Pair> pair = pair(examples);
        Condition condition = pair.map(Pair::condition).orElseGet(this::anyCondition);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("rule.yaml", yaml(id, pair.map(found -> found.with().rule()).orElse(null)));
        files.put("rule.drl", drl(id, condition));
        if (pair.isPresent()) {
            copy(pair.get().without().fixture(), "tests/right.pass/", files);
            copy(pair.get().with().fixture(), "tests/wrong.fail/", files);
        } else {
            files.put("tests/right.pass/host.yaml", BARE);
            files.put("tests/wrong.fail/host.yaml", BARE);
        }
        return files;
    }

    /** Fixtures of rules about the same, in which all facts of the kind are known. */
    private List<Example> examples() {
        var examples = new ArrayList<Example>();
        try {
            PolicyPack pack = PolicyPack.ofWorkingTree(folder);
            List<Rule> rules =
                    pack.rules().values().stream()
                            .filter(each -> each.subject() == subject && needsKind(each))
                            .toList();
            if (rules.isEmpty()) {
                return List.of();
            }
            PolicyPack alike = pack.only(rules.stream().map(Rule::id).toList());
            for (Fixture fixture : FixtureReader.read(folder, alike, pack)) {
                Rule rule = rules.stream().filter(fixture::isFor).findFirst().orElseThrow();
                SubjectFacts facts = new TreeFacts().of(fixture);
                example(rule, fixture, facts).ifPresent(examples::add);
            }
        } catch (InputException | HostException e) {
            return examples; // lint says what is wrong with them
        }
        return examples;
    }

    private boolean needsKind(Rule rule) {
        return rule.needs().stream().anyMatch(need -> need.kind().equals(kind));
    }

    private Optional<Example> example(Rule rule, Fixture fixture, SubjectFacts all) {
        List<Fact> facts =
                all.facts().stream().filter(fact -> Facts.kind(fact).equals(kind)).toList();
        boolean known =
                all.facts().stream()
                        .noneMatch(fact -> fact instanceof Gap gap && gap.kind().equals(kind));
        return known && !facts.isEmpty()
                ? Optional.of(new Example(rule, fixture, facts))
                : Optional.empty();
    }

    private Optional<Pair> pair(List<Example> examples) {
        for (FactCatalog.Component component : components()) {
            for (Example with : examples) {
                for (Fact fact : with.facts()) {
                    Object value = Json.toMap(fact).get(component.name());
                    if (value != null && isWritable(value)) {
                        var condition = new Condition(component.name(), value);
                        Optional<Example> without =
                                examples.stream()
                                        .filter(Predicate.not(each -> each.has(condition)))
                                        .findFirst();
                        if (without.isPresent()) {
                            return Optional.of(new Pair(condition, with, without.get()));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a pattern can be held against, whether something is so before what it is. */
    private List<FactCatalog.Component> components() {
        return FactCatalog.kinds().stream()
                .filter(each -> each.name().equals(kind))
                .flatMap(each -> each.components().stream())
                .filter(each -> List.of("text", "number", "true or false").contains(each.type()))
                .sorted(Comparator.comparing(each -> !each.type().equals("true or false")))
                .toList();
    }

    private Condition anyCondition() {
        FactCatalog.Component first = components().getFirst();
        return new Condition(
                first.name(),
                switch (first.type()) {
                    case "true or false" -> (Object) false;
                    case "number" -> 0;
                    default -> "change-me";
                });
    }

    /** Whether DRL takes it as a literal. */
    private static boolean isWritable(Object value) {
        return !(value instanceof String text) || text.matches("[ -~&&[^\"\\\\]]{1,60}");
    }

    private String yaml(String id, @Nullable Rule example) {
        List<String> programs = example == null ? List.of() : example.components();
        return YAML.replace("ID", id)
                .replace(
                        "REQUIREMENT",
                        example == null ? "IMP-001" : example.requirement().getFirst())
                .replace("SUBJECT", subject.word())
                .replace("SCOPE\n", Facts.isFleet(kind) ? "scope: fleet\n" : "")
                .replace(
                        "COMPONENTS\n",
                        programs.isEmpty()
                                ? ""
                                : "components: [" + String.join(", ", programs) + "]\n")
                .replace("KIND", kind)
                .replace("ABSENT", programs.isEmpty() ? "fail" : "notapplicable");
    }

    private String drl(String id, Condition condition) {
        return DRL.replace("ID", id)
                .replace("KIND", kind)
                .replace("COMPONENT", condition.component())
                .replace("CONDITION", condition.written());
    }

    /** What it expects in detail, and of which instances, is the other rule's. */
    private static void copy(Fixture fixture, String to, Map<String, String> files)
            throws IOException {
        Path from = fixture.layers().getLast();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = from.relativize(file).toString();
                if (!path.equals("expect.yaml")) {
                    String text = Files.readString(file);
                    files.put(to + path, path.equals("host.yaml") ? ofNoInstance(text) : text);
                }
            }
        }
    }

    private static String ofNoInstance(String host) {
        var kept = new StringBuilder();
        boolean skips = false;
        for (String line : host.lines().toList()) {
            boolean goesOn = skips && line.matches("[ -].*");
            skips = goesOn || line.startsWith("instances:");
            kept.append(skips ? "" : line + "\n");
        }
        return kept.toString();
    }

    private static final String YAML =
            """
            # yaml-language-server: $schema=../../../schema/rule-v1.schema.json
            id: ID
            requirement: [REQUIREMENT]
            title: What is so when the rule passes
            severity: medium
            status: draft
            subject: SUBJECT
            SCOPE
            COMPONENTS
            needs:
              - kind: KIND
            absent: ABSENT
            messages:
              other: "{found} is found, {wanted} is wanted"
            rationale: Why it matters.
            audit: How to see it by hand with the vendor's own tools.
            remediation:
              text: How to mend it.
            """;

    private static final String DRL =
            """
            package policies
            import org.logreeve.fact.KIND
            global org.logreeve.finding.Findings findings

            rule "ID (other)"
            when
                $fact : KIND($found : COMPONENT, CONDITION)
            then
                findings.fail($fact, $found, "another value");
            end

            rule "ID (seen)"
            when
                $fact : KIND()
            then
                findings.examined($fact);
            end
            """;
}
