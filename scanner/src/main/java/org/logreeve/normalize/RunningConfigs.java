package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.RunningConfig;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.units.Activity;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** Whether each daemon has read its files as they are now. */
final class RunningConfigs {
    private static final String KIND = "RunningConfig";
    private static final String UPTIME = "uptime";

    /** Packages of images that keep no times give all files one of these. */
    private static final long OLDEST_TIME = 86_400;

    private static final Comparator<FileRead.Content> MODIFIED =
            Comparator.comparingLong(file -> file.meta().modified());

    /** How a daemon comes to read its files again. */
    private enum Again {
        /** At a start only. */
        START,
        /**
         * By a reload of its unit too, which the service manager sees; not whether it was taken.
         */
        RELOAD,
        /** By a signal that leaves no trace, too. */
        SIGNAL
    }

    private static final Map<String, Again> DAEMONS =
            Map.of(
                    // rsyslogd(8): HUP closes its files, and reads no configuration
                    "rsyslog", Again.START,
                    // syslog-ng(8): keeps what it has when it refuses what is new
                    "syslog-ng", Again.RELOAD,
                    "journald", Again.START,
                    "chrony", Again.START,
                    "ntp", Again.START,
                    "openntpd", Again.START,
                    "timesyncd", Again.START,
                    // auditd(8): service auditd reload sends HUP past the service manager
                    "auditd", Again.SIGNAL,
                    // its unit asks sshd -t first, and then does not signal
                    "sshd", Again.RELOAD);

    /** What parsers read beside what the daemon itself is configured by. */
    private static final Set<String> OTHERS = Set.of("/etc/passwd", "/etc/group", "/etc/hostname");

    private final Parsed<UnitStates> units;
    private final long clock;
    private final long uptime;
    private final List<Fact> startCommands;

    /**
     * @param startCommands what is open about how daemons are started
     */
    RunningConfigs(Parsed<UnitStates> units, HostFiles files, List<Fact> startCommands) {
        this.units = units;
        this.clock = files.clock();
        this.uptime = uptime(files);
        this.startCommands = startCommands;
    }

    static CollectRequest seeds() {
        return CollectRequest.of(List.of(), List.of(), List.of(), List.of(UPTIME));
    }

    /** Of one component, whose parser read these files. */
    List<Fact> of(String component, Parsed<?> parsed, List<FileRead.Content> read) {
        Again again = DAEMONS.get(component);
        if (again == null || parsed instanceof Parsed.NotPresent<?>) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.addAll(state(component, again, read));
        switch (parsed) {
            case Parsed.Unreadable<?> unreadable ->
                    facts.add(Gaps.unreadable(KIND, component, unreadable));
            case Parsed.Config<?> config -> facts.addAll(unread(component, config.problems()));
            case Parsed.NotPresent<?> ignored -> {}
        }
        startCommands.stream()
                .filter(fact -> fact instanceof Gap gap && gap.component().equals(component))
                .map(fact -> (Gap) fact)
                .forEach(gap -> facts.add(gap(component, gap.cause(), gap.reason(), gap.origin())));
        return facts;
    }

    /** What could not be read may be newer than all that was. */
    private static List<Gap> unread(String component, List<Problem> problems) {
        return Gaps.whole(
                        KIND,
                        component,
                        problems.stream().filter(each -> hidesFiles(component, each)).toList())
                .stream()
                .map(gap -> gap(component, gap.cause(), gap.reason(), gap.origin()))
                .toList();
    }

    /** Of a whole file; what syslog-ng's parser does not take, it does not look behind. */
    private static boolean hidesFiles(String component, Problem problem) {
        return problem.at().line() == 0 || component.equals("syslog-ng");
    }

