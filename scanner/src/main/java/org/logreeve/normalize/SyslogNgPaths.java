package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.parse.syslogng.Context;
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
            SyslogNgConfig config,
            SyslogNgRoutes.Traced traced,
            List<ForwardTarget> targets,
            SyslogLink.Journal journal) {
        Trace<Element.Driver> trace = traced.trace();
        Origin main = Origin.of(config.files().getFirst());
        var local = new LinkedHashMap<Element.Driver, Reach>();
        trace.routes().actions().forEach((driver, reach) -> local.put(driver, reach.onlyMaybe()));
        SyslogLink.Intake all = SyslogLink.Intake.NOTHING;
        for (Element.Driver source : SyslogNgRoutes.drivers(config, Context.SOURCE)) {
            SyslogLink.Intake intake = intake(source, journal);
            all = all.and(intake);
            Reach comes = SyslogLink.of(DAEMON, intake, journal, main).reach();
            traced.bySource()
                    .getOrDefault(source, Map.of())
                    .forEach((driver, reach) -> local.merge(driver, reach.of(comes), Reach::or));
        }
        var outlets = new ArrayList<Outlet>();
        var doubts = new ArrayList<SyslogPaths.Doubt>();
        local.forEach(
                (driver, reach) -> {
                    Trace.Way way = trace.ways().getOrDefault(driver, new Trace.Way(List.of(), 0));
                    if (Transport.isRemote(driver)) {
                        outlets.addAll(sent(driver, reach, way, config.version(), targets));
                    } else if (driver.name().equals("file")) {
                        outlets.addAll(written(driver, reach, way));
                    } else if (!SyslogNgForwards.LOCAL.contains(driver.name())) {
                        doubts.add(new SyslogPaths.Doubt(reach, driver.origin()));
                    }
                });
        return new SyslogPaths(
                DAEMON,
                SyslogLink.of(DAEMON, all, journal, main),
                outlets,
                trace.endings(),
                doubts,
                main);
    }

    /** What is meant for this host itself may go to another one while it is away. */
    private static List<Outlet> sent(
            Element.Driver driver,
            Reach reach,
            Trace.Way way,
            String version,
            List<ForwardTarget> targets) {
        List<ForwardTarget> its =
                targets.stream()
                        .filter(target -> SyslogNgForwards.isOf(target, driver, version))
                        .toList();
        boolean isSent =
                its.stream().anyMatch(t -> t.host().equals(driver.target()) && !t.loopback());
        var outlets = new ArrayList<Outlet>();
        for (ForwardTarget target : its) {
            boolean isFirst = target.host().equals(driver.target());
            if (!target.loopback() && (isFirst || !isSent)) {
                outlets.add(
                        Outlet.sent(target, isFirst ? reach : reach.onlyMaybe(), before(way), way));
            }
        }
        return outlets;
    }

    private static List<Outlet> written(Element.Driver driver, Reach reach, Trace.Way way) {
        WrittenFile file = WrittenFile.ofSyslogNg(driver.target());
        List<String> steps = new ArrayList<>(before(way));
        steps.add(Outlet.at("to " + file.name(), driver.origin()));
        return Outlet.written(file, reach, steps, way, driver.origin());
    }

    private static List<String> before(Trace.Way way) {
        return way.passages().stream().map(each -> Outlet.at(each.what(), each.at())).toList();
    }

    /** system() reads the journal where there is one, and the sockets where there is none. */
    private static SyslogLink.Intake intake(Element.Driver driver, SyslogLink.Journal seen) {
        String step = Outlet.at(driver.name() + "()", driver.origin());
        boolean isSystem = driver.name().equals("system");
        boolean isSocket =
                (isSystem && seen instanceof SyslogLink.Journal.None)
                        || driver.name().equals("systemd-syslog")
                        || SyslogLink.SOCKETS.contains(driver.target());
        boolean isKernel = isSystem || SyslogNgRoutes.isKernel(driver);
        boolean isJournal =
                OF_JOURNAL.contains(driver.name()) && !SyslogNgRoutes.isOfNamespace(driver);
        return new SyslogLink.Intake(
                isSocket ? step : null, isJournal ? step : null, isKernel ? step : null);
    }
}
