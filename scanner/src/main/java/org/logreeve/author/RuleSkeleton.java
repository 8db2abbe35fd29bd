package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Facts;
import org.logreeve.policy.Rule;
import org.logreeve.policy.Subject;

/**
 * The first files of a rule about one kind of facts: a condition on one component that tells two
 * hosts apart which the pack has fixtures of, and these two. So it is green from the start, and is
 * changed from there.
 */
final class RuleSkeleton {
    /** A shared tree for packs that have no fixture with such facts. */
    private static final String BASE = "base-debian-12";

    private static final String TO_FILL =
            "# no rule of the pack has a host with such facts yet: describe one beside this file\n";

    private final Path folder;
    private final Subject subject;
    private final String kind;

    private RuleSkeleton(Path folder, Subject subject, String kind) {
        this.folder = folder;
        this.subject = subject;
        this.kind = kind;
    }

    /** Texts by path below the rule's folder. */
    static Map<String, String> files(Path pack, String id, Subject subject, String kind)
            throws IOException {
        return new RuleSkeleton(pack, subject, kind).files(id);
    }

    private Map<String, String> files(String id) throws IOException {
        Optional<ExamplePair> pair = ExamplePair.find(folder, subject, kind);
        ExamplePair.Condition condition =
                pair.map(ExamplePair::condition).orElseGet(this::anyCondition);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("rule.yaml", yaml(id, pair.map(found -> found.with().rule()).orElse(null)));
        files.put("rule.drl", drl(id, condition));
        if (pair.isPresent()) {
            copy(pair.get().without().fixture(), "tests/right.pass/", files);
            copy(pair.get().with().fixture(), "tests/wrong.fail/", files);
        } else {
            files.put("tests/right.pass/host.yaml", TO_FILL + bare());
            files.put("tests/wrong.fail/host.yaml", TO_FILL + bare());
        }
        return files;
    }

    /** What a fixture about such a subject has to say at least. */
    private String bare() {
        return switch (subject) {
            case HOST ->
                    Files.isDirectory(folder.resolve("fixtures").resolve(BASE))
                            ? "base: " + BASE + "\n"
                            : "settings: {}\n";
            case SERVICE -> "settings: {service: NAME}\n";
            case PERSON -> "person: NAME\n";
            case ESTATE -> "attestations: []\n";
        };
    }

    private ExamplePair.Condition anyCondition() {
        FactCatalog.Component first = ExamplePair.components(kind).getFirst();
        return new ExamplePair.Condition(
                first.name(),
                switch (first.type()) {
                    case "true or false" -> (Object) false;
                    case "number" -> 0;
                    default -> "change-me";
                });
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

    private String drl(String id, ExamplePair.Condition condition) {
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
