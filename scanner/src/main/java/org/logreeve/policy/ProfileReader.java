package org.logreeve.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** The files below {@code profiles/}, each with what it inherits. */
final class ProfileReader {
    private final SortedMap<String, Rule> rules;
    private final RuleNames names;
    private final Set<String> broken;
    private final List<InputProblem> problems;
    private final SortedMap<String, YamlMapping> files = new TreeMap<>();
    private final Map<String, Profile> done = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param rules of the whole pack
     * @param broken folders of rules that have problems of their own, so that a profile is not
     *     blamed for them
     */
    ProfileReader(SortedMap<String, Rule> rules, Set<String> broken, List<InputProblem> problems) {
        this.broken = broken;
        this.rules = rules;
        this.names = new RuleNames(rules.values());
        this.problems = problems;
    }

    /**
     * @param place the file as the user knows it
     */
    void add(String name, String place, byte[] yaml) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(
                    new InputProblem(
                            place, 0, 0, "'" + name + "' is not a profile name", "a-z, 0-9 and -"));
        }
        try {
            files.put(name, YamlMapping.of(place, YamlReader.read(place, yaml), problems));
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
    }

    SortedMap<String, Profile> read() {
        var profiles = new TreeMap<String, Profile>();
        for (String name : files.keySet()) {
            profiles.put(name, profile(name));
        }
        return profiles;
    }

    private Profile profile(String name) {
        Profile known = done.get(name);
        if (known != null) {
            return known;
        }
        YamlMapping file = files.get(name);
        if (file == null) {
            throw new IllegalStateException("a profile that was not looked up");
        }
        open.addLast(name);
        Profile read = read(name, file);
        open.removeLast();
        done.put(name, read);
        return read;
    }

    private Profile read(String name, YamlMapping file) {
        int before = problems.size();
        var chosen = new TreeSet<String>();
        var parameters = new TreeMap<String, SortedMap<String, RuleParameter>>();
        String written = file.requiredText("name");
        if (!written.isEmpty() && !written.equals(name)) {
            file.problem("name", "'" + written + "' is not the file's name", "write " + name);
        }
        String title = file.requiredText("title");
        for (String parent : file.texts("extends")) {
            Profile inherited = parent(file, parent);
            if (inherited != null) {
                chosen.addAll(inherited.rules());
                inherited.parameters().forEach((rule, values) -> merge(parameters, rule, values));
            }
        }
        file.texts("rules").forEach(pattern -> chosen.addAll(select(file, "rules", pattern)));
        file.texts("without")
                .forEach(pattern -> chosen.removeAll(select(file, "without", pattern)));
        boolean sound = problems.size() == before && broken.isEmpty();
        if (chosen.isEmpty() && sound) {
            file.problem("rules", "the profile selects no rule", "rules: [family/*]");
        }
        YamlMapping values = file.mapping("parameters");
        for (String rule : values.keys()) {
            if (names.resolve(rule).stream().noneMatch(chosen::contains) && sound) {
                values.problem(
                        rule, "the profile does not select '" + rule + "'", "add it to rules");
            } else if (!isBroken(rule)) {
                parameters(values, rule, parameters);
            }
        }
        file.close();
        return new Profile(name, title, chosen, parameters, file.origin());
    }

    private @Nullable Profile parent(YamlMapping file, String parent) {
        if (open.contains(parent)) {
            var way = new ArrayList<>(open);
            file.problem(
                    "extends",
                    "'%s' extends itself: %s -> %s"
                            .formatted(
                                    parent,
                                    String.join(
                                            " -> ", way.subList(way.indexOf(parent), way.size())),
                                    parent),
                    "take one of them out");
            return null;
        }
        if (!files.containsKey(parent)) {
            file.problem(
                    "extends",
                    "there is no profile '" + parent + "'",
                    Nearest.hint(parent, files.keySet()));
            return null;
        }
        return profile(parent);
    }

    /** Ids a pattern means; only rules that are named themselves may be drafts. */
    private List<String> select(YamlMapping file, String key, String pattern) {
        if (pattern.endsWith("/*")) {
            String family = pattern.substring(0, pattern.length() - 1);
            List<String> found =
                    rules.values().stream()
                            .filter(rule -> rule.id().startsWith(family))
                            .filter(rule -> rule.standing().status() == Status.ACCEPTED)
                            .map(Rule::id)
                            .toList();
            if (found.isEmpty() && broken.stream().noneMatch(id -> id.startsWith(family))) {
                file.problem(key, "no accepted rule is in '" + pattern + "'", families(family));
            }
            return found;
        }
        List<String> found = names.resolve(pattern);
        if (found.isEmpty() && !isBroken(pattern)) {
            file.problem(key, "there is no rule '" + pattern + "'", names.hint(pattern));
        }
        for (String id : found) {
            Rule rule = rules.get(id);
            Standing.Deprecation gone = rule == null ? null : rule.standing().deprecation();
            if (gone != null && key.equals("rules")) {
                file.problem(
                        key,
                        "rule '%s' is deprecated: %s".formatted(id, gone.reason()),
                        gone.replacedBy().isEmpty() ? "" : "use " + gone.replacedBy());
                return List.of();
            }
        }
        return found;
    }

    private boolean isBroken(String name) {
        return broken.contains(name.replaceFirst("\\[.*", ""));
    }

    private String families(String family) {
        var known = new TreeSet<String>();
        rules.values().forEach(rule -> known.add(rule.id().replaceFirst("/.*", "/")));
        return Nearest.hint(family, known);
    }

    private void parameters(
            YamlMapping all,
            String name,
            SortedMap<String, SortedMap<String, RuleParameter>> parameters) {
        List<String> found = names.resolve(name);
        if (found.isEmpty()) {
            all.problem(name, "there is no rule '" + name + "'", names.hint(name));
        }
        var told = new ArrayList<InputProblem>();
        for (String id : found) {
            Rule rule = rules.get(id);
            if (rule != null) {
                int before = problems.size();
                SortedMap<String, RuleParameter> values =
                        ParameterReader.values(all.mapping(name), id, rule.parameters());
                List<InputProblem> added = problems.subList(before, problems.size());
                if (!told.isEmpty()) {
                    added.clear(); // each instance would say the same
                } else {
                    told.addAll(added);
                }
                merge(parameters, id, values);
            }
        }
    }

    private static void merge(
            SortedMap<String, SortedMap<String, RuleParameter>> all,
            String rule,
            SortedMap<String, RuleParameter> values) {
        SortedMap<String, RuleParameter> merged =
                new TreeMap<>(all.getOrDefault(rule, new TreeMap<>()));
        merged.putAll(values);
        all.put(rule, merged);
    }
}
