package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.syslogng.Transport;
import org.logreeve.text.Origin;

/** What syslog-ng takes, and where it sends and writes it. */
final class SyslogNgPaths {
    private static final String DAEMON = SyslogNgParser.COMPONENT;
    private static final Set<String> OF_JOURNAL = Set.of("system", "systemd-journal");

    private SyslogNgPaths() {}

    static SyslogPaths of(
            SyslogNgConfig config, List<ForwardTarget> targets, SyslogLink.Journal journal) {
        Trace<Element.Driver> trace = SyslogNgRoutes.traced(config);
        var outlets = new ArrayList<Outlet>();
        var doubts = new ArrayList<SyslogPaths.Doubt>();
        trace.routes()
                .actions()
                .forEach(
                        (driver, reach) -> {
                            Trace.Way way =
                                    trace.ways().getOrDefault(driver, new Trace.Way(List.of(), 0));
                            if (Transport.isRemote(driver)) {
                                outlets.addAll(sent(driver, reach, way, targets));
                            } else if (driver.name().equals("file")) {
                                if (SyslogPaths.isOnDisk(driver.target())) {
                                    outlets.add(written(driver, reach, way));
                                }
                            } else if (!SyslogNgForwards.LOCAL.contains(driver.name())) {
                                doubts.add(new SyslogPaths.Doubt(reach, driver.origin()));
                            }
                        });
        Origin main = Origin.of(config.files().getFirst());
        return new SyslogPaths(
                DAEMON,
                SyslogLink.of(DAEMON, intake(config, journal), journal, main),
                outlets,
                trace.endings(),
                doubts,
                main);
    }

    private static List<Outlet> sent(
            Element.Driver driver, Reach reach, Trace.Way way, List<ForwardTarget> targets) {
        return targets.stream()
                .filter(target -> target.origin().equals(driver.origin()))
                .filter(target -> !target.loopback())
                .limit(1)
                .map(
                        target -> {
                            String place = target.host() + ":" + target.port();
                            String by =
                                    target.protocol() + (target.tls() ? " with TLS" : " in clear");
                            return new Outlet(
                                    place,
                                    true,
                                    reach,
                                    steps(
                                            way,
                                            "queue " + target.queue(),
                                            Outlet.at(
                                                    "to " + place + " over " + by,
                                                    driver.origin())),
                                    way,
                                    driver.origin());
                        })
                .toList();
    }

    private static Outlet written(Element.Driver driver, Reach reach, Trace.Way way) {
        return new Outlet(
                driver.target(),
                false,
                reach,
                steps(way, Outlet.at("to " + driver.target(), driver.origin())),
                way,
                driver.origin());
    }

    private static List<String> steps(Trace.Way way, String... last) {
        var steps = new ArrayList<String>();
        way.passages().forEach(each -> steps.add(Outlet.at(each.what(), each.at())));
        steps.addAll(List.of(last));
        return steps;
    }

    /** system() reads the journal where there is one, and the sockets where there is none. */
    private static SyslogLink.Intake intake(SyslogNgConfig config, SyslogLink.Journal seen) {
        @Nullable String socket = null;
        @Nullable String journal = null;
        @Nullable String kernel = null;
        var drivers = new ArrayList<Element.Driver>();
        config.definitions().stream()
                .map(Definition::content)
                .forEach(content -> sources(content, drivers));
        config.paths().forEach(path -> sources(path, drivers));
        for (Element.Driver driver : drivers) {
            String step = Outlet.at(driver.name() + "()", driver.origin());
            if (OF_JOURNAL.contains(driver.name())) {
                journal = step;
            }
            if (driver.name().equals("system")) {
                kernel = step;
                socket = seen instanceof SyslogLink.Journal.None ? step : socket;
            }
            if (driver.name().equals("systemd-syslog")
                    || SyslogNgRoutes.SOCKETS.contains(driver.target())) {
                socket = step;
            }
            if (SyslogNgRoutes.isKernel(driver)) {
                kernel = step;
            }
        }
        return new SyslogLink.Intake(socket, journal, kernel);
    }

    private static void sources(Element element, List<Element.Driver> drivers) {
        switch (element) {
            case Element.Driver driver -> {
                if (driver.context() == Context.SOURCE) {
                    drivers.add(driver);
                }
            }
            case Element.Sequence sequence ->
                    sequence.elements().forEach(inner -> sources(inner, drivers));
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> sources(inner, drivers));
            case Element.Filter filter -> {}
            case Element.Parser parser -> {}
            case Element.Rewrite rewrite -> {}
            case Element.Reference reference -> {}
        }
    }
}
