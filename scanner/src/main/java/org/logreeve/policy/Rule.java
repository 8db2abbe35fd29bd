package org.logreeve.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.finding.Severity;
import org.logreeve.text.Origin;

/**
 * One rule of a policy pack, or one of its instances: both have their own id, results and waivers.
 *
 * @param id {@code family/name}, of an instance {@code family/name[instance]}
 * @param folder its folder below {@code rules/}: {@code family/name}
 * @param requirement catalogue ids it answers for
 * @param title what is so when it passes
 * @param components programs whose configuration it judges; empty when it judges any host
 * @param needs facts it cannot do without
 * @param observes kinds of facts that show the running state
 * @param absent what it means when no component is on the host
 * @param causedBy rules whose failing explains this one's
 * @param parameters by name
 * @param messages what a failing case says, by the case's name; {@code main} for the rule without
 *     one
 * @param drl text of {@code rule.drl}
 * @param origin {@code rule.yaml}, and the line of an instance
 * @param drlPath {@code rule.drl} as the user knows it
 */
public record Rule(
        String id,
        String folder,
        List<String> requirement,
        String title,
        Severity severity,
        Standing standing,
        List<String> components,
        List<Need> needs,
        List<String> observes,
        Absent absent,
        Scope scope,
        Subject subject,
        List<String> causedBy,
        SortedMap<String, RuleParameter> parameters,
        SortedMap<String, Message> messages,
        Guidance guidance,
        String drl,
        Origin origin,
        String drlPath) {
    public Rule {
        requirement = List.copyOf(requirement);
        components = List.copyOf(components);
        needs = List.copyOf(needs);
        observes = List.copyOf(observes);
        causedBy = List.copyOf(causedBy);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
    }

    /** The words in brackets of an instance's id; empty for a rule without instances. */
    public String instance() {
        return id.length() == folder.length()
                ? ""
                : id.substring(folder.length() + 1, id.length() - 1);
    }

    /** Whether it may match facts of a kind: it says that it needs them, or its text names them. */
    public boolean canMatch(String kind) {
        return drl.contains(kind) || needs.stream().anyMatch(need -> need.kind().equals(kind));
    }

    /** The severity of what a case finds. */
    public Severity severity(String caseName) {
        Message message = messages.get(caseName);
        return message == null || message.severity() == null ? severity : message.severity();
    }

    /** The rule with other defaults for some of its parameters. */
    Rule with(Map<String, RuleParameter> others) {
        var all = new TreeMap<>(parameters);
        all.putAll(others);
        return new Rule(
                id,
                folder,
                requirement,
                title,
                severity,
                standing,
                components,
                needs,
                observes,
                absent,
                scope,
                subject,
                causedBy,
                all,
                messages,
                guidance,
                drl,
                origin,
                drlPath);
    }

    /**
     * The rule with {@code {parameter}} in its texts, components and scopes filled by what stands
     * for it.
     */
    Rule filled() {
        var scopes = new ArrayList<Need>();
        needs.forEach(need -> scopes.add(new Need(need.kind(), fill(need.scope()))));
        return new Rule(
                id,
                folder,
                requirement,
                fill(title),
                severity,
                standing,
                components.stream().map(this::fill).toList(),
                scopes,
                observes,
                absent,
                scope,
                subject,
                causedBy,
                parameters,
                messages,
                guidance.filled(this::fill),
                drl,
                origin,
                drlPath);
    }

    /** In one pass, so that a value which looks like a place stays as it is. */
    private String fill(String text) {
        var filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
            RuleParameter parameter = end < 0 ? null : parameters.get(text.substring(at + 1, end));
            List<String> values = parameter == null ? null : parameter.standard();
            if (values == null) {
                filled.append(text.charAt(at++));
            } else {
                filled.append(String.join(", ", values));
                at = end + 1;
            }
        }
        return filled.toString();
    }
}
