package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.Mutants;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.finding.RuleResult;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/**
 * Whether the fixtures would notice a mistake in a rule: each condition is left out and turned
 * round in turn, and one fixture at least must come out otherwise.
 *
 * @param mutants how many changes were tried
 * @param survivors changes that no fixture noticed, in words, with places; and fixtures that are
 *     wrong already and so can notice nothing
 */
public record Mutation(int mutants, List<String> survivors) {
    public Mutation {
        survivors = List.copyOf(survivors);
    }

    /**
     * @param folder a pack in the working tree
     * @param ids rules to try; all when empty
     * @throws InputException with everything that is wrong with rules or fixtures
     */
    public static Mutation run(Path folder, List<String> ids) {
        return run(folder, ids, WorkerLimits.STANDARD);
    }

    static Mutation run(Path folder, List<String> ids, WorkerLimits limits) {
        PolicyPack whole = PolicyPack.ofWorkingTree(folder);
        PolicyPack pack = whole.only(ids);
        List<Fixture> fixtures = FixtureReader.read(folder, pack, whole);
        var rules = new TreeMap<String, List<String>>();
        for (Rule rule : pack.rules().values()) {
            rules.computeIfAbsent(rule.folder(), name -> new ArrayList<>()).add(rule.id());
        }
        Mutants.Plan plan = Mutants.plan(pack, limits);
        var tasks = new ArrayList<Callable<Mutation>>();
        rules.forEach(
                (name, instances) ->
                        tasks.add(() -> run(folder, plan.start(instances), of(name, fixtures))));
        int mutants = 0;
        var survivors = new ArrayList<String>();
        for (Mutation ofOneRule : Threads.all(tasks)) {
            mutants += ofOneRule.mutants();
            survivors.addAll(ofOneRule.survivors());
        }
        return new Mutation(mutants, survivors);
    }

    private static List<Fixture> of(String rule, List<Fixture> fixtures) {
        return fixtures.stream().filter(fixture -> fixture.rule().equals(rule)).toList();
    }

    /** One rule in a worker of its own: its fixtures need not be judged by what others' became. */
    private static Mutation run(Path folder, Mutants started, List<Fixture> fixtures) {
        var facts = new TreeFacts();
        try (Mutants mutants = started) {
            Set<Mutants.Mutant> alive = new LinkedHashSet<>(mutants.all());
            var lines = new ArrayList<String>();
            for (Fixture fixture : fixtures) {
                if (alive.stream().anyMatch(mutant -> fixture.isFor(mutant.rule()))) {
                    Map<Mutants.Mutant, RuleResult> results = mutants.evaluate(facts.of(fixture));
                    if (isRight(fixture, results)) {
                        alive.removeIf(mutant -> isNoticed(fixture, mutant, results.get(mutant)));
                    } else {
                        lines.add(fixture.name() + ": is wrong before any change: policy test");
                    }
                }
            }
            alive.forEach(mutant -> lines.add(words(mutant)));
            return new Mutation(mutants.all().size(), lines);
        } catch (HostException e) {
            throw new InputException(folder.toString(), 0, 0, String.valueOf(e.getMessage()), "");
        }
    }

    private static boolean isRight(Fixture fixture, Map<Mutants.Mutant, RuleResult> results) {
        return results.entrySet().stream()
                .filter(each -> each.getKey().isAsItIs() && fixture.isFor(each.getKey().rule()))
                .allMatch(each -> PolicyTest.compare(fixture, each.getValue()).isEmpty());
    }

    private static String words(Mutants.Mutant mutant) {
        return mutant
                + (mutant.implied()
                        ? " (needs has this scope, so other facts are no evidence anyway: leave the"
                                + " condition out)"
                        : "");
    }

    private static boolean isNoticed(
            Fixture fixture, Mutants.Mutant mutant, @Nullable RuleResult result) {
        return result != null
                && fixture.isFor(mutant.rule())
                && !PolicyTest.compare(fixture, result).isEmpty();
    }
}
