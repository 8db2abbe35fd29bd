package org.logreeve.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
    /** The form of ids. */
    static final String ID = "[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*";

    private final String path;
    private final List<InputProblem> problems;
    private final GuidanceReader guidance;

    RuleReader(String path, List<InputProblem> problems) {
        this.path = path;
        this.problems = problems;
        this.guidance = new GuidanceReader(path, problems);
    }

    /**
     * The rule, or each of its instances.
     *
     * @param id the rule's folder below {@code rules/}
     * @throws org.logreeve.text.InputException when the bytes are not YAML
     */
    List<Rule> read(String id, byte[] yaml, String drl, String drlPath) {
        YamlMapping rule = YamlMapping.of(path, YamlReader.read(path, yaml), problems);
        checkId(id, rule);
        SortedMap<String, RuleParameter> parameters =
                ParameterReader.declared(rule.mapping("parameters"));
        Severity severity = word(rule, "severity", Severity.class, Severity.HIGH);
        List<Need> needs = needs(rule);
        Scope scope = rule.oneOf("scope", Scope.class).orElse(Scope.HOST);
        Rule read =
                new Rule(
                        id,
                        id,
                        required(rule, "requirement"),
                        rule.requiredText("title"),
                        severity,
                        standing(rule),
                        rule.texts("components"),
                        needs,
                        observes(rule),
                        word(rule, "absent", Absent.class, Absent.NOTAPPLICABLE),
                        scope,
                        subject(rule, scope, needs),
                        ids(rule, "caused-by"),
                        parameters,
                        messages(rule.mapping("messages"), severity),
                        guidance.read(rule, parameters.keySet()),
                        drl,
                        Origin.of(path),
                        drlPath);
        List<Rule> instances = new InstanceReader(guidance).read(read, rule.mapping("instances"));
        rule.close();
        List<Rule> all = instances.isEmpty() ? List.of(read) : instances;
        all.forEach(this::checkSupplied);
        return all;
    }

    private static void checkId(String id, YamlMapping rule) {
        String written = rule.requiredText("id");
        if (!written.isEmpty() && !written.equals(id)) {
            rule.problem("id", "id '" + written + "' is not the rule's folder", "write " + id);
        }
        if (!id.matches(ID)) {
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

    private static Standing standing(YamlMapping rule) {
        Status status = word(rule, "status", Status.class, Status.DRAFT);
        Standing.@Nullable Deprecation deprecation = null;
        if (rule.node("deprecated").isPresent()) {
            YamlMapping written = rule.mapping("deprecated");
            String since = written.requiredText("since");
            if (!since.isEmpty() && !since.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                written.problem("since", "'" + since + "' is not a date", "for example 2027-01-31");
            }
            deprecation =
                    new Standing.Deprecation(
                            since,
                            written.requiredText("reason"),
                            written.text("replaced-by").orElse(""));
            written.close();
        }
        if (status == Status.DEPRECATED && deprecation == null) {
            rule.problem(
                    "status",
                    "a deprecated rule says why",
                    "deprecated: { since: 2027-01-31, reason: ..., replaced-by: family/rule }");
        }
        if (status != Status.DEPRECATED && deprecation != null) {
            rule.problem("deprecated", "the rule's status is not deprecated", "");
        }
        return new Standing(status, ids(rule, "aliases"), deprecation);
    }

    private static List<String> ids(YamlMapping rule, String key) {
        List<String> ids = rule.texts(key);
        for (String id : ids) {
            if (!id.matches(ID)) {
                rule.problem(key, "'" + id + "' is not a rule id", "family/name");
            }
        }
        return ids;
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

    private static List<String> observes(YamlMapping rule) {
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

    /** A rule whose facts are never there would never match, and look as if it had been tried. */
    private static Subject subject(YamlMapping rule, Scope scope, List<Need> needs) {
        Subject subject = word(rule, "subject", Subject.class, Subject.HOST);
        boolean host = subject == Subject.HOST;
        if (host && scope == Scope.FLEET) {
            rule.problem("scope", "a rule about one host sees that host alone", "subject: estate");
        }
        for (Need need : needs) {
            boolean fleet = Facts.isFleet(need.kind());
            if (fleet && scope != Scope.FLEET) {
                rule.problem("needs", need.kind() + " facts are about a whole run", "scope: fleet");
            } else if (host && need.kind().equals("AttestedPeriod")) {
                rule.problem(
                        "needs",
                        "AttestedPeriod facts are about services, persons and the estate, and this"
                                + " rule's subject is host",
                        "subject: service");
            } else if (!fleet && !host && !Facts.isStated(need.kind())) {
                rule.problem(
                        "needs",
                        "%s facts are about one host, and this rule's subject is %s"
                                .formatted(need.kind(), subject.word()),
                        "subject: host");
            }
        }
        return subject;
    }

    private static SortedMap<String, Message> messages(YamlMapping written, Severity most) {
        var messages = new TreeMap<String, Message>();
        for (String name : written.keys()) {
            messages.put(name, message(written, name, most));
        }
        return messages;
    }

    private static Message message(YamlMapping all, String name, Severity most) {
        Message message;
        if (all.node(name).orElse(null) instanceof YamlNode.Mapping) {
            YamlMapping written = all.mapping(name);
            message =
                    new Message(
                            written.requiredText("text"),
                            written.oneOf("severity", Severity.class).orElse(null));
            written.close();
        } else {
            message = new Message(all.requiredText(name), null);
        }
        if (message.text().lines().count() > 1) {
            all.problem(name, "a message is one line", "");
        }
        Severity severity = message.severity();
        if (severity != null && !most.isAtLeast(severity)) {
            all.problem(name, "a case is not graver than its rule", "at most " + most.word());
        }
        return message;
    }

    private void checkSupplied(Rule rule) {
        for (RuleParameter parameter : rule.parameters().values()) {
            if (parameter.standard() == null && parameter.setting().isEmpty()) {
                problems.add(
                        new InputProblem(
                                parameter.origin().path(),
                                parameter.origin().line(),
                                0,
                                "parameter '%s' of %s has neither a default nor a setting"
                                        .formatted(parameter.name(), rule.id()),
                                rule.instance().isEmpty()
                                        ? "default: ..."
                                        : "give it below the instance's parameters"));
            }
        }
    }
}
