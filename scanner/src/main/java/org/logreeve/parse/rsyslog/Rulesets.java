package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** The rulesets while they are being filled. */
final class Rulesets {
    private static final class Draft {
        final String name;
        final boolean queued;
        final Origin origin;
        final List<Statement> statements = new ArrayList<>();
        List<Statement> chained = List.of();

        Draft(String name, boolean queued, Origin origin) {
            this.name = name;
            this.queued = queued;
            this.origin = origin;
        }
    }

    private final SequencedMap<String, Draft> drafts = new LinkedHashMap<>();
    private final Problems problems;
    private Draft current;
    private String entry = RsyslogConfig.DEFAULT_RULESET;

    Rulesets(Origin mainFile, Problems problems) {
        this.problems = problems;
        current = new Draft(RsyslogConfig.DEFAULT_RULESET, false, mainFile);
        drafts.put(key(current.name), current);
    }

    /** Adds one statement outside of all blocks; none stands for one that has no effect. */
    void add(List<Statement> statement) {
        addChain(statement, List.of());
    }

    /**
     * Adds an action and those chained to it by {@code &}. Outside of filters and blocks the daemon
     * hangs its next statement behind the first of them, and so loses the others.
     */
    void addChain(List<Statement> first, List<Statement> chained) {
        for (Statement lost : current.chained) {
            current.statements.removeLast();
            problems.noted(
                    lost.origin(),
                    "the daemon loses this chained action, since no filter stands before the"
                            + " first one and more follows");
        }
        current.statements.addAll(first);
        current.statements.addAll(chained);
        current.chained = chained;
    }

    /** {@code $RuleSet}: later statements go there; it is made when it is not there yet. */
    void enter(String name, Origin at) {
        current = drafts.computeIfAbsent(key(name), k -> new Draft(name, false, at));
    }

    /** {@code ruleset(name=...)}; a name that is taken loses its statements. */
    void define(String name, boolean queued, List<Statement> statements, Origin at) {
        var draft = new Draft(name, queued, at);
        draft.statements.addAll(statements);
        if (drafts.putIfAbsent(key(name), draft) != null) {
            problems.noted(at, "ruleset '" + name + "' is there already: this one is ignored");
        }
    }

    /** {@code $DefaultRuleset}: where messages enter; unknown names change nothing. */
    void enterBy(String name, Origin at) {
        if (drafts.containsKey(key(name))) {
            entry = name;
        } else {
            problems.noted(at, "there is no ruleset '" + name + "' here");
        }
    }

    String entry() {
        return entry;
    }

    boolean has(String name) {
        return drafts.containsKey(key(name));
    }

    List<Ruleset> list() {
        return drafts.values().stream()
                .map(d -> new Ruleset(d.name, d.queued, d.statements, d.origin))
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
