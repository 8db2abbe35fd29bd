package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.logreeve.fact.AuditLog;
import org.logreeve.fact.AuditPlugin;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.Problem;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.systemd.journal.JournaldConfig;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.text.Origin;

/** What becomes of each class of events, over all programs of the host that carry messages. */
final class EventRoutes {
    private static final String KIND = "EventRoute";
    private static final String AUDIT = "audit";

    /** What {@code effective} calls them. */
    static final String NAME = "routes";

    /** Kinds of facts that routes follow from: where they may be missing, a route may be. */
    private static final Set<String> RESTS_ON = Set.of("ForwardTarget", "JournalStorage");

    private final List<? extends Parsed<?>> parsed;
    private final Walks walks;
    private final List<Fact> facts;
    private final List<Application> applications;
    private final boolean auditSocket;
    private final List<Gap> gaps = new ArrayList<>();

    private EventRoutes(
            List<? extends Parsed<?>> parsed,
            Walks walks,
            List<Fact> facts,
            List<Application> applications,
            boolean auditSocket) {
        this.parsed = parsed;
        this.walks = walks;
        this.facts = facts;
        this.applications = applications;
        this.auditSocket = auditSocket;
    }

    /**
     * The facts, and for people a matrix of all facilities and severities.
     *
     * @param parsed every component's configuration
     * @param walks through those configurations
     * @param facts what they and the state of their daemons say
     * @param applications that the inventory declares
     * @param auditSocket whether journald's socket for audit records was seen active
     */
    static ComponentModel model(
            List<? extends Parsed<?>> parsed,
            Walks walks,
            List<Fact> facts,
            List<Application> applications,
            boolean auditSocket) {
        var routes = new EventRoutes(parsed, walks, facts, applications, auditSocket);
        List<Fact> all = routes.all();
        return new ComponentModel(
                NAME,
                new Parsed.Config<>(NAME, routes.problems()),
                () -> RouteMatrix.values(routes.daemons(routes.journal()), routes.ofJournal(), all),
                // each is a problem of its own component already
                List.of(),
                all);
    }

    /** Gaps in the words of parsers. */
    private List<Problem> problems() {
        return gaps.stream()
                .map(
                        gap ->
                                Problem.unknown(
                                        gap.origin(),
                                        (gap.scope().isEmpty() ? "" : gap.scope() + ": ")
                                                + gap.reason()))
                .distinct()
                .toList();
    }

    private List<Outlet> ofJournal() {
        return JournalPaths.outlets(journal(), targets("journal-upload"));
    }

    private List<Fact> all() {
        SyslogLink.Journal journal = journal();
        List<SyslogPaths> daemons = daemons(journal);
        List<Outlet> ofJournal = ofJournal();
        gaps(daemons);
        var routes = new ArrayList<Fact>();
        var classes = new ArrayList<RouteOfClass>();
        for (EventClass each : EventClass.values()) {
            classes.add(of(each.word(), EventSource.of(each, facts), daemons, ofJournal));
        }
        for (Application each : applications) {
            EventSource source = EventSource.of(each.cells());
            classes.add(of(each.word(), source, daemons, ofJournal));
        }
        classes.add(audit(daemons, ofJournal));
        boolean isJournal = !(journal instanceof SyslogLink.Journal.None);
        for (RouteOfClass each : classes) {
            routes.add(each.fact(true, isJournal));
            routes.add(each.fact(false, isJournal));
        }
        routes.addAll(gaps);
        return routes;
    }

    /** A journald that is stopped leaves the sockets to others. */
    private RouteOfClass of(
            String word, EventSource source, List<SyslogPaths> daemons, List<Outlet> ofJournal) {
        gaps.addAll(source.gaps());
        var others = new ArrayList<>(source.own());
        if (source.losses().isEmpty()) {
            ofJournal.forEach(outlet -> others.add(outlet.after(source.steps())));
        }
        return new RouteOfClass(word, source.cells(), daemons, others, isOpen(word))
                .from(source.steps())
                .unless(source.losses(), source.losses());
    }

    private SyslogLink.Journal journal() {
        if (isStopped("journald")) {
            return new SyslogLink.Journal.None();
        }
        for (Parsed<?> each : parsed) {
            if (each instanceof Parsed.Config<?>(JournaldConfig config, var problems)) {
                return new SyslogLink.Journal.Known(config);
            }
        }
        boolean isHidden =
                facts.stream()
                        .anyMatch(
                                fact -> fact instanceof Gap gap && isAbout(gap, "JournalStorage"));
        return isHidden ? new SyslogLink.Journal.Unknown() : new SyslogLink.Journal.None();
    }

