package org.logreeve.parse.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Loads rules as {@code auditctl -R} does: line by line, until the first error, or past errors
 * after {@code -i} or {@code -c}; after {@code -e 2} the kernel refuses everything.
 */
final class RuleLoad {
    /** Paths looked at on the host; more watches than that are hostile. */
    private static final int MOST_PATHS = 1000;

    private static final long MOST_SEARCHED = 5_000_000;

    private final HostFiles files;
    private final RuleReader reader;
    private final Problems problems;

    /** In the kernel's order; each rule is its own key. */
    private final LinkedHashMap<CanonicalRule, CanonicalRule> rules = new LinkedHashMap<>();

    /** The same by what the kernel compares, which is all but their places. */
    private final Map<CanonicalRule, Deque<CanonicalRule>> present = new HashMap<>();

    private final List<CanonicalRule> notLoaded = new ArrayList<>();
    private final Map<String, EffectiveValue> settings = new LinkedHashMap<>();
    private final Set<String> looked = new HashSet<>();
    private long searched;
    private boolean goOn;
    private boolean certain = true;
    private @Nullable Origin lockedAt;
    private @Nullable Origin stoppedAt;

    private RuleLoad(HostFiles files, Machine machine, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.reader =
                new RuleReader(
                        new FieldReader(new Accounts(files), machine), machine, this::isFolder);
    }

    static LoadedRules load(
            List<RuleLine> lines, HostFiles files, Machine machine, Problems problems) {
        return new RuleLoad(files, machine, problems).load(lines);
    }

    private LoadedRules load(List<RuleLine> lines) {
        for (RuleLine line : lines) {
            try {
                Command command = reader.read(line.text(), line.origin());
                if (stoppedAt != null) {
                    keepAside(command);
                } else {
                    run(command, line.origin());
                }
            } catch (RefusedException e) {
                if (stoppedAt == null) {
                    refused(e, line.origin());
                }
            }
        }
        return new LoadedRules(
                List.copyOf(rules.values()), notLoaded, settings, stoppedAt, certain);
    }

    private void keepAside(Command command) {
        if (command instanceof Command.Add(CanonicalRule rule, boolean ignored)) {
            notLoaded.add(rule);
        }
    }

    private void refused(RefusedException e, Origin at) {
        if (e.isOpen()) {
            certain = false;
            problems.unknown(at, e.reason());
        } else if (goOn) {
            problems.noted(at, "refused: " + e.reason());
        } else {
            problems.noted(at, "loading stops here: " + e.reason());
            stoppedAt = at;
        }
    }

    private void run(Command command, Origin at) throws RefusedException {
        boolean changes = !(command instanceof Command.Nothing || command instanceof Command.GoOn);
        if (changes && lockedAt != null) {
            keepAside(command);
            throw RefusedException.refused("the rules are locked since " + lockedAt);
        }
        switch (command) {
            case Command.Nothing() -> {}
            case Command.GoOn ignored -> goOn = true;
            case Command.Set(List<Command.Setting> all) -> all.forEach(each -> set(each, at));
            case Command.DeleteAll(String key) -> deleteAll(key, at);
            case Command.Delete(CanonicalRule rule) -> delete(rule);
            case Command.Add(CanonicalRule rule, boolean first) -> add(rule, first);
        }
    }

    private void set(Command.Setting setting, Origin at) {
        EffectiveValue before = settings.get(setting.name());
        List<Overridden> overrode = EffectiveValue.overridden(before);
        String value = Long.toString(setting.value());
        settings.put(setting.name(), new EffectiveValue(setting.name(), value, at, overrode));
        if (setting.name().equals("enabled") && setting.value() == 2) {
            lockedAt = at;
        }
    }

    private void deleteAll(String key, Origin at) {
        if (key.isEmpty()) {
            rules.clear();
            present.clear();
            return;
        }
        searched += rules.size();
        if (searched > MOST_SEARCHED) {
            certain = false;
            problems.unknown(at, "more rules to look through than is done");
            return;
        }
        // with -k auditctl takes the rules whose keys, joined, contain the word
        rules.keySet().removeIf(rule -> String.join("\u0001", rule.keys()).contains(key));
        present.clear();
        rules.keySet().forEach(rule -> same(rule).addLast(rule));
    }

    private void delete(CanonicalRule rule) throws RefusedException {
        CanonicalRule gone = same(rule).pollFirst();
        if (gone == null) {
            throw RefusedException.refused("there is no such rule to delete");
        }
        rules.remove(gone);
    }

    private Deque<CanonicalRule> same(CanonicalRule rule) {
        return present.computeIfAbsent(rule.at(Origin.of("")), key -> new ArrayDeque<>(1));
    }

    private void add(CanonicalRule rule, boolean first) throws RefusedException {
        // the kernel compares how a rule is added too, and keeps all as added last: -A is no repeat
        if (!first && !same(rule).isEmpty()) {
            keepAside(new Command.Add(rule, first));
            throw RefusedException.refused("the same rule is there already");
        }
        try {
            checkPath(rule);
        } catch (RefusedException e) {
            keepAside(new Command.Add(rule, first));
            throw e;
        }
        if (first) {
            rules.putFirst(rule, rule);
            same(rule).addFirst(rule);
        } else {
            rules.putLast(rule, rule);
            same(rule).addLast(rule);
        }
    }

    /** The kernel looks the folder up when it gets a watch, and a tree itself. */
    private void checkPath(CanonicalRule rule) throws RefusedException {
        String path = rule.path();
        if (path.isEmpty()) {
            return;
        }
        int slash = path.lastIndexOf('/');
        String parent = CanonicalRule.withoutSlash(path.substring(0, Math.max(slash, 1)));
        String needed = rule.isRecursive() ? path : parent;
        switch (look(needed)) {
            case FileRead.Absent ignored ->
                    throw RefusedException.refused("'" + needed + "' is not there");
            case FileRead.Denied denied ->
                    problems.unknown(
                            rule.origin(), "whether '" + needed + "' is there: " + denied.reason());
            default -> {}
        }
    }

    private boolean isFolder(String path) {
        return switch (look(path)) {
            case FileRead.Directory ignored -> true;
            case FileRead.Present present -> present.meta().type() == FileType.DIRECTORY;
            default -> false;
        };
    }

    private FileRead look(String path) {
        if (path.equals("/") || path.indexOf('\n') >= 0) {
            return new FileRead.NotCollected(path);
        }
        looked.add(path);
        if (looked.size() > MOST_PATHS) {
            if (looked.size() == MOST_PATHS + 1) {
                certain = false;
                problems.unknown(Origin.of(path), "more watched paths than are looked at");
            }
            return new FileRead.NotCollected(path);
        }
        return files.stat(path);
    }
}
