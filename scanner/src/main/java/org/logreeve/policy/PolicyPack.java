package org.logreeve.policy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.git.GitRepository;
import org.logreeve.git.GitTree;
import org.logreeve.text.InputException;

/**
 * The rules of a policy pack, all read and none run yet.
 *
 * @param name the pack's name
 * @param version its own version, semantic
 * @param origin where it was read
 * @param digest SHA-256 of all that can change a verdict: pack.yaml, rule.yaml and rule.drl files
 * @param rules by id
 */
public record PolicyPack(
        String name,
        String version,
        PolicyOrigin origin,
        String digest,
        SortedMap<String, Rule> rules) {
    /** Everything below rules/ but fixtures, so that what lies in a wrong place is told. */
    private static boolean isOfARule(String path) {
        return path.startsWith("rules/") && !path.matches("rules/[^/]+/[^/]+/tests/.*");
    }

    public PolicyPack {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
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
        try (GitRepository repository = GitRepository.holding(folder)) {
            String commit = repository.resolve(ref);
            String below = repository.folder();
            if (repository.isBare() && repository.hasFolder(commit, "policies")) {
                below = "policies";
            }
            GitTree tree = repository.read(commit, below, PolicyPack::decides);
            String source = folder + "@" + commit.substring(0, 12);
            return new PackReader(
                            PolicyOrigin.committed(folder.toString(), commit), source, tree.files())
                    .read();
        }
    }

    /**
     * Reads a pack as it lies in a folder.
     *
     * @throws InputException with everything that is wrong
     */
    public static PolicyPack ofWorkingTree(Path folder) {
        return new PackReader(
                        PolicyOrigin.uncommitted(folder.toString()),
                        folder.toString(),
                        WorkingTree.read(folder, PolicyPack::decides))
                .read();
    }

    /** The pack with these rules only; an empty list keeps all. */
    public PolicyPack only(List<String> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        var some = new TreeMap<String, Rule>();
        for (String id : ids) {
            Rule rule = rules.get(id);
            if (rule == null) {
                throw new InputException(
                        origin.source(),
                        0,
                        0,
                        "there is no rule '" + id + "'",
                        org.logreeve.text.Nearest.hint(id, rules.keySet()));
            }
            some.put(id, rule);
        }
        return new PolicyPack(name, version, origin, digest, some);
    }

    /** Fixtures decide no verdict, and are most of a pack. */
    private static boolean decides(String path) {
        return path.equals("pack.yaml") || isOfARule(path);
    }
}