    private static boolean isAbout(Gap gap, String kind) {
        return gap.kind().equals(kind) && gap.scope().isEmpty();
    }

    /**
     * The one that runs comes first: that is the one messages are meant for. Of several, one of
     * which nobody knows whether it runs gets nothing for certain.
     */
    private List<SyslogPaths> daemons(SyslogLink.Journal journal) {
        var running = new ArrayList<SyslogPaths>();
        var stopped = new ArrayList<SyslogPaths>();
        for (Parsed<?> each : parsed) {
            SyslogPaths paths =
                    switch (each) {
                        case Parsed.Config<?>(RsyslogConfig config, var problems) ->
                                RsyslogPaths.of(
                                        config, walks.of(config), targets("rsyslog"), journal);
                        case Parsed.Config<?>(SyslogNgConfig config, var problems) ->
                                SyslogNgPaths.of(
                                        config, walks.of(config), targets("syslog-ng"), journal);
                        default -> null;
                    };
            if (paths != null && isStopped(paths.daemon())) {
                stopped.add(paths.whenStopped(stateOf(paths.daemon())));
            } else if (paths != null) {
                running.add(paths);
            }
        }
        if (running.size() < 2) {
            return running.isEmpty() ? stopped : running;
        }
        var daemons =
                new ArrayList<>(
                        running.stream().filter(each -> !isUndecided(each.daemon())).toList());
        running.stream()
                .filter(each -> isUndecided(each.daemon()))
                .map(SyslogPaths::whenUndecided)
                .forEach(daemons::add);
        return daemons;
    }

    private boolean isUndecided(String daemon) {
        return facts.stream()
                .noneMatch(
                        fact ->
                                fact instanceof Daemon seen
                                        && seen.component().equals(daemon)
                                        && seen.state().equals("running"));
    }

    private boolean isStopped(String daemon) {
        return facts.stream()
                .anyMatch(
                        fact ->
                                fact instanceof Daemon seen
                                        && seen.component().equals(daemon)
                                        && seen.state().equals("stopped"));
    }

    private Origin stateOf(String daemon) {
        return facts.stream()
                .filter(fact -> fact instanceof Daemon seen && seen.component().equals(daemon))
                .map(Fact::origin)
                .findFirst()
                .orElse(Origin.of("-"));
    }

    /** Where a program sends to other hosts, as long as it is not stopped. */
    private List<ForwardTarget> targets(String daemon) {
        return facts.stream()
                .filter(ForwardTarget.class::isInstance)
                .map(ForwardTarget.class::cast)
                .filter(target -> target.daemon().equals(daemon))
                .filter(target -> !target.observed().equals("stopped"))
                .toList();
    }

    /** Outputs that are not understood leave open only the classes that come to them. */
    private void gaps(List<SyslogPaths> daemons) {
        for (SyslogPaths daemon : daemons) {
            if (daemons.size() > 1 && isUndecided(daemon.daemon())) {
                gaps.add(
                        new Gap(
                                KIND,
                                daemon.daemon(),
                                "",
                                Gap.Cause.UNREADABLE,
                                "whether " + daemon.daemon() + " runs beside another is not known",
                                daemon.main()));
            }
        }
        for (Fact fact : facts) {
            if (fact instanceof Gap gap
                    && RESTS_ON.contains(gap.kind())
                    && gap.scope().isEmpty()
                    && !isStopped(gap.component())) {
                Set<String> classes = concerned(gap, daemons);
                if (classes.isEmpty()) {
                    gaps.add(gap(gap, ""));
                }
                classes.forEach(each -> gaps.add(gap(gap, each)));
            } else if (fact instanceof Gap gap && gap.kind().equals("AuditPlugin")) {
                gaps.add(gap(gap, AUDIT));
            }
        }
    }

    private static Gap gap(Gap cause, String scope) {
        return new Gap(
                KIND, cause.component(), scope, cause.cause(), cause.reason(), cause.origin());
    }