    private List<Fact> state(String component, Again again, List<FileRead.Content> read) {
        if (!(units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored))) {
            return List.of(
                    unknown(component, "the service manager did not say since when it runs"));
        }
        List<UnitStates.Unit> known =
                states.known(Daemons.UNITS.getOrDefault(component, List.of()));
        Optional<UnitStates.Unit> running =
                known.stream()
                        .filter(unit -> unit.isRunning() && unit.name().endsWith(".service"))
                        .findFirst();
        List<FileRead.Content> files =
                read.stream()
                        .filter(file -> isConfiguration(component, file.path()))
                        .sorted(MODIFIED)
                        .toList();
        if (running.isEmpty()) {
            return List.of(
                    known.isEmpty()
                            ? unknown(component, "the service manager knows no such unit")
                            : notRunning(component, known, files));
        }
        return compared(component, again, running.get(), files);
    }

    /** What a socket starts reads its files then, by the unit that the service manager has read. */
    private static Fact notRunning(
            String component, List<UnitStates.Unit> known, List<FileRead.Content> files) {
        Optional<UnitStates.Unit> waiting =
                known.stream().filter(UnitStates.Unit::isRunning).findFirst();
        if (waiting.isEmpty()) {
            return fact(component, "stopped", files, known.getFirst(), UnitsParser.ORIGIN);
        }
        return known.stream()
                .filter(unit -> unit.activity().needsDaemonReload())
                .findFirst()
                .map(unit -> fact(component, "unit-changed", files, unit, UnitsParser.ORIGIN))
                .orElseGet(
                        () -> fact(component, "current", files, waiting.get(), UnitsParser.ORIGIN));
    }

    private List<Fact> compared(
            String component, Again again, UnitStates.Unit unit, List<FileRead.Content> files) {
        Activity activity = unit.activity();
        if (activity.needsDaemonReload()) {
            return List.of(fact(component, "unit-changed", files, unit, UnitsParser.ORIGIN));
        }
        if (files.isEmpty()) {
            return List.of(fact(component, "current", files, unit, UnitsParser.ORIGIN));
        }
        FileRead.Content newest = files.getLast();
        if (activity.started() < 0 || activity.startedAfterBoot() < 0 || uptime < 0) {
            return List.of(
                    unknown(component, "the service manager did not say since when it runs"));
        }
        var times = ReadTimes.of(activity, again == Again.RELOAD, clock, uptime);
        long latest = Math.max(newest.meta().modified(), times.reloaded());
        if (newest.meta().modified() < OLDEST_TIME || latest > clock + ReadTimes.START) {
            return List.of(
                    unknown(
                            component,
                            "the times of "
                                    + newest.path()
                                    + " and of the start do not fit together"));
        }
        List<FileRead.Content> late = files.stream().filter(file -> !times.hasRead(file)).toList();
        if (late.isEmpty()) {
            return List.of(fact(component, "current", files, unit, Origin.of(newest.path())));
        }
        var facts = new ArrayList<Fact>();
        // the oldest that is certain decides, and one that is not leaves it open
        if (times.mayHaveRead(late.getFirst())) {
            facts.add(unknown(component, times.reason(late.getFirst())));
        }
        late.stream()
                .filter(file -> !times.mayHaveRead(file))
                .findFirst()
                .ifPresent(oldest -> facts.add(late(component, again, unit, oldest)));
        return facts;
    }

    private Fact late(
            String component, Again again, UnitStates.Unit unit, FileRead.Content oldest) {
        if (again == Again.SIGNAL) {
            return unknown(
                    component,
                    oldest.path() + " is newer than the start, and a reload by signal is not seen");
        }
        return new RunningConfig(
                component,
                "stale",
                oldest.path(),
                (clock - oldest.meta().modified()) / 60,
                unit.name(),
                Origin.of(oldest.path()));
    }

    private static RunningConfig fact(
            String component,
            String state,
            List<FileRead.Content> files,
            UnitStates.Unit unit,
            Origin at) {
        String newest = files.isEmpty() ? "" : files.getLast().path();
        return new RunningConfig(component, state, newest, -1, unit.name(), at);
    }

    private static boolean isConfiguration(String component, String path) {
        return switch (component) {
            // of rules AuditDrift tells more
            case "auditd" ->
                    path.equals("/etc/audit/auditd.conf")
                            || path.startsWith("/etc/audit/plugins.d/");
            // chronyc(1): sources are read again on request
            case "chrony" -> !path.endsWith(".sources");
            default -> !OTHERS.contains(path) && !path.endsWith("/os-release");
        };
    }

    private static Gap unknown(String component, String reason) {
        return gap(component, Gap.Cause.UNREADABLE, reason, UnitsParser.ORIGIN);
    }

    private static Gap gap(String component, Gap.Cause cause, String reason, Origin at) {
        return new Gap(KIND, component, component, cause, reason, at);
    }

    /** proc(5): seconds since the start of the system; -1 when it was not read. */
    private static long uptime(HostFiles files) {
        return files.command(UPTIME) instanceof CommandRead.Output output
                        && output.stdout().matches("[0-9]{1,12}[.][0-9]{1,9} [0-9.]+\\s*")
                ? Long.parseLong(output.stdout().substring(0, output.stdout().indexOf('.')))
                : -1;
    }
}
