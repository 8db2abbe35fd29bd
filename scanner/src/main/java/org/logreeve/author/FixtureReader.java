package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.TreeReader;
import org.logreeve.finding.State;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.SettingsReader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlReader;

/** The fixtures of a pack in a working tree, with all problems at once. */
public final class FixtureReader {
    private static final List<String> STATES =
            List.of("pass", "fail", "notapplicable", "unknown", "error");
    private static final List<String> PARTS =
            List.of(
                    "commands",
                    "expect.yaml",
                    "host.yaml",
                    "hosts",
                    "previous",
                    "root",
                    "tree.yaml");

    private final Path pack;
    private final List<InputProblem> problems = new ArrayList<>();

    private FixtureReader(Path pack) {
        this.pack = pack;
    }

    /**
     * @param folder the folder that {@code pack} was read from
     * @throws InputException with everything that is wrong
     */
    public static List<Fixture> read(Path folder, PolicyPack pack) {
        return read(folder, pack, pack);
    }

    /**
     * Those of some rules.
     *
     * @param whole the pack with all instances, which fixtures may name
     */
    static List<Fixture> read(Path folder, PolicyPack pack, PolicyPack whole) {
        var reader = new FixtureReader(folder);
        var fixtures = new ArrayList<Fixture>();
        var instances = new TreeMap<String, List<Rule>>();
        Set<String> wanted = new HashSet<>();
        pack.rules().values().forEach(rule -> wanted.add(rule.folder()));
        for (Rule rule : whole.rules().values()) {
            instances.computeIfAbsent(rule.folder(), id -> new ArrayList<>()).add(rule);
        }
        instances.keySet().retainAll(wanted);
        instances.forEach(
                (rule, all) -> {
                    Path tests = folder.resolve("rules").resolve(rule).resolve("tests");
                    for (Path each : reader.folders(tests)) {
                        reader.fixture(all, each).ifPresent(fixtures::add);
                    }
                });
        if (!reader.problems.isEmpty()) {
            throw new InputException(reader.problems);
        }
        fixtures.removeIf(fixture -> pack.rules().values().stream().noneMatch(fixture::isFor));
        return fixtures;
    }

