package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.logreeve.finding.Severity;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlReader;

/** What rules of a pack may say that they answer for, as its {@code requirements.yaml} lists it. */
final class Requirements {
    private static final String FILE = "requirements.yaml";
    private static final String KEY = "requirement";

    private final Path folder;
    private final List<InputProblem> problems = new ArrayList<>();

    private Requirements(Path folder) {
        this.folder = folder;
    }

    /** What is wrong with the list, and ids that rules name and it does not know. */
    static List<InputProblem> problems(Path folder) {
        var requirements = new Requirements(folder);
        if (Files.exists(folder.resolve(FILE))) {
            requirements.check();
        }
        return requirements.problems;
    }

    private void check() {
        Set<String> ids = ids(mapping(folder.resolve(FILE), problems));
        if (!problems.isEmpty()) {
            return;
        }
        Path duties = folder.resolve("responsibilities.yaml");
        if (Files.exists(duties)) {
            YamlMapping all = mapping(duties, new ArrayList<>());
            all.nodes("responsibilities")
                    .forEach(node -> check(duties, all.mapping(node), "requirements", ids));
        }
        try (Stream<Path> files = Files.walk(folder.resolve("rules"), 3)) {
            for (Path file : files.filter(each -> each.endsWith("rule.yaml")).sorted().toList()) {
                // what else is wrong with a rule is told by those who read all of it
                YamlMapping rule = mapping(file, new ArrayList<>());
                check(file, rule, KEY, ids);
                YamlMapping instances = rule.mapping("instances");
                instances.keys().forEach(name -> check(file, instances.mapping(name), KEY, ids));
            }
        } catch (IOException e) {
            problems.add(new InputProblem(folder.toString(), 0, 0, "cannot be read: " + e, ""));
        }
    }

    private Set<String> ids(YamlMapping top) {
        var ids = new TreeSet<String>();
        YamlMapping themes = top.mapping("themes");
        for (String name : themes.keys()) {
            YamlMapping theme = themes.mapping(name);
            theme.requiredText("title");
            YamlMapping requirements = theme.mapping("requirements");
            for (String id : requirements.keys()) {
                if (!id.matches("[A-Z]{3}-[0-9]{3}")) {
                    requirements.problem(id, "'" + id + "' is no id", "for example FWD-001");
                }
                if (!ids.add(id)) {
                    requirements.problem(id, id + " is listed twice", "one theme each");
                }
                requirements.oneOf(id, Severity.class);
            }
            theme.close();
        }
        top.close();
        return ids;
    }

    private void check(Path file, YamlMapping of, String key, Set<String> ids) {
        YamlNode written = of.node(key).orElse(null);
        List<YamlNode> all =
                written instanceof YamlNode.Sequence list
                        ? list.items()
                        : written == null ? List.of() : List.of(written);
        for (YamlNode node : all) {
            if (node instanceof YamlNode.Scalar id && !ids.contains(id.text())) {
                problems.add(
                        new InputProblem(
                                file.toString(),
                                id.line(),
                                id.column(),
                                "'%s' is no requirement of %s".formatted(id.text(), FILE),
                                Nearest.hint(id.text(), ids)));
            }
        }
    }

    private static YamlMapping mapping(Path file, List<InputProblem> problems) {
        String name = file.toString();
        YamlNode node = new YamlNode.Scalar("", true, 1, 1);
        try {
            node = YamlReader.read(name, Files.readAllBytes(file));
        } catch (IOException e) {
            problems.add(new InputProblem(name, 0, 0, "cannot be read: " + e, ""));
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
        return YamlMapping.of(name, node, problems);
    }
}
