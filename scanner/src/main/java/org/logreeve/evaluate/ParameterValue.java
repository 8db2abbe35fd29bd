package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.fact.Parameter;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.policy.SettingValue;
import org.logreeve.text.InputProblem;

/** What a rule's parameter is on one host. */
public sealed interface ParameterValue {
    /** Set, by the inventory or by the rule's default. */
    record Set(Parameter fact) implements ParameterValue {}

    /** Neither the inventory nor the rule says. */
    record Missing(RuleParameter parameter) implements ParameterValue {}

    /** The inventory says something that cannot be meant. */
    record Wrong(RuleParameter parameter, SettingValue value, String problem)
            implements ParameterValue {}

    static ParameterValue of(
            Rule rule, RuleParameter parameter, Map<String, SettingValue> settings) {
        SettingValue setting =
                parameter.setting().isEmpty() ? null : settings.get(parameter.setting());
        if (setting != null && !setting.values().isEmpty()) {
            String problem = parameter.problem(setting.values());
            return problem.isEmpty()
                    ? new Set(fact(rule, parameter, setting))
                    : new Wrong(parameter, setting, problem);
        }
        List<String> standard = parameter.standard();
        return standard == null
                ? new Missing(parameter)
                : new Set(fact(rule, parameter, new SettingValue(standard, parameter.origin())));
    }

    /** Settings that no rule can use as they are, each once: told before any host is contacted. */
    static List<InputProblem> problems(
            PolicyPack pack, Collection<? extends Map<String, SettingValue>> settings) {
        var problems = new LinkedHashMap<SettingValue, InputProblem>();
        for (Rule rule : pack.rules().values()) {
            for (RuleParameter parameter : rule.parameters().values()) {
                for (Map<String, SettingValue> host : settings) {
                    if (of(rule, parameter, host) instanceof Wrong wrong) {
                        problems.putIfAbsent(wrong.value(), problem(rule, wrong));
                    }
                }
            }
        }
        return new ArrayList<>(problems.values());
    }

    private static InputProblem problem(Rule rule, Wrong wrong) {
        return new InputProblem(
                wrong.value().origin().path(),
                wrong.value().origin().line(),
                0,
                "setting '%s': %s".formatted(wrong.parameter().setting(), wrong.problem()),
                "rule " + rule.id() + " takes it");
    }

    private static Parameter fact(Rule rule, RuleParameter parameter, SettingValue value) {
        long number =
                parameter.type() == RuleParameter.Type.NUMBER
                        ? Long.parseLong(value.values().getFirst())
                        : 0;
        return new Parameter(
                rule.id(),
                parameter.name(),
                number,
                value.values(),
                parameter.unit(),
                value.origin());
    }
}
