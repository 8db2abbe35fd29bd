package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.Mutants;
import org.logreeve.evaluate.Mutants.Mutant;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.HostException;

/**
 * Why a fixture did not come out as wanted: the conditions without which it would have, and what
 * the rule would then have found. A condition less is rarely the mend, so that each says what it
 * would break, and those that break least come first.
 */
final class NearMiss {
    private static final int MOST = 3;

    /** When more rules fail, what else a change would break is not looked into. */
    private static final int MOST_RULES = 5;

    private final Map<String, Fixture> fixtures = new TreeMap<>();
    private final Map<String, FixtureResult> results = new TreeMap<>();
    private final FixtureFacts facts;
    private final Mutants mutants;
    private final boolean looks;
    private final Map<String, Map<Mutant, RuleResult>> changed = new HashMap<>();

    private NearMiss(
            List<FixtureResult> results,
            List<Fixture> fixtures,
            FixtureFacts facts,
            Mutants mutants,
            boolean looks) {
        fixtures.forEach(fixture -> this.fixtures.put(fixture.name(), fixture));
        results.forEach(result -> this.results.put(result.name(), result));
        this.facts = facts;
        this.mutants = mutants;
        this.looks = looks;
    }

    /** A change under which a fixture comes out as wanted, and how many others then do not. */
    private record Near(Mutant mutant, RuleResult result, int broken) {}

    /** The results, those that differ with the conditions that made them differ. */
    static List<FixtureResult> added(
            List<FixtureResult> results,
            PolicyPack pack,
            List<Fixture> fixtures,
            FixtureFacts facts,
            WorkerLimits limits) {
        Set<String> rules = new LinkedHashSet<>();
        for (FixtureResult result : results) {
            if (!result.isOk()) {
                fixtures.stream()
                        .filter(fixture -> fixture.name().equals(result.name()))
                        .forEach(fixture -> rules.add(fixture.rule()));
            }
        }
        if (rules.isEmpty()) {
            return results;
        }
        try (Mutants mutants =
                Mutants.plan(pack.only(List.copyOf(rules)), limits).start(List.of())) {
            boolean looks = rules.size() <= MOST_RULES;
            var nearMiss = new NearMiss(results, fixtures, facts, mutants, looks);
            return new ArrayList<>(results.stream().map(nearMiss::added).toList());
        }
    }

    private FixtureResult added(FixtureResult result) {
        Fixture fixture = fixtures.get(result.name());
        if (fixture == null || result.isOk()) {
            return result;
        }
        var lines = new ArrayList<>(result.differences());
        try {
            mutants.evaluate(facts.of(fixture)).entrySet().stream()
                    .filter(each -> fixture.isFor(each.getKey().rule()))
                    .filter(each -> each.getKey().change().startsWith("without "))
                    .filter(each -> PolicyTest.compare(fixture, each.getValue()).isEmpty())
                    .map(each -> new Near(each.getKey(), each.getValue(), broken(each.getKey())))
                    .sorted(Comparator.comparingInt(Near::broken))
                    .limit(MOST)
                    .map(this::line)
                    .forEach(lines::add);
        } catch (HostException e) {
            return result; // it says so already
        }
        return new FixtureResult(result.name(), lines);
    }

    /** Fixtures that are right now and would not be. */
    private int broken(Mutant mutant) {
        int broken = 0;
        for (Fixture other : fixtures.values()) {
            FixtureResult now = results.get(other.name());
            if (looks && now != null && now.isOk() && other.isFor(mutant.rule())) {
                RuleResult then = changed(other).get(mutant);
                broken += then != null && !PolicyTest.compare(other, then).isEmpty() ? 1 : 0;
            }
        }
        return broken;
    }

    private Map<Mutant, RuleResult> changed(Fixture fixture) {
        @Nullable Map<Mutant, RuleResult> known = changed.get(fixture.name());
        if (known == null) {
            try {
                known = mutants.evaluate(facts.of(fixture));
            } catch (HostException e) {
                known = Map.of(); // it was read before, and is told if it cannot be now
            }
            changed.put(fixture.name(), known);
        }
        return known;
    }

    private String line(Near near) {
        Mutant mutant = near.mutant();
        var text = new StringBuilder("near miss: ");
        text.append(mutant.change()).append(" (");
        text.append(Path.of(mutant.path()).getFileName()).append(':').append(mutant.line());
        text.append(") it would be ").append(near.result().state().word());
        near.result().findings().stream()
                .limit(MOST)
                .map(Finding::at)
                .forEach(at -> text.append("; ").append(at));
        if (near.broken() > 0) {
            text.append("; then ").append(near.broken()).append(" other fixture");
            text.append(near.broken() == 1 ? "" : "s").append(" would come out wrong");
        } else if (looks && near.result().state() == State.PASS) {
            text.append("; no other fixture would notice, so hosts that should fail may pass");
        }
        return text.toString();
    }
}
