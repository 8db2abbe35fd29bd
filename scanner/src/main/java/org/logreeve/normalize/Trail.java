package org.logreeve.normalize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/**
 * Notes taken while a configuration is walked through.
 *
 * @param <A> the daemon's own kind of output
 */
final class Trail<A> {
    /** More conditions around one output than that are not shown. */
    private static final int MOST_PASSAGES = 20;

    private final Deque<Trace.Passage> open = new ArrayDeque<>();
    private final Map<A, Trace.Way> ways = new HashMap<>();
    private final SequencedMap<Origin, Trace.Ending> endings = new LinkedHashMap<>();
    private int order;

    /** What follows is only for messages that this lets through. */
    void enter(String what, PriorityMask passes, Origin at) {
        open.addLast(new Trace.Passage(what, passes, at));
    }

    void leave() {
        open.removeLast();
    }

    void reached(A output) {
        if (!ways.containsKey(output)) {
            List<Trace.Passage> passages = open.stream().limit(MOST_PASSAGES).toList();
            ways.put(output, new Trace.Way(passages, order++));
        }
    }

    /** A statement that is come to again adds to what ended there the first time. */
    void ended(String what, PriorityMask which, Origin at) {
        Trace.Ending before = endings.get(at);
        endings.put(
                at,
                before == null
                        ? new Trace.Ending(what, which, at, order++)
                        : new Trace.Ending(what, before.which().or(which), at, before.order()));
    }

    Trace<A> trace(Routes<A> routes) {
        return new Trace<>(routes, ways, new ArrayList<>(endings.values()));
    }
}
