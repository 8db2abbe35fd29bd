package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.inventory.SettingsReader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;

/**
 * Everything that can be wrong with a pack without running it on a host: at once, with places.
 *
 * @param rules how many rules and instances were read
 * @param fixtures how many fixtures there are
 * @param problems in the order of their places
 */
public record Lint(int rules, int fixtures, List<InputProblem> problems) {
    public Lint {
        problems = List.copyOf(problems);
    }

    /**
     * @param folder a pack in the working tree
     * @throws InputException when there is no pack
     */
    public static Lint run(Path folder) {
        return run(folder, WorkerLimits.STANDARD);
    }

    static Lint run(Path folder, WorkerLimits limits) {
        var problems = new LinkedHashSet<InputProblem>();
        var broken = new ArrayList<InputProblem>();
        PolicyPack pack = PolicyPack.ofBroken(folder, broken);
        problems.addAll(broken);
        List<Fixture> fixtures;
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            // the worker compiles while this process reads fixtures and history
            Future<List<InputProblem>> compiled = beside.submit(() -> compile(pack, limits));
            fixtures = fixtures(folder, pack, problems);
            problems.addAll(Requirements.problems(folder));
            problems.addAll(IdHistory.problems(folder, pack));
            problems.addAll(Threads.result(compiled));
        }
        for (Rule rule : pack.rules().values()) {
            settings(rule, problems);
            if (fixtures != null) {
                for (String missing : PolicyTest.lacks(rule, fixtures)) {
                    problems.add(problem(rule, rule.id() + " " + missing, "policy new fixture"));
                }
            }
        }
        var sorted = new ArrayList<>(problems);
        sorted.sort(
                Comparator.comparing(InputProblem::path)
                        .thenComparingInt(InputProblem::line)
                        .thenComparingInt(InputProblem::column));
        return new Lint(pack.rules().size(), FixtureReader.count(folder, pack), sorted);
    }

    private static List<InputProblem> compile(PolicyPack pack, WorkerLimits limits) {
        if (pack.rules().isEmpty()) {
            return List.of();
        }
        try {
            Evaluator.start(pack, limits).close();
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }

    private static @Nullable List<Fixture> fixtures(
            Path folder, PolicyPack pack, Set<InputProblem> problems) {
        try {
            return FixtureReader.read(folder, pack);
        } catch (InputException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private static void settings(Rule rule, Set<InputProblem> problems) {
        for (RuleParameter parameter : rule.parameters().values()) {
            String setting = parameter.setting();
            if (!setting.isEmpty() && !SettingsReader.names().contains(setting)) {
                problems.add(
                        problem(
                                rule,
                                "the inventory has no setting '%s', which parameter '%s' takes"
                                        .formatted(setting, parameter.name()),
                                Nearest.hint(setting, SettingsReader.names())));
            }
        }
    }

    private static InputProblem problem(Rule rule, String message, String hint) {
        return new InputProblem(rule.origin().path(), rule.origin().line(), 0, message, hint);
    }
}
