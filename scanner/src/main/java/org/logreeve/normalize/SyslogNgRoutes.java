package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.syslogng.Argument;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/**
 * Which messages come to which destination driver: each source's messages are sent through the
 * daemon's graph as a set, with what final and fallback paths leave of it. A way has taken a
 * message unless a filter or parser on it, or behind the junction it leads to, refused it.
 */
public final class SyslogNgRoutes {
    /** Sources that bring all that programs of the host log. */
    private static final Set<String> WHOLE = Set.of("system", "systemd-journal", "systemd-syslog");

    private final SyslogNgConfig config;
    private final SyslogNgGraph graph;
    private final Formulas formulas = new Formulas();
    private final Trail<Element.Driver> trail = new Trail<>();
    private final SyslogNgWalk walk;
    private final Map<Element.Driver, Map<Element.Driver, Reach>> bySource = new LinkedHashMap<>();

    private SyslogNgRoutes(SyslogNgConfig config, SyslogNgWalk.Matching matching) {
        this.config = config;
        this.graph = new SyslogNgGraph(config);
        this.walk =
                new SyslogNgWalk(formulas, new SyslogNgSteps(config, formulas), matching, trail);
    }

    /** What comes to each destination driver that anything can come to. */
    public static Routes<Element.Driver> of(SyslogNgConfig config) {
        return inVersions(config, routes -> routes.routes());
    }

    /**
     * The same, with the filters that messages pass and the final paths that end them.
     *
     * @param bySource what comes of all that one source driver takes
     */
    record Traced(
            Trace<Element.Driver> trace,
            Map<Element.Driver, Map<Element.Driver, Reach>> bySource) {}

    static Traced traced(SyslogNgConfig config) {
        var old = new SyslogNgRoutes(config, SyslogNgWalk.Matching.TO_THE_END);
        Routes<Element.Driver> routes = old.routes();
        var bySource = new LinkedHashMap<>(old.bySource);
        if (!config.isInstalledBefore(4, 2)) {
            var young = new SyslogNgRoutes(config, SyslogNgWalk.Matching.TO_THE_JOINT);
            routes = either(routes, young.routes());
            bySource.replaceAll(
                    (source, reach) ->
                            either(reach, young.bySource.getOrDefault(source, Map.of())));
        }
        return new Traced(old.trail.trace(routes), bySource);
    }

    /**
     * What comes from one source driver alone, whatever it is.
     *
     * @param source as it is in the configuration
     */
    public static Routes<Element.Driver> from(Element.Driver source, SyslogNgConfig config) {
        return inVersions(config, routes -> routes.from(source));
    }

    /**
     * Versions differ in what a filter behind a junction does to the ways that lead there. Only the
     * older way was seen in a running daemon: with a newer or unknown one, certain is what is
     * certain in both.
     */
    private static Routes<Element.Driver> inVersions(
            SyslogNgConfig config, Function<SyslogNgRoutes, Routes<Element.Driver>> question) {
        Routes<Element.Driver> old =
                question.apply(new SyslogNgRoutes(config, SyslogNgWalk.Matching.TO_THE_END));
        if (config.isInstalledBefore(4, 2)) {
            return old;
        }
        return either(
                old,
                question.apply(new SyslogNgRoutes(config, SyslogNgWalk.Matching.TO_THE_JOINT)));
    }

    private static Routes<Element.Driver> either(
            Routes<Element.Driver> old, Routes<Element.Driver> young) {
        return new Routes<>(
                either(old.actions(), young.actions()), old.complete() && young.complete());
    }

    private static SequencedMap<Element.Driver, Reach> either(
            Map<Element.Driver, Reach> old, Map<Element.Driver, Reach> young) {
        var both = new LinkedHashMap<>(old);
        young.forEach((driver, reach) -> both.putIfAbsent(driver, Reach.NONE));
        both.replaceAll((driver, reach) -> reach.either(young.getOrDefault(driver, Reach.NONE)));
        return both;
    }

    private Routes<Element.Driver> from(Element.Driver source) {
        var all = new HashMap<Element.Driver, Reach>();
        for (SyslogNgGraph.Entry entry : graph.entries()) {
            if (entry.source().equals(source)) {
                walk.from(entry.pipe())
                        .forEach((driver, set) -> all.put(driver, formulas.reach(set)));
            }
        }
        return inOrder(all);
    }

    private Routes<Element.Driver> routes() {
        var all = new HashMap<Element.Driver, Reach>();
        for (SyslogNgGraph.Entry entry : graph.entries()) {
            Element.Driver source = entry.source();
            var its = bySource.computeIfAbsent(source, ignored -> new HashMap<>());
            walk.from(entry.pipe())
                    .forEach(
                            (driver, set) -> {
                                Reach reach = whole(source, formulas.reach(set));
                                its.merge(driver, reach, Reach::or);
                                all.merge(driver, entering(source, reach), Reach::or);
                            });
        }
        return inOrder(all);
    }

    private static Reach whole(Element.Driver source, Reach reach) {
        return isOfNamespace(source) ? reach.onlyMaybe() : reach;
    }

    /** The journal of a namespace has only what units that are told so log; a star means all. */
    static boolean isOfNamespace(Element.Driver source) {
        return source.option("namespace")
                .filter(option -> !Argument.values(option.arguments()).equals(List.of("*")))
                .isPresent();
    }

    /** What the source brings for certain: everything, the kernel's, or nothing. */
    private static Reach entering(Element.Driver source, Reach reach) {
        if (WHOLE.contains(source.name()) || SyslogLink.SOCKETS.contains(source.target())) {
            return reach;
        }
        PriorityMask brought = isKernel(source) ? PriorityMask.facility(0) : PriorityMask.NONE;
        return new Reach(reach.surely().and(brought), reach.maybe());
    }

    static boolean isKernel(Element.Driver source) {
        return source.target().equals("/proc/kmsg") || source.target().equals("/dev/kmsg");
    }

    private Routes<Element.Driver> inOrder(Map<Element.Driver, Reach> reach) {
        var inOrder = new LinkedHashMap<Element.Driver, Reach>();
        for (Element.Driver driver : drivers(config, Context.DESTINATION)) {
            Reach here = reach.get(driver);
            if (here != null && !here.isNone()) {
                inOrder.put(driver, here);
            }
        }
        return new Routes<>(inOrder, graph.isComplete() && walk.isComplete());
    }

    /** Sources or destinations, as they are in the configuration. */
    static List<Element.Driver> drivers(SyslogNgConfig config, Context context) {
        var drivers = new ArrayList<Element.Driver>();
        config.definitions().forEach(each -> collect(each.content(), context, drivers));
        config.paths().forEach(path -> collect(path, context, drivers));
        return drivers;
    }

    private static void collect(Element element, Context context, List<Element.Driver> drivers) {
        switch (element) {
            case Element.Driver driver -> {
                if (driver.context() == context) {
                    drivers.add(driver);
                }
            }
            case Element.Sequence sequence ->
                    sequence.elements().forEach(inner -> collect(inner, context, drivers));
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> collect(inner, context, drivers));
            case Element.Filter filter -> {}
            case Element.Parser parser -> {}
            case Element.Rewrite rewrite -> {}
            case Element.Reference reference -> {}
        }
    }
}
