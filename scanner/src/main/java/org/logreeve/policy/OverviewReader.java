package org.logreeve.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputProblem;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** Reads {@code headlines.yaml} and {@code responsibilities.yaml}; a pack may have neither. */
final class OverviewReader {
    static final String HEADLINES = "headlines.yaml";
    static final String RESPONSIBILITIES = "responsibilities.yaml";

    private final RuleNames rules;
    private final Set<String> broken;
    private final List<InputProblem> problems;

    /**
     * @param broken folders of rules that cannot be read; to name one is no further problem
     */
    OverviewReader(RuleNames rules, Set<String> broken, List<InputProblem> problems) {
        this.rules = rules;
        this.broken = broken;
        this.problems = problems;
    }

    List<Headline> headlines(String path, byte @Nullable [] bytes) {
        if (bytes == null) {
            return List.of();
        }
        YamlMapping yaml = YamlMapping.of(path, YamlReader.read(path, bytes), problems);
        List<Headline> headlines =
                yaml.nodes("headlines").stream().map(node -> headline(yaml.mapping(node))).toList();
        yaml.close();
        return headlines;
    }

    private Headline headline(YamlMapping yaml) {
        String title = yaml.requiredText("title");
        List<String> names = some(yaml, "rules", "those that have to agree on a host");
        var ids = new ArrayList<String>();
        for (String name : names) {
            List<String> found = rules.resolve(name);
            if (found.isEmpty() && !broken.contains(name)) {
                yaml.problem("rules", "there is no rule '" + name + "'", rules.hint(name));
            }
            ids.addAll(found);
        }
        yaml.close();
        return new Headline(title, ids, ids.size());
    }

    List<Responsibility> responsibilities(String path, byte @Nullable [] bytes) {
        if (bytes == null) {
            return List.of();
        }
        YamlMapping yaml = YamlMapping.of(path, YamlReader.read(path, bytes), problems);
        var responsibilities = new ArrayList<Responsibility>();
        Set<String> ids = new HashSet<>();
        yaml.nodes("responsibilities")
                .forEach(
                        node -> {
                            YamlMapping each = yaml.mapping(node);
                            String id = each.requiredText("id");
                            if (!ids.add(id)) {
                                each.problem("id", "there are two of '" + id + "'", "");
                            }
                            responsibilities.add(
                                    new Responsibility(
                                            id,
                                            each.requiredText("title"),
                                            some(each, "requirements", "those that make it up")));
                            each.close();
                        });
        yaml.close();
        return responsibilities;
    }

    private static List<String> some(YamlMapping yaml, String key, String which) {
        List<String> texts = yaml.texts(key);
        if (texts.isEmpty()) {
            yaml.problem(key, "'" + key + "' names none", "name " + which);
        }
        return texts;
    }
}
