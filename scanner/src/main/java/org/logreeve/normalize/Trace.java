package org.logreeve.normalize;

import java.util.List;
import java.util.Map;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/**
 * A walk through a syslog daemon's configuration: what comes to each output, through what, and
 * which statements end messages on the way.
 *
 * @param <A> the daemon's own kind of output
 * @param ways how each output was come to first
 * @param endings in the order of the walk
 */
record Trace<A>(Routes<A> routes, Map<A, Way> ways, List<Ending> endings) {
    /**
     * A condition on the way to an output.
     *
     * @param passes what it lets through for certain
     */
    record Passage(String what, PriorityMask passes, Origin at) {}

    /**
     * The conditions around an output, outermost first.
     *
     * @param order when the walk came there
     */
    record Way(List<Passage> passages, int order) {}

    /**
     * A statement behind which messages are not seen any more.
     *
     * @param which the messages that may have ended there
     * @param order when the walk came there
     */
    record Ending(String what, PriorityMask which, Origin at, int order) {}
}
