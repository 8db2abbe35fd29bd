package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.Says;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;

/**
 * The cases of all rules, as the worker found them in their conditions.
 *
 * @param cases in no particular order
 */
record RuleCases(List<RuleCase> cases) {
    RuleCases {
        cases = List.copyOf(cases);
    }

    /** Fact kinds whose absence a case rests on. */
    List<String> restsOn(String rule, String name) {
        return cases.stream()
                .filter(each -> each.rule().equals(rule) && each.name().equals(name))
                .findFirst()
                .map(RuleCase::restsOn)
                .orElse(List.of());
    }

    /** The case that a line of a rule belongs to; empty for lines before the first. */
    Optional<RuleCase> at(String rule, int line) {
        return cases.stream()
                .filter(each -> each.rule().equals(rule) && each.line() <= line)
                .max(Comparator.comparingInt(RuleCase::line));
    }

    /** Failing cases without a message, and messages without a case. */
    List<InputProblem> messageProblems(PolicyPack pack) {
        var problems = new ArrayList<InputProblem>();
        Set<String> told = new HashSet<>();
        for (Rule rule : pack.rules().values()) {
            if (!told.add(rule.folder())) {
                continue; // instances share their cases and messages
            }
            Set<String> failing = new HashSet<>();
            for (RuleCase each : cases) {
                if (each.rule().equals(rule.id()) && each.says() != Says.EXAMINED) {
                    failing.add(each.name());
                    if (!rule.messages().containsKey(each.name())) {
                        problems.add(noMessage(rule, each));
                    }
                }
            }
            for (String name : rule.messages().keySet()) {
                if (!failing.contains(name)) {
                    problems.add(noCase(rule, name, failing));
                }
            }
        }
        return problems;
    }

    private static InputProblem noMessage(Rule rule, RuleCase each) {
        return new InputProblem(
                rule.drlPath(),
                each.line(),
                0,
                "rule.yaml has no message for case '" + each.name() + "'",
                "messages: { '" + each.name() + "': \"... {found} ... {wanted}\" }");
    }

    private static InputProblem noCase(Rule rule, String name, Set<String> failing) {
        return new InputProblem(
                rule.origin().path(),
                0,
                0,
                "message '" + name + "' belongs to no failing case of rule.drl",
                Nearest.hint(name, failing));
    }
}
