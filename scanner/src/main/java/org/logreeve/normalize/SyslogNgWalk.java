package org.logreeve.normalize;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.text.Origin;

/** Sends sets of messages through syslog-ng's graph as the daemon sends a single one. */
final class SyslogNgWalk {
    /** How far a way is looked along for whether it has taken a message. */
    enum Matching {
        /** Before 4.2: what refuses it behind the junction counts as well. */
        TO_THE_END,
        /** From 4.2 on: what reaches the end of the junction was taken. */
        TO_THE_JOINT
    }

    private static final int MOST_STEPS = 300_000;
    private static final int MOST_NOTED = 3_000;
    private static final int DEEPEST = 1_000;

    /** What was refused on a way, and what that way is part of. */
    private static final class Way {
        private final @Nullable Way around;
        private final Refused refused;

        Way(Refused refused, @Nullable Way around) {
            this.refused = refused;
            this.around = around;
        }
    }

    private static final class Refused {
        private int messages = Formulas.NONE;
    }

    private final Formulas formulas;
    private final SyslogNgSteps steps;
    private final Matching matching;
    private final Trail<Element.Driver> trail;
    private Map<Element.Driver, Integer> reached = new HashMap<>();
    private int taken;
    private int depth;

    SyslogNgWalk(
            Formulas formulas,
            SyslogNgSteps steps,
            Matching matching,
            Trail<Element.Driver> trail) {
        this.formulas = formulas;
        this.steps = steps;
        this.matching = matching;
        this.trail = trail;
    }

    /** Which messages that begin at a piece come to each destination driver. */
    Map<Element.Driver, Integer> from(SyslogNgPipe entry) {
        reached = new HashMap<>();
        walk(entry, Formulas.ALL, SyslogNgView.original(formulas), new Way(new Refused(), null));
        return reached;
    }

    /** False when it was given up. */
    boolean isComplete() {
        return taken <= MOST_STEPS && !formulas.isGivenUp();
    }

    private void walk(@Nullable SyslogNgPipe pipe, int messages, SyslogNgView view, Way before) {
        if (pipe == null || messages == Formulas.NONE) {
            return;
        }
        if (++taken > MOST_STEPS || depth >= DEEPEST || formulas.isGivenUp()) {
            taken = MOST_STEPS + 1;
            return;
        }
        depth++;
        Way way = wayOf(pipe, before);
        if (pipe.isFork) {
            fork(pipe, messages, view, way);
        } else {
            step(pipe, messages, view, way);
        }
        depth--;
    }

    private Way wayOf(SyslogNgPipe pipe, Way before) {
        boolean isOld = matching == Matching.TO_THE_END;
        Way way = before;
        if (pipe.keepsUnmatched) {
            way =
                    isOld || way.around == null
                            ? new Way(new Refused(), way.around)
                            : new Way(way.around.refused, way.around);
        }
        if (pipe.isJoint && !isOld && way.around != null) {
            way = new Way(way.around.refused, way.around.around);
        }
        return way;
    }

    private void step(SyslogNgPipe pipe, int messages, SyslogNgView view, Way way) {
        switch (pipe.step) {
            case Element.Filter filter -> {
                int pass = formulas.and(messages, steps.holds(filter.expression(), view));
                int refused = formulas.without(messages, pass);
                refuse(way, refused);
                trail.enter("filter", noted(refused).not(), filter.origin());
                walk(pipe.next, pass, view, way);
                trail.leave();
            }
            case Element.Parser parser -> {
                int pass = formulas.and(messages, steps.reads(parser, view));
                refuse(way, formulas.without(messages, pass));
                walk(pipe.next, pass, steps.after(parser, view), way);
            }
            case Element.Rewrite rewrite ->
                    walk(pipe.next, messages, steps.after(rewrite, view), way);
            case Element.Driver driver -> {
                reached.merge(driver, messages, formulas::or);
                trail.reached(driver);
                walk(pipe.next, messages, view, way);
            }
            case null -> walk(pipe.next, messages, view, way);
            case Element.Reference reference -> walk(pipe.next, messages, view, way);
            case Element.Sequence sequence -> walk(pipe.next, messages, view, way);
            case Element.Junction junction -> walk(pipe.next, messages, view, way);
        }
    }

    private void refuse(Way way, int messages) {
        way.refused.messages = formulas.or(way.refused.messages, messages);
    }

    /** Fallback ways get what no other way has taken. */
    private void fork(SyslogNgPipe pipe, int messages, SyslogNgView view, Way around) {
        int delivered = ways(pipe, messages, view, around, false);
        int left = formulas.without(messages, delivered);
        delivered = formulas.or(delivered, ways(pipe, left, view, around, true));
        boolean isPassive =
                matching == Matching.TO_THE_END ? pipe.next != null : pipe.isToDestinations;
        if (!isPassive) {
            refuse(around, formulas.without(messages, delivered));
        }
        walk(pipe.next, messages, view, around);
    }

    private int ways(
            SyslogNgPipe pipe, int messages, SyslogNgView view, Way around, boolean isFallback) {
        int delivered = Formulas.NONE;
        int left = messages;
        for (SyslogNgPipe head : pipe.ways) {
            if (head.isFallbackWay() == isFallback) {
                var way = new Way(new Refused(), around);
                walk(head, left, view, way);
                int matched = formulas.without(left, way.refused.messages);
                delivered = formulas.or(delivered, matched);
                if (head.isFinalWay()) {
                    left = formulas.without(left, matched);
                    ended(head, matched);
                }
            }
        }
        return delivered;
    }

    private void ended(SyslogNgPipe way, int messages) {
        Origin at = way.finalAt();
        if (at != null) {
            trail.ended("final log path", noted(messages), at);
        }
    }

    /** Notes are not worth it in a configuration that nobody can follow anyway. */
    private PriorityMask noted(int messages) {
        return taken > MOST_NOTED ? PriorityMask.NONE : formulas.reach(messages).maybe();
    }
}
