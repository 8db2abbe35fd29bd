package org.logreeve.normalize;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A place that messages are sent or written to.
 *
 * @param place a host and port, or a file
 * @param isRemote whether it is on another host
 * @param reach what comes there of what its daemon gets
 * @param steps the way there in words
 * @param way the conditions around it
 * @param at where it is named
 */
record Outlet(
        String place, boolean isRemote, Reach reach, List<String> steps, Trace.Way way, Origin at) {
    /** More of a condition is not shown. */
    private static final int LONGEST = 160;

    Outlet {
        steps = List.copyOf(steps);
    }

    /** Something with the place it is written at. */
    static String at(String what, Origin at) {
        String shown = what.length() > LONGEST ? what.substring(0, LONGEST) + "..." : what;
        return shown + " (" + at + ")";
    }
}
