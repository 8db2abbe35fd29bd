package org.logreeve.normalize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.Condition;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.rsyslog.Ruleset;
import org.logreeve.parse.rsyslog.Statement;

/**
 * Which messages come to which action: a walk through the rulesets in order, with what can still be
 * under way after each {@code stop}, filter and {@code call}.
 */
public final class RsyslogRoutes {
    /** Calls can multiply without end in a hostile configuration. */
    private static final int MOST_STEPS = 300_000;

    private static final int DEEPEST_CALL = 100;

    /** Nested blocks and calls together; deeper ones are given up, and that is said. */
    private static final int DEEPEST = 500;

    private final RsyslogConfig config;
    private final Map<String, Ruleset> rulesets = new HashMap<>();
    private final IdentityHashMap<Action, Reach> reached = new IdentityHashMap<>();
    private final Deque<String> calls = new ArrayDeque<>();
    private final Trail<Action> trail = new Trail<>();
    private PriorityMask stopped = PriorityMask.NONE;
    private int steps;

    /** Blocks and calls under way. */
    private int depth;

    private RsyslogRoutes(RsyslogConfig config) {
        this.config = config;
        config.rulesets().forEach(ruleset -> rulesets.put(key(ruleset.name()), ruleset));
    }

    /**
     * What comes to each action that anything can come to, in the configuration's order, with the
     * statements that messages pass and those that end them.
     */
    static Trace<Action> traced(RsyslogConfig config) {
        var routes = new RsyslogRoutes(config);
        routes.enter(config.defaultRuleset(), Reach.ALL);
        // An input may set any facility, and it alone feeds its ruleset.
        config.entryRulesets().forEach(name -> routes.enter(name, Reach.ALL.onlyMaybe()));
        return routes.trail.trace(routes.result());
    }

    /** What comes to each action of all that is put into one ruleset. */
    static Routes<Action> from(RsyslogConfig config, String ruleset) {
        var routes = new RsyslogRoutes(config);
        routes.enter(ruleset, Reach.ALL);
        return routes.result();
    }

    private Routes<Action> result() {
        var inOrder = new LinkedHashMap<Action, Reach>();
        config.rulesets().forEach(ruleset -> collect(ruleset.statements(), inOrder));
        return new Routes<>(inOrder, steps <= MOST_STEPS);
    }

    private void collect(List<Statement> statements, Map<Action, Reach> inOrder) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Run run -> {
                    Reach reach = reached.getOrDefault(run.action(), Reach.NONE);
                    if (!reach.isNone()) {
                        inOrder.merge(run.action(), reach, Reach::or);
                    }
                }
                case Statement.Branch branch -> {
                    collect(branch.then(), inOrder);
                    collect(branch.otherwise(), inOrder);
                }
                case Statement.Loop loop -> collect(loop.body(), inOrder);
                case Statement.Stop stop -> {}
                case Statement.Call call -> {}
                case Statement.CallIndirect call -> {}
            }
        }
    }

    private Reach enter(String name, Reach incoming) {
        Ruleset ruleset = rulesets.get(key(name));
        if (ruleset == null || calls.contains(key(name))) {
            return incoming;
        }
        if (calls.size() == DEEPEST_CALL) {
            steps = MOST_STEPS + 1;
            return incoming;
        }
        calls.push(key(name));
        Reach left = walk(ruleset.statements(), incoming);
        calls.pop();
        return left;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What is still under way after the statements. */
    private Reach walk(List<Statement> statements, Reach incoming) {
        if (depth == DEEPEST) {
            steps = MOST_STEPS + 1;
            return incoming;
        }
        depth++;
        Reach now = incoming;
        for (Statement statement : statements) {
            if (now.isNone() || ++steps > MOST_STEPS) {
                break;
            }
            now = step(statement, now);
        }
        depth--;
        return now;
    }

    private Reach step(Statement statement, Reach now) {
        return switch (statement) {
            case Statement.Run run -> {
                Reach here = isFallback(run.action()) ? now.onlyMaybe() : now;
                reached.merge(run.action(), here, Reach::or);
                trail.reached(run.action());
                yield now;
            }
            case Statement.Stop stop -> {
                stopped = stopped.or(now.maybe());
                trail.ended("stop", now.maybe(), stop.origin());
                yield Reach.NONE;
            }
            case Statement.Branch branch -> branch(branch, now);
            case Statement.Call call -> call(call.ruleset(), now);
            case Statement.CallIndirect call -> {
                PriorityMask before = enterBranch();
                config.rulesets().forEach(r -> call(r.name(), now.onlyMaybe()));
                yield rest(now, now.maybe(), stoppedDuring(before));
            }
            case Statement.Loop loop -> {
                PriorityMask before = enterBranch();
                walk(loop.body(), now.onlyMaybe());
                yield rest(now, now.maybe(), stoppedDuring(before));
            }
        };
    }

    private static boolean isFallback(Action action) {
        return action.value("action.execonlywhenpreviousissuspended").equals("on");
    }

    private Reach branch(Statement.Branch branch, Reach now) {
        Condition when = branch.when();
        PriorityMask holds = when.surely();
        PriorityMask canHold = when.maybe();
        PriorityMask before = enterBranch();
        // as long as it is shown: a branch may be come to very often
        String text = Outlet.shown(branch.text());
        trail.enter("filter " + text, holds, branch.origin());
        Reach then =
                walk(branch.then(), new Reach(now.surely().and(holds), now.maybe().and(canHold)));
        trail.leave();
        trail.enter("filter not (" + text + ")", canHold.not(), branch.origin());
        Reach otherwise =
                walk(
                        branch.otherwise(),
                        new Reach(now.surely().and(canHold.not()), now.maybe().and(holds.not())));
        trail.leave();
        return rest(now, then.maybe().or(otherwise.maybe()), stoppedDuring(before));
    }

    /** A ruleset with a queue of its own works on a copy: its {@code stop} stays there. */
    private Reach call(String ruleset, Reach now) {
        Ruleset called = rulesets.get(key(ruleset));
        PriorityMask before = enterBranch();
        Reach left = enter(ruleset, now);
        if (called != null && called.queued()) {
            stopped = before;
            return now;
        }
        return rest(now, left.maybe(), stoppedDuring(before));
    }

    private PriorityMask enterBranch() {
        PriorityMask before = stopped;
        stopped = PriorityMask.NONE;
        return before;
    }

    private PriorityMask stoppedDuring(PriorityMask before) {
        PriorityMask during = stopped;
        stopped = before.or(during);
        return during;
    }

    private static Reach rest(Reach now, PriorityMask left, PriorityMask stoppedOnTheWay) {
        return new Reach(now.surely().and(stoppedOnTheWay.not()), left);
    }
}
