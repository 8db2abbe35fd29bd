package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.logreeve.evaluate.Mutants;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.HostException;

/**
 * Why a fixture did not come out as wanted: the conditions without which it would have, and what
 * the rule would then have found.
 */
final class NearMiss {
    private static final int MOST = 3;

    private NearMiss() {}

    /** The results, those that differ with the conditions that made them differ. */
    static List<FixtureResult> added(
            List<FixtureResult> results,
            PolicyPack pack,
            List<Fixture> fixtures,
            FixtureFacts facts,
            WorkerLimits limits) {
        Map<String, Fixture> byName = new TreeMap<>();
        fixtures.forEach(fixture -> byName.put(fixture.name(), fixture));
        Set<String> rules = new LinkedHashSet<>();
        for (FixtureResult result : results) {
            Fixture fixture = byName.get(result.name());
            if (fixture != null && !result.isOk()) {
                rules.add(fixture.rule());
            }
        }
        if (rules.isEmpty()) {
            return results;
        }
        try (Mutants mutants =
                Mutants.plan(pack.only(List.copyOf(rules)), limits).start(List.of())) {
            var all = new ArrayList<FixtureResult>();
            for (FixtureResult result : results) {
                Fixture fixture = byName.get(result.name());
                all.add(
                        fixture == null || result.isOk()
                                ? result
                                : added(result, fixture, facts, mutants));
            }
            return all;
        }
    }

    private static FixtureResult added(
            FixtureResult result, Fixture fixture, FixtureFacts facts, Mutants mutants) {
        var lines = new ArrayList<>(result.differences());
        try {
            var host = facts.of(fixture);
            mutants.evaluate(host).entrySet().stream()
                    .filter(each -> fixture.isFor(each.getKey().rule()))
                    .filter(each -> each.getKey().change().startsWith("without "))
                    .filter(each -> PolicyTest.compare(fixture, each.getValue()).isEmpty())
                    .limit(MOST)
                    .map(each -> line(each.getKey(), each.getValue()))
                    .forEach(lines::add);
        } catch (HostException e) {
            return result; // it says so already
        }
        return new FixtureResult(result.name(), lines);
    }

    private static String line(Mutants.Mutant mutant, RuleResult result) {
        var text = new StringBuilder("near miss: ");
        text.append(mutant.change()).append(" (");
        text.append(Path.of(mutant.path()).getFileName()).append(':').append(mutant.line());
        text.append(") it would be ").append(result.state().word());
        result.findings().stream()
                .limit(MOST)
                .map(Finding::at)
                .forEach(at -> text.append("; ").append(at));
        return text.toString();
    }
}
