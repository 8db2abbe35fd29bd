package org.logreeve.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;

/** What people may call a rule: its id, its folder for all instances, an id it had before. */
final class RuleNames {
    private final Map<String, List<String>> ids = new TreeMap<>();

    RuleNames(Collection<Rule> rules) {
        for (Rule rule : rules) {
            add(rule.id(), rule.id());
            if (!rule.instance().isEmpty()) {
                add(rule.folder(), rule.id());
            }
            for (String alias : rule.standing().aliases()) {
                String old = rule.instance().isEmpty() ? alias : alias + instance(rule);
                add(old, rule.id());
                if (!rule.instance().isEmpty()) {
                    add(alias, rule.id());
                }
            }
        }
    }

    /** Each name with the ids it stands for. */
    SortedMap<String, List<String>> all() {
        var all = new TreeMap<String, List<String>>();
        ids.forEach((name, of) -> all.put(name, List.copyOf(of)));
        return all;
    }

    /** Ids of the rules and instances so named; empty when there is none. */
    List<String> resolve(String name) {
        return ids.getOrDefault(name, List.of());
    }

    /**
     * By id, the ids of the rules whose failing explains a rule's; only of rules that have such.
     */
    Map<String, List<String>> causes(Collection<Rule> rules) {
        var causes = new TreeMap<String, List<String>>();
        for (Rule rule : rules) {
            List<String> of =
                    rule.causedBy().stream().flatMap(name -> resolve(name).stream()).toList();
            if (!of.isEmpty()) {
                causes.put(rule.id(), of);
            }
        }
        return causes;
    }

    /** The nearest name there is, as a hint. */
    String hint(String name) {
        return Nearest.hint(name, ids.keySet());
    }

    /** Ids that two rules claim, and rules named that do not exist. */
    static void check(Collection<Rule> rules, List<InputProblem> problems) {
        var names = new RuleNames(rules);
        var owners = new TreeMap<String, Rule>();
        rules.forEach(rule -> owners.putIfAbsent(rule.folder(), rule));
        for (Rule rule : new ArrayList<>(owners.values())) {
            for (String alias : rule.standing().aliases()) {
                Rule other = owners.putIfAbsent(alias, rule);
                if (other != null) {
                    problems.add(
                            problem(
                                    rule,
                                    "alias '%s' is the id of %s".formatted(alias, other.folder()),
                                    "an id is for ever: it names one rule only"));
                }
            }
        }
        circles(rules, names, problems);
        for (Rule rule : rules) {
            var named = new TreeSet<>(rule.causedBy());
            Standing.Deprecation deprecation = rule.standing().deprecation();
            if (deprecation != null && !deprecation.replacedBy().isEmpty()) {
                named.add(deprecation.replacedBy());
            }
            for (String name : named) {
                if (names.resolve(name).isEmpty()) {
                    problems.add(
                            problem(rule, "there is no rule '" + name + "'", names.hint(name)));
                }
            }
        }
    }

    /** Rules that explain each other explain nothing. */
    private static void circles(
            Collection<Rule> rules, RuleNames names, List<InputProblem> problems) {
        Map<String, List<String>> causes = names.causes(rules);
        for (Rule rule : rules) {
            if (reaches(rule.id(), causes)) {
                problems.add(
                        problem(
                                rule,
                                "'caused-by' leads back to " + rule.id(),
                                "a cause comes before what it explains"));
            }
        }
    }

    private static boolean reaches(String id, Map<String, List<String>> causes) {
        var seen = new TreeSet<String>();
        var left = new ArrayList<>(causes.getOrDefault(id, List.of()));
        while (!left.isEmpty()) {
            String next = left.removeLast();
            if (next.equals(id)) {
                return true;
            }
            if (seen.add(next)) {
                left.addAll(causes.getOrDefault(next, List.of()));
            }
        }
        return false;
    }

    private static InputProblem problem(Rule rule, String message, String hint) {
        return new InputProblem(rule.origin().path(), rule.origin().line(), 0, message, hint);
    }

    private static String instance(Rule rule) {
        return "[" + rule.instance() + "]";
    }

    private void add(String name, String id) {
        List<String> known = ids.computeIfAbsent(name, n -> new ArrayList<>());
        if (!known.contains(id)) {
            known.add(id);
        }
    }
}
