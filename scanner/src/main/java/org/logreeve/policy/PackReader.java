package org.logreeve.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Facts;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** The files of a pack to its rules, with all problems at once. */
final class PackReader {
    private final PolicyOrigin origin;
    private final String prefix;
    private final SortedMap<String, byte[]> files;
    private final List<InputProblem> problems = new ArrayList<>();
    private final Set<String> broken = new TreeSet<>();

    /**
     * @param prefix what to put before paths so that a user finds the file
     * @param files by path below the pack's folder
     */
    PackReader(PolicyOrigin origin, String prefix, SortedMap<String, byte[]> files) {
        this.origin = origin;
        this.prefix = prefix;
        this.files = files;
    }

    /**
     * @param profile name of the profile whose rules and thresholds are wanted; empty for all rules
     */
    PolicyPack read(String profile) {
        PolicyPack pack = readSome(profile);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return pack;
    }

    /** What is wrong with the pack that {@link #readSome} gave. */
    List<InputProblem> problems() {
        return problems;
    }

    /**
     * What can be read of a pack that may be broken.
     *
     * @throws InputException when there is no pack at all
     */
    PolicyPack readSome(String profile) {
        byte[] yaml = files.get("pack.yaml");
        if (yaml == null) {
            throw new InputException(
                    prefix, 0, 0, "holds no pack.yaml", "name the folder of a policy pack");
        }
        String path = place("pack.yaml");
        YamlMapping pack = YamlMapping.of(path, YamlReader.read(path, yaml), problems);
        String name = pack.requiredText("name");
        String version = version(pack);
        checkFacts(pack);
        pack.close();
        SortedMap<String, Rule> rules = rules();
        if (rules.isEmpty() && problems.isEmpty()) {
            problems.add(new InputProblem(prefix, 0, 0, "holds no rule", ""));
        }
        RuleNames.check(rules.values(), problems);
        SortedMap<String, Profile> profiles = profiles(rules);
        Profile chosen = chosen(profile, profiles);
        var filled = new TreeMap<String, Rule>();
        (chosen == null ? rules : chosen.of(rules))
                .forEach((id, rule) -> filled.put(id, rule.filled()));
        return new PolicyPack(
                name,
                version,
                origin,
                digest(),
                filled,
                new RuleNames(rules.values()).all(),
                profiles,
                profile,
                overview(rules));
    }

    private Overview overview(SortedMap<String, Rule> rules) {
        var reader = new OverviewReader(new RuleNames(rules.values()), broken, problems);
        String headlines = OverviewReader.HEADLINES;
        String responsibilities = OverviewReader.RESPONSIBILITIES;
        return new Overview(
                reader.headlines(place(headlines), files.get(headlines)),
                reader.responsibilities(place(responsibilities), files.get(responsibilities)));
    }

    private @Nullable Profile chosen(String profile, SortedMap<String, Profile> profiles) {
        Profile chosen = profiles.get(profile);
        if (chosen == null && !profile.isEmpty()) {
            String nearest = Nearest.hint(profile, profiles.keySet());
            problems.add(
                    new InputProblem(
                            prefix,
                            0,
                            0,
                            "there is no profile '" + profile + "'",
                            nearest.isEmpty() && !profiles.isEmpty()
                                    ? "there are: " + String.join(", ", profiles.keySet())
                                    : nearest));
        }
        return chosen;
    }

    private SortedMap<String, Profile> profiles(SortedMap<String, Rule> rules) {
        var reader = new ProfileReader(rules, broken, problems);
        files.forEach(
                (path, bytes) -> {
                    if (!path.startsWith("profiles/")) {
                        return;
                    }
                    if (path.matches("profiles/[^/]+\\.yaml")) {
                        String file = path.substring("profiles/".length());
                        reader.add(
                                file.substring(0, file.length() - ".yaml".length()),
                                place(path),
                                bytes);
                    } else {
                        problems.add(
                                new InputProblem(
                                        place(path),
                                        0,
                                        0,
                                        "lies where no profile is looked for",
                                        "a profile is a file profiles/NAME.yaml"));
                    }
                });
        return reader.read();
    }

    private static String version(YamlMapping pack) {
        String version = pack.requiredText("version");
        if (!version.isEmpty() && !version.matches("[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}")) {
            pack.problem("version", "'" + version + "' is not a version", "for example 1.0.0");
        }
        return version;
    }

    private static void checkFacts(YamlMapping pack) {
        pack.requiredText("facts");
        long facts = pack.integer("facts", 1, 1_000_000).orElse((long) Facts.VERSION);
        if (facts != Facts.VERSION) {
            pack.problem(
                    "facts",
                    "the pack is written for facts version %d, and this scanner has %d"
                            .formatted(facts, Facts.VERSION),
                    facts > Facts.VERSION ? "use a newer logreeve" : "use a newer policy pack");
        }
    }

    private SortedMap<String, Rule> rules() {
        SortedSet<String> ids = new TreeSet<>();
        for (String path : files.keySet()) {
            if (path.startsWith("rules/") && isInPlace(path)) {
                ids.add(path.substring("rules/".length(), path.lastIndexOf('/')));
            }
        }
        var rules = new TreeMap<String, Rule>();
        for (String id : ids) {
            byte[] yaml = file(id, "rule.yaml");
            byte[] drl = file(id, "rule.drl");
            int before = problems.size();
            if (yaml != null && drl != null) {
                rule(id, yaml, drl, rules);
            }
            if (yaml == null || drl == null || problems.size() > before) {
                broken.add(id);
            }
        }
        return rules;
    }

    private boolean isInPlace(String path) {
        if (!path.matches("rules/[^/]+/[^/]+/[^/]+")) {
            problems.add(
                    new InputProblem(
                            place(path),
                            0,
                            0,
                            "lies where no rule is looked for",
                            "a rule is a folder rules/FAMILY/RULE"));
            return false;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!name.equals("rule.yaml") && !name.equals("rule.drl")) {
            problems.add(
                    new InputProblem(
                            place(path),
                            0,
                            0,
                            "does not belong beside a rule",
                            "rule.yaml, rule.drl and tests/ do"));
        }
        return true;
    }

    private byte @Nullable [] file(String id, String name) {
        String path = "rules/" + id + "/" + name;
        byte[] bytes = files.get(path);
        if (bytes == null) {
            problems.add(new InputProblem(place(path), 0, 0, "is missing", ""));
        }
        return bytes;
    }

    private void rule(String id, byte[] yaml, byte[] drl, Map<String, Rule> rules) {
        String yamlPath = place("rules/" + id + "/rule.yaml");
        String drlPath = place("rules/" + id + "/rule.drl");
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(drl)).toString();
            new RuleReader(yamlPath, problems)
                    .read(id, yaml, text, drlPath)
                    .forEach(rule -> rules.put(rule.id(), rule));
        } catch (InputException e) {
            problems.addAll(e.problems());
        } catch (CharacterCodingException e) {
            problems.add(new InputProblem(drlPath, 0, 0, "is not UTF-8 text", "save it as UTF-8"));
        }
    }

    private String digest() {
        var parts = new ArrayList<String>();
        files.forEach(
                (path, bytes) -> {
                    parts.add(path);
                    parts.add(Digest.sha256(bytes));
                });
        return Digest.sha256(parts.toArray(String[]::new));
    }

    private String place(String path) {
        return prefix + (origin.commit().isEmpty() ? "/" : ":") + path;
    }
}
