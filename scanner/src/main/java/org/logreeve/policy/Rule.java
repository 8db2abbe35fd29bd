package org.logreeve.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.finding.Severity;
import org.logreeve.text.Origin;

/**
 * One rule of a policy pack.
 *
 * @param id its folder below {@code rules/}
 * @param requirement catalogue ids it answers for
 * @param components programs whose configuration it judges; empty when it judges any host
 * @param needs facts it cannot do without
 * @param observes kinds of facts that show the running state
 * @param absent what it means when no component is on the host
 * @param parameters by name
 * @param messages what a failing case says, by the case's name; {@code main} for the rule without
 *     one
 * @param drl text of {@code rule.drl}
 * @param origin {@code rule.yaml}
 * @param drlPath {@code rule.drl} as the user knows it
 */
public record Rule(
        String id,
        List<String> requirement,
        String title,
        Severity severity,
        Status status,
        List<String> components,
        List<Need> needs,
        List<String> observes,
        Absent absent,
        Subject subject,
        SortedMap<String, RuleParameter> parameters,
        SortedMap<String, String> messages,
        Guidance guidance,
        String drl,
        Origin origin,
        String drlPath) {
    public Rule {
        requirement = List.copyOf(requirement);
        components = List.copyOf(components);
        needs = List.copyOf(needs);
        observes = List.copyOf(observes);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
    }
}
