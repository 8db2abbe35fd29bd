package org.logreeve.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.finding.Severity;
import org.logreeve.yaml.YamlMapping;

/** The {@code instances:} of a rule: one logic, many items, each judged on its own. */
final class InstanceReader {
    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

    private final GuidanceReader guidance;

    InstanceReader(GuidanceReader guidance) {
        this.guidance = guidance;
    }

    List<Rule> read(Rule base, YamlMapping all) {
        var instances = new ArrayList<Rule>();
        for (String name : all.keys()) {
            if (!name.matches(NAME)) {
                all.problem(name, "'" + name + "' is not an instance name", "a-z, 0-9 and -");
            }
            instances.add(instance(base, name, all));
        }
        return instances;
    }

    private Rule instance(Rule base, String name, YamlMapping all) {
        YamlMapping written = all.mapping(name);
        String id = base.id() + "[" + name + "]";
        SortedMap<String, RuleParameter> parameters = new TreeMap<>(base.parameters());
        parameters.putAll(
                ParameterReader.values(written.mapping("parameters"), id, base.parameters()));
        List<String> requirement = written.texts("requirement");
        Severity severity = written.oneOf("severity", Severity.class).orElse(base.severity());
        var instance =
                new Rule(
                        id,
                        base.folder(),
                        requirement.isEmpty() ? base.requirement() : requirement,
                        written.text("title").orElse(base.title()),
                        severity,
                        base.standing(),
                        base.components(),
                        base.needs(),
                        base.observes(),
                        base.absent(),
                        base.scope(),
                        base.subject(),
                        base.causedBy(),
                        parameters,
                        atMost(severity, base.messages()),
                        guidance.over(base.guidance(), written, parameters.keySet()),
                        base.drl(),
                        all.origin(name),
                        base.drlPath());
        written.close();
        return instance;
    }

    /** A case is not graver than its instance. */
    private static SortedMap<String, Message> atMost(
            Severity most, SortedMap<String, Message> messages) {
        var lowered = new TreeMap<String, Message>();
        messages.forEach(
                (name, message) -> {
                    Severity own = message.severity();
                    boolean graver = own != null && !most.isAtLeast(own);
                    lowered.put(name, graver ? new Message(message.text(), null) : message);
                });
        return lowered;
    }
}
