package org.logreeve.author;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

/**
 * The fixtures of a pack, run: each a host that goes the whole way from files to a verdict.
 *
 * @param rules how many rules were tested
 * @param results one per fixture, and one per rule that lacks fixtures
 */
public record PolicyTest(int rules, List<FixtureResult> results) {
    private static final int MOST_PLACES = 3;

    public PolicyTest {
        results = List.copyOf(results);
    }

    /** Whether there is a fixture and all are as expected. */
    public boolean isOk() {
        return !results.isEmpty() && results.stream().allMatch(FixtureResult::isOk);
    }

    /** Tests a pack as it lies in a folder, over fixture trees. */
    public static PolicyTest run(Path folder, List<String> ids) {
        return run(folder, ids, "");
    }

    /** The same with the rules and thresholds of a profile. */
    public static PolicyTest run(Path folder, List<String> ids, String profile) {
        PolicyPack pack = PolicyPack.ofWorkingTree(folder, profile).only(ids);
        return run(folder, pack, new TreeFacts(), WorkerLimits.STANDARD);
    }

    /**
     * Tests a pack as it lies in a folder.
     *
     * @param ids rules to test; all when empty
     * @throws InputException with everything that is wrong with rules or fixtures
     */
    public static PolicyTest run(
            Path folder, List<String> ids, FixtureFacts facts, WorkerLimits limits) {
        PolicyPack pack = PolicyPack.ofWorkingTree(folder).only(ids);
        return run(folder, pack, facts, limits);
    }

    private static PolicyTest run(
            Path folder, PolicyPack pack, FixtureFacts facts, WorkerLimits limits) {
        List<Fixture> fixtures = FixtureReader.read(folder, pack, PolicyPack.ofWorkingTree(folder));
        List<FixtureResult> results;
        try (Evaluator evaluator = Evaluator.start(pack, limits)) {
            results = run(pack, fixtures, facts, evaluator);
        }
        results = NearMiss.added(results, pack, fixtures, facts, limits);
        for (Rule rule : pack.rules().values()) {
            results.addAll(missing(rule, fixtures));
        }
        return new PolicyTest(pack.rules().size(), results);
    }

    /** Several at once: most of the work is to read the host, and the machine has processors. */
    private static List<FixtureResult> run(
            PolicyPack pack, List<Fixture> fixtures, FixtureFacts facts, Evaluator evaluator) {
        var evaluators = new HashMap<String, Evaluator>();
        var tasks = new ArrayList<Callable<FixtureResult>>();
        for (Fixture fixture : fixtures) {
            // Facts and results of this rule only: a pack may have hundreds.
            Evaluator judge =
                    evaluators.computeIfAbsent(
                            fixture.rule(), rule -> evaluator.under(pack.only(List.of(rule))));
            tasks.add(() -> run(fixture, facts, judge));
        }
        return Threads.all(tasks);
    }

    /** One fixture, judged by rules that are loaded already. */
    public static FixtureResult run(Fixture fixture, FixtureFacts facts, Evaluator evaluator) {
        try {
            var host = facts.of(fixture);
            var differences = new ArrayList<String>();
            for (RuleResult result : evaluator.evaluate(host)) {
                if (fixture.isFor(result.rule())) {
                    differences.addAll(compare(fixture, result));
                }
            }
            return new FixtureResult(fixture.name(), differences);
        } catch (HostException | UncheckedIOException e) {
            return new FixtureResult(
                    fixture.name(), List.of("cannot be read as a host: " + e.getMessage()));
        }
    }

    static List<String> compare(Fixture fixture, RuleResult result) {
        var differences = new ArrayList<String>();
        if (result.state() != fixture.expected()) {
            differences.add(
                    "%swanted %s, got %s"
                            .formatted(
                                    instance(result), fixture.expected().word(), describe(result)));
        }
        List<Origin> findings = result.findings().stream().map(Finding::at).sorted().toList();
        difference(result, "findings", fixture.expectation().findings(), findings)
                .ifPresent(differences::add);
        List<Origin> examined = result.examined().stream().map(Examined::at).sorted().toList();
        difference(result, "facts examined", fixture.expectation().examined(), examined)
                .ifPresent(differences::add);
        return differences;
    }

    private static Optional<String> difference(
            RuleResult result, String what, @Nullable List<Origin> wanted, List<Origin> got) {
        return wanted == null || wanted.equals(got)
                ? Optional.empty()
                : Optional.of(
                        "%swanted %s at %s, got them at %s"
                                .formatted(instance(result), what, wanted, got));
    }

    /** Which of several instances is meant. */
    private static String instance(RuleResult result) {
        int bracket = result.rule().indexOf('[');
        return bracket < 0 ? "" : result.rule().substring(bracket) + " ";
    }

    private static String describe(RuleResult result) {
        var text = new StringBuilder(result.state().word());
        if (!result.reason().isEmpty()) {
            text.append(" (").append(result.reason()).append(": ");
            text.append(result.detail()).append(')');
        }
        for (Finding finding : result.findings()) {
            text.append("; ").append(finding.at()).append(": ").append(finding.message());
        }
        if (result.findings().isEmpty()) {
            text.append(examined(result));
        }
        return text.toString();
    }

    /** What matched although nothing was found. */
    private static String examined(RuleResult result) {
        List<String> places =
                result.examined().stream().map(each -> each.at().toString()).distinct().toList();
        if (places.isEmpty()) {
            return "; no fact was examined";
        }
        List<String> shown = places.subList(0, Math.min(MOST_PLACES, places.size()));
        String more = places.size() > shown.size() ? ", ..." : "";
        return "; examined " + String.join(", ", shown) + more;
    }

    /** States that a rule lacks a fixture for, in words. */
    static List<String> lacks(Rule rule, List<Fixture> fixtures) {
        var missing = new ArrayList<String>();
        for (State state : List.of(State.PASS, State.FAIL)) {
            boolean there =
                    fixtures.stream()
                            .anyMatch(each -> each.isFor(rule) && each.expected() == state);
            if (!there) {
                missing.add("has no fixture that ends in ." + state.word());
            }
        }
        return missing;
    }

    private static List<FixtureResult> missing(Rule rule, List<Fixture> fixtures) {
        List<String> missing = lacks(rule, fixtures);
        return missing.isEmpty()
                ? List.of()
                : List.of(new FixtureResult("rules/" + rule.id(), missing));
    }
}
