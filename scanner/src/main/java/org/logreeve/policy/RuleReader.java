package org.logreeve.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.fact.Facts;
import org.logreeve.finding.Severity;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlReader;

/** One {@code rule.yaml}, read strictly: all of its problems at once. */
final class RuleReader {
    private static final List<String> SOURCES =
            List.of("cac", "cis", "iso", "moj", "nist", "pci", "stig");

    private final String path;
    private final List<InputProblem> problems;

    RuleReader(String path, List<InputProblem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /**
     * @param id the rule's folder below {@code rules/}
     * @throws org.logreeve.text.InputException when the bytes are not YAML
     */
    Rule read(String id, byte[] yaml, String drl, String drlPath) {
        YamlMapping rule = YamlMapping.of(path, YamlReader.read(path, yaml), problems);
        checkId(id, rule);
        Rule read =
                new Rule(
                        id,
                        required(rule, "requirement"),
                        rule.requiredText("title"),
                        word(rule, "severity", Severity.class, Severity.HIGH),
                        word(rule, "status", Status.class, Status.DRAFT),
                        rule.texts("components"),
                        needs(rule),
                        observes(rule),
                        word(rule, "absent", Absent.class, Absent.NOTAPPLICABLE),
                        word(rule, "subject", Subject.class, Subject.HOST),
                        parameters(rule.mapping("parameters")),
                        messages(rule.mapping("messages")),
                        guidance(rule),
                        drl,
                        Origin.of(path),
                        drlPath);
        rule.close();
        return read;
    }

    private void checkId(String id, YamlMapping rule) {
        String written = rule.requiredText("id");
        if (!written.isEmpty() && !written.equals(id)) {
            rule.problem("id", "id '" + written + "' is not the rule's folder", "write " + id);
        }
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")) {
            rule.problem("id", "'" + id + "' is not a rule id", "family/name in a-z, 0-9 and -");
        }
    }

    private static List<String> required(YamlMapping rule, String key) {
        List<String> texts = rule.texts(key);
        if (texts.isEmpty()) {
            rule.problem(key, "'" + key + "' wants at least one value", "");
        }
        return texts;
    }

    private static <E extends Enum<E>> E word(
            YamlMapping rule, String key, Class<E> type, E otherwise) {
        rule.requiredText(key);
        return rule.oneOf(key, type).orElse(otherwise);
    }

    private List<Need> needs(YamlMapping rule) {
        var needs = new ArrayList<Need>();
        for (YamlNode node : rule.nodes("needs")) {
            YamlMapping need = YamlMapping.of(path, node, problems);
            String kind = need.requiredText("kind");
            checkKind(need, "kind", kind);
            needs.add(new Need(kind, need.text("scope").orElse("")));
            need.close();
        }
        if (needs.isEmpty()) {
            rule.problem("needs", "'needs' wants at least one fact kind", "- kind: TimeSource");
        }
        return needs;
    }

    private List<String> observes(YamlMapping rule) {
        List<String> kinds = rule.texts("observes");
        kinds.forEach(kind -> checkKind(rule, "observes", kind));
        return kinds;
    }

    private static void checkKind(YamlMapping at, String key, String kind) {
        Set<String> kinds = Facts.kinds().keySet();
        if (!kind.isEmpty() && !kinds.contains(kind)) {
            at.problem(key, "'" + kind + "' is not a fact kind", Nearest.hint(kind, kinds));
        }
    }

    private SortedMap<String, RuleParameter> parameters(YamlMapping all) {
        var parameters = new TreeMap<String, RuleParameter>();
        for (String name : all.keys()) {
            parameters.put(name, parameter(name, all.origin(name), all.mapping(name)));
        }
        return parameters;
    }

    private RuleParameter parameter(String name, Origin origin, YamlMapping written) {
        Optional<YamlNode> standard = written.node("default");
        var parameter =
                new RuleParameter(
                        name,
                        word(written, "type", RuleParameter.Type.class, RuleParameter.Type.TEXT),
                        standard.isEmpty() ? null : written.texts("default"),
                        written.text("unit").orElse(""),
                        written.text("source").orElse(""),
                        written.text("setting").orElse(""),
                        origin);
        List<String> values = parameter.standard();
        if (values != null && !parameter.problem(values).isEmpty()) {
            written.problem("default", "'default': " + parameter.problem(values), "");
        }
        if (values == null && parameter.setting().isEmpty()) {
            written.problem(
                    "setting", "parameter '" + name + "' has neither a default nor a setting", "");
        }
        written.close();
        return parameter;
    }

    private static SortedMap<String, String> messages(YamlMapping written) {
        var messages = new TreeMap<String, String>();
        for (String name : written.keys()) {
            String text = written.requiredText(name);
            if (text.lines().count() > 1) {
                written.problem(name, "a message is one line", "");
            }
            messages.put(name, text);
        }
        return messages;
    }

    private Guidance guidance(YamlMapping rule) {
        return new Guidance(
                rule.requiredText("rationale"),
                rule.requiredText("audit"),
                remediation(rule),
                rule.text("limitations").orElse(""),
                references(rule.mapping("references")));
    }

    private SortedMap<String, String> remediation(YamlMapping rule) {
        var remediation = new TreeMap<String, String>();
        switch (rule.node("remediation").orElse(null)) {
            case null -> rule.problem("remediation", "'remediation' is missing", "");
            case YamlNode.Scalar text -> remediation.put("text", text.text());
            case YamlNode other -> {
                YamlMapping written = YamlMapping.of(path, other, problems);
                written.requiredText("text");
                for (String name : written.keys()) {
                    remediation.put(name, written.requiredText(name));
                }
            }
        }
        return remediation;
    }

    private static SortedMap<String, List<String>> references(YamlMapping written) {
        var references = new TreeMap<String, List<String>>();
        for (String source : SOURCES) {
            List<String> items = written.texts(source);
            if (!items.isEmpty()) {
                references.put(source, items);
            }
        }
        written.close();
        return references;
    }
}