    /** Empty when it may be about any class. */
    private Set<String> concerned(Gap gap, List<SyslogPaths> daemons) {
        var classes = new TreeSet<String>();
        for (SyslogPaths daemon : daemons) {
            for (SyslogPaths.Doubt doubt : daemon.doubts()) {
                if (!doubt.at().equals(gap.origin())) {
                    continue;
                }
                for (EventClass each : EventClass.values()) {
                    if (each.cells().maybe(doubt.reach().maybe()) != 0) {
                        classes.add(each.word());
                    }
                }
                for (Application each : applications) {
                    if (each.cells().maybe(doubt.reach().maybe()) != 0) {
                        classes.add(each.word());
                    }
                }
                // the plugin may write with any facility
                classes.add(AUDIT);
            }
        }
        return classes;
    }

    private boolean isOpen(String eventClass) {
        return gaps.stream()
                .anyMatch(gap -> gap.scope().isEmpty() || gap.scope().equals(eventClass));
    }

    /** Audit records: what auditd writes and sends itself, and what its plugin tells syslog. */
    private RouteOfClass audit(List<SyslogPaths> daemons, List<Outlet> ofJournal) {
        boolean isStopped = isStopped("auditd");
        var outlets = new ArrayList<Outlet>();
        var steps = new ArrayList<String>();
        var faults = new AuditFaults();
        var cells = new EventClass.Cells(List.of(), EventClass.severity("info"));
        for (Fact fact : isStopped ? List.<Fact>of() : facts) {
            switch (fact) {
                case AuditLog log when log.written() ->
                        outlets.add(auditOutlet(log.stream(), false, log.origin()));
                case AuditLog log -> faults.ofLog(log.origin());
                case AuditPlugin plugin when plugin.active() && !plugin.priority().isEmpty() -> {
                    cells = cells(plugin.priority());
                    outlets.addAll(ofJournal);
                    steps.add(
                            Outlet.at(
                                    "auditd's " + plugin.name() + " as " + plugin.priority(),
                                    plugin.origin()));
                }
                case AuditPlugin plugin when plugin.active() && plugin.kind().equals("remote") ->
                        targets("auditd").stream()
                                .filter(target -> !target.loopback())
                                .map(
                                        target ->
                                                auditOutlet(
                                                        target.host() + ":" + target.port(),
                                                        true,
                                                        target.origin()))
                                .forEach(outlets::add);
                case AuditPlugin plugin -> faults.ofPlugin(plugin.name(), plugin.origin());
                default -> {}
            }
        }
        if (JournalAudit.isFed(auditSocket, journal(), facts)) {
            String step = Outlet.at(JournalAudit.SOCKET, UnitsParser.ORIGIN);
            ofJournal.forEach(outlet -> outlets.add(outlet.after(List.of(step))));
        }
        gapsOfAudit();
        return new RouteOfClass(AUDIT, cells, daemons, outlets, isOpen(AUDIT))
                .from(steps)
                .unless(faults.toHosts(), faults.toDisk());
    }

    private static Outlet auditOutlet(String place, boolean isRemote, Origin at) {
        return new Outlet(
                place,
                isRemote,
                Reach.ALL,
                List.of(Outlet.at("auditd to " + place, at)),
                new Trace.Way(List.of(), 0),
                at);
    }

    private static EventClass.Cells cells(String priority) {
        int dot = priority.indexOf('.');
        String facility = priority.substring(0, dot);
        var facilities = new ArrayList<Integer>();
        for (int i = 0; i < PriorityMask.FACILITIES; i++) {
            if (PriorityMask.facilityName(i).equals(facility)) {
                facilities.add(i);
            }
        }
        return new EventClass.Cells(facilities, EventClass.severity(priority.substring(dot + 1)));
    }

    /** A syslog daemon may read auditd's log itself, and with what facility is not followed. */
    private void gapsOfAudit() {
        for (Parsed<?> each : parsed) {
            for (Fact fact : facts) {
                if (fact instanceof AuditLog log
                        && each instanceof Parsed.Config<?>(RsyslogConfig config, var problems)
                        && RsyslogInputs.reads(config, log.stream())) {
                    gaps.add(
                            new Gap(
                                    KIND,
                                    "rsyslog",
                                    AUDIT,
                                    Gap.Cause.NOT_UNDERSTOOD,
                                    "where imfile's messages go is not followed: " + log.stream(),
                                    Origin.of(config.files().getFirst())));
                }
            }
        }
    }
}
