package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/**
 * Which messages come to which destination driver: each source's messages are sent through the
 * daemon's graph as a set, with what final and fallback paths leave of it. A way has taken a
 * message unless a filter or parser on it, or behind the junction it leads to, refused it.
 */
public final class SyslogNgRoutes {
    private static final int MOST_STEPS = 300_000;
    private static final int DEEPEST = 2_000;

    /** Sources that bring all that programs of the host log. */
    private static final Set<String> WHOLE = Set.of("system", "systemd-journal", "systemd-syslog");

    private static final Set<String> SOCKETS =
            Set.of("/dev/log", "/run/systemd/journal/syslog", "/run/systemd/journal/dev-log");

    private final Formulas formulas = new Formulas();
    private final SyslogNgSteps steps;
    private final SyslogNgGraph graph;
    private Map<Element.Driver, Integer> reached = new HashMap<>();
    private int taken;
    private int depth;

    private SyslogNgRoutes(SyslogNgConfig config) {
        this.steps = new SyslogNgSteps(config, formulas);
        this.graph = new SyslogNgGraph(config);
    }

    /** What comes to each destination driver that anything can come to. */
    public static Routes<Element.Driver> of(SyslogNgConfig config) {
        return new SyslogNgRoutes(config).routes(config);
    }

    /**
     * What comes from one source driver alone, whatever it is.
     *
     * @param source as it is in the configuration
     */
    public static Routes<Element.Driver> from(Element.Driver source, SyslogNgConfig config) {
        var routes = new SyslogNgRoutes(config);
        for (SyslogNgGraph.Entry entry : routes.graph.entries()) {
            if (entry.source().equals(source)) {
                routes.walk(entry.pipe(), Formulas.ALL, SyslogNgView.original(routes.formulas));
            }
        }
        var reach = new HashMap<Element.Driver, Reach>();
        routes.reached.forEach((driver, set) -> reach.put(driver, routes.formulas.reach(set)));
        return routes.inOrder(config, reach);
    }

    private Routes<Element.Driver> routes(SyslogNgConfig config) {
        var all = new HashMap<Element.Driver, Reach>();
        for (SyslogNgGraph.Entry entry : graph.entries()) {
            reached = new HashMap<>();
            walk(entry.pipe(), Formulas.ALL, SyslogNgView.original(formulas));
            reached.forEach(
                    (driver, set) ->
                            all.merge(
                                    driver,
                                    entering(entry.source(), formulas.reach(set)),
                                    Reach::or));
        }
        return inOrder(config, all);
    }

    /** What the source brings for certain: everything, the kernel's, or nothing. */
    private static Reach entering(Element.Driver source, Reach reach) {
        String target = source.target();
        if (WHOLE.contains(source.name()) || SOCKETS.contains(target)) {
            return source.option("namespace").isPresent() ? reach.onlyMaybe() : reach;
        }
        boolean isKernel = target.equals("/proc/kmsg") || target.equals("/dev/kmsg");
        PriorityMask brought = isKernel ? PriorityMask.facility(0) : PriorityMask.NONE;
        return new Reach(reach.surely().and(brought), reach.maybe());
    }

    private Routes<Element.Driver> inOrder(
            SyslogNgConfig config, Map<Element.Driver, Reach> reach) {
        var inOrder = new LinkedHashMap<Element.Driver, Reach>();
        var drivers = new ArrayList<Element.Driver>();
        config.definitions().forEach(definition -> collect(definition.content(), drivers));
        config.paths().forEach(path -> collect(path, drivers));
        for (Element.Driver driver : drivers) {
            Reach here = reach.get(driver);
            if (here != null && !here.isNone()) {
                inOrder.put(driver, here);
            }
        }
        boolean isComplete = graph.isComplete() && !formulas.isGivenUp() && taken <= MOST_STEPS;
        return new Routes<>(inOrder, isComplete);
    }

    private static void collect(Element element, List<Element.Driver> drivers) {
        switch (element) {
            case Element.Driver driver -> {
                if (driver.context() == Context.DESTINATION) {
                    drivers.add(driver);
                }
            }
            case Element.Sequence sequence ->
                    sequence.elements().forEach(inner -> collect(inner, drivers));
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> collect(inner, drivers));
            case Element.Filter filter -> {}
            case Element.Parser parser -> {}
            case Element.Rewrite rewrite -> {}
            case Element.Reference reference -> {}
        }
    }

    /**
     * Sends a set of messages on.
     *
     * @return those of them that this way has taken
     */
    private int walk(@Nullable SyslogNgPipe pipe, int messages, SyslogNgView view) {
        if (pipe == null || messages == Formulas.NONE) {
            return messages;
        }
        if (++taken > MOST_STEPS || depth >= DEEPEST || formulas.isGivenUp()) {
            taken = MOST_STEPS + 1;
            return messages;
        }
        depth++;
        int matched = pipe.isFork ? fork(pipe, messages, view) : step(pipe, messages, view);
        depth--;
        return pipe.keepsUnmatched ? messages : matched;
    }

    private int step(SyslogNgPipe pipe, int messages, SyslogNgView view) {
        return switch (pipe.step) {
            case null -> walk(pipe.next, messages, view);
            case Element.Filter filter -> {
                int pass = formulas.and(messages, steps.holds(filter.expression(), view));
                yield walk(pipe.next, pass, view);
            }
            case Element.Parser parser -> {
                int pass = formulas.and(messages, steps.reads(parser, view));
                yield walk(pipe.next, pass, steps.after(parser, view));
            }
            case Element.Rewrite rewrite -> walk(pipe.next, messages, steps.after(rewrite, view));
            case Element.Driver driver -> {
                reached.merge(driver, messages, formulas::or);
                yield walk(pipe.next, messages, view);
            }
            case Element.Reference reference -> walk(pipe.next, messages, view);
            case Element.Sequence sequence -> walk(pipe.next, messages, view);
            case Element.Junction junction -> walk(pipe.next, messages, view);
        };
    }

    /** Fallback ways get what no other way has taken. */
    private int fork(SyslogNgPipe pipe, int messages, SyslogNgView view) {
        int delivered = ways(pipe, messages, view, false);
        int left = formulas.without(messages, delivered);
        delivered = formulas.or(delivered, ways(pipe, left, view, true));
        return pipe.next == null ? delivered : walk(pipe.next, messages, view);
    }

    private int ways(SyslogNgPipe pipe, int messages, SyslogNgView view, boolean isFallback) {
        int delivered = Formulas.NONE;
        int left = messages;
        for (SyslogNgPipe way : pipe.ways) {
            if (way.anyInLine(false) == isFallback) {
                int matched = walk(way, left, view);
                delivered = formulas.or(delivered, matched);
                if (way.anyInLine(true)) {
                    left = formulas.without(left, matched);
                }
            }
        }
        return delivered;
    }
}