    /**
     * Any folder that describes a host, whatever it is called.
     *
     * @param pack folder of the pack whose shared trees it may name
     * @throws InputException with everything that is wrong
     */
    public static Fixture host(Path pack, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder.toString(), 0, 0, "is not a folder", "");
        }
        var reader = new FixtureReader(pack);
        YamlMapping host = reader.mapping(folder.resolve("host.yaml"));
        HostSettings settings = SettingsReader.read(host.mapping("settings"));
        List<Path> layers = reader.layers(folder, host);
        if (!reader.problems.isEmpty()) {
            throw new InputException(reader.problems);
        }
        return new Fixture(
                folder.toString(),
                "",
                List.of(),
                layers,
                settings,
                FixtureSubject.host(),
                new Expectation(State.PASS, null, null, null));
    }

    /** How many folders of fixtures there are, right or not. */
    static int count(Path folder, PolicyPack pack) {
        var reader = new FixtureReader(folder);
        return pack.rules().values().stream()
                .map(Rule::folder)
                .distinct()
                .mapToInt(
                        rule ->
                                reader.folders(
                                                folder.resolve("rules")
                                                        .resolve(rule)
                                                        .resolve("tests"))
                                        .size())
                .sum();
    }

    private List<Path> folders(Path tests) {
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(tests)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            problem(tests, "cannot be read: " + e.getMessage(), "");
            return List.of();
        }
    }

    /**
     * @param of the rule that it tests, with all instances
     */
    private Optional<Fixture> fixture(List<Rule> of, Path folder) {
        String rule = of.getFirst().folder();
        List<String> instances = of.stream().map(Rule::instance).toList();
        String name = String.valueOf(folder.getFileName());
        int dot = name.lastIndexOf('.');
        String state = name.substring(dot + 1);
        if (dot < 1 || !STATES.contains(state) || !Files.isDirectory(folder)) {
            problem(
                    folder,
                    "is not named <scenario>.<state>",
                    dot < 1 ? "states: " + String.join(", ", STATES) : Nearest.hint(state, STATES));
            return Optional.empty();
        }
        checkParts(folder);
        YamlMapping host = mapping(folder.resolve("host.yaml"));
        HostSettings settings = SettingsReader.read(host.mapping("settings"));
        List<Path> layers = layers(folder, host);
        List<String> about = host.texts("instances");
        for (String instance : about) {
            if (!instances.contains(instance)) {
                host.problem(
                        "instances",
                        "rule %s has no instance '%s'".formatted(rule, instance),
                        Nearest.hint(instance, instances));
            }
        }
        FixtureSubject subject =
                new FixtureSubjectReader(folder, host, settings)
                        .read(of.getFirst().subject(), this::mapping, this::layers);
        host.close();
        return Optional.of(
                new Fixture(
                        pack.relativize(folder).toString(),
                        rule,
                        about,
                        layers,
                        settings,
                        subject,
                        expectation(
                                State.valueOf(state.toUpperCase(java.util.Locale.ROOT)),
                                folder.resolve("expect.yaml"))));
    }

    private void checkParts(Path folder) {
        for (Path part : folders(folder)) {
            String name = String.valueOf(part.getFileName());
            if (!PARTS.contains(name)) {
                problem(part, "does not belong in a fixture", Nearest.hint(name, PARTS));
            }
        }
    }

    private List<Path> layers(Path folder, YamlMapping host) {
        List<Path> layers = over(folder, host);
        try {
            problems.addAll(TreeReader.problems(layers));
        } catch (IOException e) {
            problem(folder, "cannot be read: " + e.getMessage(), "");
        }
        return layers;
    }

    private List<Path> over(Path folder, YamlMapping host) {
        String base = host.text("base").orElse("");
        if (base.isEmpty()) {
            return List.of(folder);
        }
        Path shared = pack.resolve("fixtures").resolve(base);
        if (!base.matches("[a-z0-9]+([.-][a-z0-9]+)*") || !Files.isDirectory(shared)) {
            host.problem(
                    "base", "there is no shared tree '" + base + "'", Nearest.hint(base, bases()));
        }
        return List.of(shared, folder);
    }

    private List<String> bases() {
        String[] names = pack.resolve("fixtures").toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    private Expectation expectation(State state, Path file) {
        YamlMapping expect = mapping(file);
        var expectation =
                new Expectation(
                        state,
                        places(expect, "findings"),
                        places(expect, "examined"),
                        plainGrep(expect));
        expect.close();
        return expectation;
    }

    private static @Nullable List<Origin> places(YamlMapping expect, String key) {
        if (expect.node(key).isEmpty()) {
            return null;
        }
        var places = new ArrayList<Origin>();
        for (YamlNode node : expect.nodes(key)) {
            YamlMapping one = expect.mapping(node);
            places.add(Origin.parse(one.requiredText("at")));
            one.close();
        }
        return places;
    }

    /**
     * {@code finds} for a line that satisfies the search, {@code lacks} for one that must not be.
     */
    private static @Nullable PlainGrep plainGrep(YamlMapping expect) {
        if (expect.node("plain-grep").isEmpty()) {
            return null;
        }
        YamlMapping grep = expect.mapping("plain-grep");
        boolean wanted = grep.node("lacks").isEmpty();
        var read =
                new PlainGrep(
                        wanted, grep.requiredText(wanted ? "finds" : "lacks"), grep.texts("in"));
        if (read.files().isEmpty()) {
            grep.problem("in", "'in' wants at least one file", "in: [/etc/rsyslog.conf]");
        }
        grep.close();
        return read;
    }

    /** The file as a mapping; an empty one when it is not there or not YAML. */
    private YamlMapping mapping(Path file) {
        YamlNode node = new YamlNode.Scalar("", true, 1, 1);
        try {
            if (Files.exists(file)) {
                node = YamlReader.read(place(file), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            problem(file, "cannot be read: " + e.getMessage(), "");
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
        return YamlMapping.of(place(file), node, problems);
    }

    private void problem(Path at, String message, String hint) {
        problems.add(new InputProblem(place(at), 0, 0, message, hint));
    }

    private static String place(Path file) {
        return file.toString();
    }
}
