package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.logreeve.git.GitRepository;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** An id is for ever: checked against every commit that led to this one. */
final class IdHistory {
    private IdHistory() {}

    /** Ids that are gone without a trace, and ids that came back; nothing outside of Git. */
    static List<InputProblem> problems(Path folder, PolicyPack pack) {
        Set<String> now = new HashSet<>();
        Set<String> aliases = new HashSet<>();
        for (Rule rule : pack.rules().values()) {
            now.add(rule.folder());
            aliases.addAll(rule.standing().aliases());
        }
        try (GitRepository repository = GitRepository.holding(folder)) {
            String rules = repository.folder().isEmpty() ? "rules" : repository.folder() + "/rules";
            return problems(
                    folder,
                    now,
                    aliases,
                    repository.folderHistory(repository.resolve("HEAD"), rules));
        } catch (InputException e) {
            return List.of(); // no repository, or no commit yet: there is no history to break
        }
    }

    private static List<InputProblem> problems(
            Path folder,
            Set<String> now,
            Set<String> aliases,
            List<GitRepository.FoldersAt> history) {
        var found = new TreeMap<String, InputProblem>();
        Set<String> missed = new HashSet<>();
        for (int age = 0; age < history.size(); age++) {
            GitRepository.FoldersAt commit = history.get(age);
            for (String id : commit.folders()) {
                if (!now.contains(id) && !aliases.contains(id)) {
                    found.putIfAbsent(id, gone(folder, id, commit.commit()));
                } else if (now.contains(id) && missed.contains(id)) {
                    found.putIfAbsent(id, again(folder, id, commit.commit()));
                }
            }
            if (age > 0) {
                now.stream().filter(id -> !commit.folders().contains(id)).forEach(missed::add);
            }
        }
        return new ArrayList<>(found.values());
    }

    private static InputProblem gone(Path folder, String id, String commit) {
        return new InputProblem(
                folder.resolve("rules").resolve(id).toString(),
                0,
                0,
                "rule '%s' was there at commit %s and is gone: an id is for ever"
                        .formatted(id, commit.substring(0, 12)),
                "keep it with status: deprecated, or name it below aliases of its successor");
    }

    private static InputProblem again(Path folder, String id, String commit) {
        return new InputProblem(
                folder.resolve("rules").resolve(id).toString(),
                0,
                0,
                "id '%s' was used before, last at commit %s: an id is never used again"
                        .formatted(id, commit.substring(0, 12)),
                "choose another one");
    }
}
