package org.logreeve.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** What a {@code rule.yaml} tells people, and the documents it names. */
final class GuidanceReader {
    private static final List<String> SOURCES = List.of("cis", "iso", "moj", "nist", "pci", "stig");

    private final String path;
    private final List<InputProblem> problems;

    GuidanceReader(String path, List<InputProblem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /**
     * @param parameters names of the rule's parameters, which {@code cac} may bind
     */
    Guidance read(YamlMapping rule, Set<String> parameters) {
        return new Guidance(
                rule.requiredText("rationale"),
                rule.requiredText("audit"),
                remediation(rule, true),
                rule.text("limitations").orElse(""),
                references(rule.mapping("references"), parameters));
    }

    /** An instance's: what it does not say is the rule's. */
    Guidance over(Guidance base, YamlMapping instance, Set<String> parameters) {
        var remediation = new TreeMap<>(base.remediation());
        remediation.putAll(remediation(instance, false));
        return new Guidance(
                base.rationale(),
                instance.text("audit").orElse(base.audit()),
                remediation,
                instance.text("limitations").orElse(base.limitations()),
                references(instance.mapping("references"), parameters).over(base.references()));
    }

    private SortedMap<String, String> remediation(YamlMapping rule, boolean required) {
        var remediation = new TreeMap<String, String>();
        switch (rule.node("remediation").orElse(null)) {
            case null -> {
                if (required) {
                    rule.problem("remediation", "'remediation' is missing", "");
                }
            }
            case YamlNode.Scalar text -> remediation.put("text", text.text());
            case YamlNode other -> {
                YamlMapping written = YamlMapping.of(path, other, problems);
                if (required) {
                    written.requiredText("text");
                }
                for (String name : written.keys()) {
                    remediation.put(name, written.requiredText(name));
                }
            }
        }
        return remediation;
    }

    private References references(YamlMapping written, Set<String> parameters) {
        var items = new TreeMap<String, List<String>>();
        for (String source : SOURCES) {
            List<String> texts = written.texts(source);
            if (!texts.isEmpty()) {
                items.put(source, texts);
            }
        }
        var cac = new ArrayList<CacReference>();
        for (YamlNode node : written.nodes("cac")) {
            cac.add(
                    node instanceof YamlNode.Scalar name && !name.isNull()
                            ? new CacReference(name.text(), new TreeMap<>())
                            : cac(YamlMapping.of(path, node, problems), parameters));
        }
        written.close();
        return new References(items, cac);
    }

    private static CacReference cac(YamlMapping written, Set<String> parameters) {
        String rule = written.requiredText("rule");
        var variables = new TreeMap<String, String>();
        YamlMapping bound = written.mapping("variables");
        for (String variable : bound.keys()) {
            String parameter = bound.requiredText(variable);
            if (!parameter.isEmpty() && !parameters.contains(parameter)) {
                bound.problem(
                        variable,
                        "the rule has no parameter '" + parameter + "'",
                        Nearest.hint(parameter, parameters));
            }
            variables.put(variable, parameter);
        }
        written.close();
        return new CacReference(rule, variables);
    }
}
