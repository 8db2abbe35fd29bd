package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.ForwardTarget;
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

    /** Another host; its queue and transport are the last steps. */
    static Outlet sent(ForwardTarget target, Reach reach, List<String> before, Trace.Way way) {
        String place = target.host() + ":" + target.port();
        String by = target.protocol() + (target.tls() ? " with TLS" : " in clear");
        String queue = target.queue().isEmpty() ? "direct" : target.queue();
        boolean isSpilled = target.diskAssisted() && !queue.equals("disk-buffer");
        var steps = new ArrayList<>(before);
        steps.add("queue " + queue + (isSpilled ? " on disk" : ""));
        steps.add(at("to " + place + " over " + by, target.origin()));
        return new Outlet(place, true, reach, steps, way, target.origin());
    }

    /** The same place, with what comes before the way to it. */
    Outlet after(List<String> before) {
        var all = new ArrayList<>(before);
        all.addAll(steps);
        return new Outlet(place, isRemote, reach, all, way, at);
    }

    /** A file, unless it is gone with a restart. */
    static List<Outlet> written(
            WrittenFile file, Reach reach, List<String> steps, Trace.Way way, Origin at) {
        return switch (file.kept()) {
            case YES -> List.of(new Outlet(file.name(), false, reach, steps, way, at));
            case UNKNOWN ->
                    List.of(new Outlet(file.name(), false, reach.onlyMaybe(), steps, way, at));
            case NO -> List.of();
        };
    }

    /** Something with the place it is written at. */
    static String at(String what, Origin at) {
        return shown(what) + " (" + at + ")";
    }

    static String shown(String what) {
        return what.length() > LONGEST ? what.substring(0, LONGEST) + "..." : what;
    }
}
