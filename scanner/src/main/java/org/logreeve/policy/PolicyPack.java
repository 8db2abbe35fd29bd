package org.logreeve.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.git.GitRepository;
import org.logreeve.git.GitTree;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

/**
 * The rules of a policy pack, all read and none run yet.
 *
 * @param name the pack's name
 * @param version its own version, semantic
 * @param origin where it was read
 * @param digest SHA-256 of all that can change a verdict: pack.yaml, profiles, rule.yaml and
 *     rule.drl files, headlines.yaml and responsibilities.yaml
 * @param rules by id; with a profile only its own, with its thresholds
 * @param names what people may call a rule, each with the ids it stands for: of all rules of the
 *     pack, also of those that a profile leaves out
 * @param profiles all of the pack, by name
 * @param profile name of the profile it was read for; empty for none
 * @param overview what reports say first
 */
public record PolicyPack(
        String name,
        String version,
        PolicyOrigin origin,
        String digest,
        SortedMap<String, Rule> rules,
        SortedMap<String, List<String>> names,
        SortedMap<String, Profile> profiles,
        String profile,
        Overview overview) {
    /** Everything below rules/ but fixtures, so that what lies in a wrong place is told. */
    private static boolean isOfARule(String path) {
        return path.startsWith("rules/") && !path.matches("rules/[^/]+/[^/]+/tests/.*");
    }

    public PolicyPack {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
        overview = overview.only(rules.keySet());
    }

    /** Of a run that judges nothing. */
    public static PolicyPack none() {
        return new PolicyPack(
                "",
                "",
                new PolicyOrigin("", "", "none"),
                "",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                "",
                Overview.NONE);
    }

    /** Whether a rule about such a subject may match facts of a kind. */
    public boolean canMatch(Subject subject, String kind) {
        return rules.values().stream()
                .anyMatch(rule -> rule.subject() == subject && rule.canMatch(kind));
    }

    /**
     * Reads a pack from a commit; nothing is checked out.
     *
     * @param folder the pack's folder in a work tree, or a bare repository with the pack in {@code
     *     policies/} or at its root
     * @param ref branch, tag or commit id
     * @throws InputException with everything that is wrong
     */
    public static PolicyPack ofCommit(Path folder, String ref) {
        return ofCommit(folder, ref, "");
    }

    /**
     * The same, with the rules and thresholds of one profile.
     *
     * @param profile its name; empty for all rules
     */
    public static PolicyPack ofCommit(Path folder, String ref, String profile) {
        return ofCommit(folder, "", ref, profile);
    }

    /**
     * The same, with the pack in a folder below.
     *
     * @param below with slashes; empty for the folder itself
     */
    public static PolicyPack ofCommit(Path folder, String below, String ref, String profile) {
        try (GitRepository repository = GitRepository.holding(folder)) {
            String source = below.isEmpty() ? folder.toString() : folder + "//" + below;
            String commit = repository.resolve(ref);
            String top = repository.folder();
            String whole = top.isEmpty() || below.isEmpty() ? top + below : top + "/" + below;
            return of(repository, source, commit, whole, profile);
        }
    }

    /**
     * Reads a pack from a repository that is fetched already.
     *
     * @param source what reports call it
     * @param commit full id
     * @param below its folder; when empty and the repository bare, {@code policies/} or its root
     */
    public static PolicyPack of(
            GitRepository repository, String source, String commit, String below, String profile) {
        boolean usual =
                below.isEmpty() && repository.isBare() && repository.hasFolder(commit, "policies");
        GitTree tree = repository.read(commit, usual ? "policies" : below, PolicyPack::decides);
        return new PackReader(
                        PolicyOrigin.committed(source, commit),
                        source + "@" + commit.substring(0, 12),
                        tree.files())
                .read(profile);
    }

    /**
     * Reads a pack as it lies in a folder.
     *
     * @throws InputException with everything that is wrong
     */
    public static PolicyPack ofWorkingTree(Path folder) {
        return ofWorkingTree(folder, "");
    }

    /**
     * The same, with the rules and thresholds of one profile.
     *
     * @param profile its name; empty for all rules
     */
    public static PolicyPack ofWorkingTree(Path folder, String profile) {
        return new PackReader(
                        PolicyOrigin.uncommitted(folder.toString()),
                        folder.toString(),
                        WorkingTree.read(folder, PolicyPack::decides))
                .read(profile);
    }

    /**
     * What can be read of a folder whose rules may be broken, so that all that is wrong can be told
     * at once.
     *
     * @param problems takes what is wrong
     * @throws InputException when there is no pack at all
     */
    public static PolicyPack ofBroken(Path folder, List<InputProblem> problems) {
        var reader =
                new PackReader(
                        PolicyOrigin.uncommitted(folder.toString()),
                        folder.toString(),
                        WorkingTree.read(folder, PolicyPack::decides));
        PolicyPack pack = reader.readSome("");
        problems.addAll(reader.problems());
        return pack;
    }

    /**
     * The pack with these rules only; an empty list keeps all.
     *
     * @param names ids, ids that rules had before, or the folder of a rule for all its instances
     */
    public PolicyPack only(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        var known = new RuleNames(rules.values());
        var some = new TreeMap<String, Rule>();
        var problems = new ArrayList<InputProblem>();
        for (String name : names) {
            List<String> ids = known.resolve(name);
            if (ids.isEmpty()) {
                problems.add(
                        new InputProblem(
                                origin.source(),
                                0,
                                0,
                                "there is no rule '" + name + "'",
                                known.hint(name)));
            }
            ids.forEach(id -> some.put(id, rules.get(id)));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return of(some);
    }

    /** By id, the ids of the rules here whose failing explains a rule's; none for most rules. */
    public Map<String, List<String>> causes() {
        return new RuleNames(rules.values()).causes(rules.values());
    }

    /** The rules that hosts are held against: a profile's, or without one all accepted ones. */
    public PolicyPack inForce() {
        var accepted = new TreeMap<String, Rule>();
        rules.forEach(
                (id, rule) -> {
                    if (!profile.isEmpty() || rule.standing().status() == Status.ACCEPTED) {
                        accepted.put(id, rule);
                    }
                });
        if (accepted.isEmpty()) {
            throw new InputException(
                    origin.source(), 0, 0, "holds no accepted rule", "status: accepted");
        }
        return of(accepted);
    }

    /**
     * One of the rules alone, with other defaults for some of its parameters.
     *
     * @param id of a rule of the pack
     * @param values by the names of its parameters
     */
    public PolicyPack withDefaults(String id, Map<String, List<String>> values, Origin at) {
        Rule rule = Objects.requireNonNull(rules.get(id), id);
        var others = new TreeMap<String, RuleParameter>();
        values.forEach(
                (name, value) ->
                        others.put(
                                name,
                                Objects.requireNonNull(rule.parameters().get(name), name)
                                        .with(value, "", at)));
        return of(new TreeMap<>(Map.of(id, rule.with(others))));
    }

    private PolicyPack of(SortedMap<String, Rule> some) {
        return new PolicyPack(
                name, version, origin, digest, some, names, profiles, profile, overview);
    }

    /** Fixtures decide no verdict, and are most of a pack. */
    private static boolean decides(String path) {
        return path.equals("pack.yaml")
                || path.equals(OverviewReader.HEADLINES)
                || path.equals(OverviewReader.RESPONSIBILITIES)
                || path.startsWith("profiles/")
                || isOfARule(path);
    }
}
