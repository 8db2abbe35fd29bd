package org.logreeve.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Parameters as rules declare them, and values that instances and profiles give them. */
final class ParameterReader {
    private ParameterReader() {}

    /** The {@code parameters:} of a rule. */
    static SortedMap<String, RuleParameter> declared(YamlMapping all) {
        var parameters = new TreeMap<String, RuleParameter>();
        for (String name : all.keys()) {
            if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
                all.problem(name, "'" + name + "' is not a parameter name", "a-z, 0-9 and _");
            }
            parameters.put(name, declared(name, all.origin(name), all.mapping(name)));
        }
        return parameters;
    }

    private static RuleParameter declared(String name, Origin origin, YamlMapping written) {
        Optional<YamlNode> standard = written.node("default");
        written.requiredText("type");
        var parameter =
                new RuleParameter(
                        name,
                        written.oneOf("type", RuleParameter.Type.class)
                                .orElse(RuleParameter.Type.TEXT),
                        standard.isEmpty() ? null : written.texts("default"),
                        written.text("unit").orElse(""),
                        written.text("source").orElse(""),
                        written.text("setting").orElse(""),
                        origin);
        List<String> values = parameter.standard();
        if (values != null && !parameter.problem(values).isEmpty()) {
            written.problem("default", "'default': " + parameter.problem(values), "");
        }
        written.close();
        return parameter;
    }

    /**
     * Values for parameters of a rule, as {@code name: value} or {@code name: {value, source}}.
     *
     * @param rule its id, for messages
     */
    static SortedMap<String, RuleParameter> values(
            YamlMapping all, String rule, SortedMap<String, RuleParameter> declared) {
        var parameters = new TreeMap<String, RuleParameter>();
        for (String name : all.keys()) {
            RuleParameter parameter = declared.get(name);
            if (parameter == null) {
                all.problem(
                        name,
                        "rule '" + rule + "' has no parameter '" + name + "'",
                        known(name, declared.keySet()));
            } else {
                parameters.put(name, value(all, name, parameter));
            }
        }
        return parameters;
    }

    private static RuleParameter value(YamlMapping all, String name, RuleParameter parameter) {
        String source = "";
        var values = new ArrayList<String>();
        if (all.node(name).orElse(null) instanceof YamlNode.Mapping) {
            YamlMapping written = all.mapping(name);
            values.addAll(written.texts("value"));
            source = written.text("source").orElse("");
            written.close();
        } else {
            values.addAll(all.texts(name));
        }
        String problem = parameter.problem(values);
        if (!problem.isEmpty()) {
            all.problem(name, "'" + name + "': " + problem, "");
        }
        return parameter.with(values, source, all.origin(name));
    }

    private static String known(String name, Set<String> declared) {
        String nearest = Nearest.hint(name, declared);
        if (!nearest.isEmpty()) {
            return nearest;
        }
        return declared.isEmpty() ? "it has none" : "it has: " + String.join(", ", declared);
    }
}
