package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.JournalStorage;
import org.logreeve.fact.Listener;
import org.logreeve.fact.TimeSource;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;

/** Whether the programs that are installed also run. */
final class Daemons {
    static final Map<String, List<String>> UNITS =
            Map.ofEntries(
                    Map.entry("rsyslog", List.of("rsyslog.service")),
                    Map.entry("syslog-ng", List.of("syslog-ng.service")),
                    Map.entry("chrony", List.of("chrony.service", "chronyd.service")),
                    Map.entry("ntp", List.of("ntpsec.service", "ntp.service", "ntpd.service")),
                    Map.entry("openntpd", List.of("openntpd.service", "ntpd.service")),
                    Map.entry("logrotate", List.of("logrotate.timer")),
                    Map.entry("timesyncd", List.of("systemd-timesyncd.service")),
                    Map.entry("journald", List.of("systemd-journald.service")),
                    Map.entry("journal-upload", List.of("systemd-journal-upload.service")),
                    Map.entry(
                            "journal-remote",
                            List.of(
                                    "systemd-journal-remote.service",
                                    "systemd-journal-remote.socket")),
                    Map.entry("auditd", List.of("auditd.service")),
                    Map.entry(
                            "sshd",
                            List.of("ssh.service", "sshd.service", "ssh.socket", "sshd.socket")));

    /** What a timer starts, and says how that went. */
    private static final Map<String, List<String>> RUNS =
            Map.of("logrotate", List.of("logrotate.service"));

    private final String host;
    private final Parsed<UnitStates> units;

    Daemons(String host, Parsed<UnitStates> units) {
        this.host = host;
        this.units = units;
    }

    /** A {@link Daemon} for each installed component, and a gap where its state is not known. */
    List<Fact> of(List<String> installed) {
        var facts = new ArrayList<Fact>();
        for (String component : installed) {
            List<String> names = UNITS.getOrDefault(component, List.of());
            String state = state(names);
            String unit = names.isEmpty() ? "" : names.get(0);
            String health = health(RUNS.getOrDefault(component, names));
            facts.add(new Daemon(component, state, health, unit, UnitsParser.ORIGIN));
            if (state.equals("unknown")) {
                facts.add(
                        new Gap(
                                "Daemon",
                                component,
                                component,
                                Gap.Cause.UNREADABLE,
                                reason(),
                                UnitsParser.ORIGIN));
            }
        }
        return facts;
    }

    /** The facts of a component, with what was seen of its daemon; what is stopped stays so. */
    List<Fact> observed(String component, List<Fact> facts) {
        String state = state(UNITS.getOrDefault(component, List.of()));
        return facts.stream()
                .map(
                        fact ->
                                switch (fact) {
                                    case TimeSource source when isIdle(source, state) ->
                                            mayRun(source);
                                    case TimeSource source
                                            when !source.observed().equals("stopped") ->
                                            source.withObserved(state);
                                    case Listener listener -> listener.withObserved(state);
                                    case JournalStorage stream -> stream.withObserved(state);
                                    case ForwardTarget target -> target.seenOn(host, state);
                                    default -> fact;
                                })
                .toList();
    }

    private static boolean isIdle(TimeSource source, String state) {
        return state.equals("unknown") && source.observed().equals(TimesyncdSources.NOT_ENABLED);
    }

    /** Whether what is installed and not started with the system runs was not seen. */
    private Gap mayRun(TimeSource source) {
        return new Gap(
                "TimeSource",
                source.daemon(),
                "",
                Gap.Cause.UNREADABLE,
                "whether " + source.daemon() + " runs is not known: " + reason(),
                UnitsParser.ORIGIN);
    }

    /** A unit that failed stays so until it is started again. */
    private String health(List<String> names) {
        if (!(units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored))) {
            return "unknown";
        }
        List<UnitStates.Unit> known = states.known(names);
        if (known.isEmpty()) {
            return "unknown";
        }
        return known.stream().anyMatch(unit -> unit.activeState().equals("failed"))
                ? "failed"
                : "ok";
    }

    /** {@code running}, {@code stopped} or {@code unknown}. */
    String state(List<String> names) {
        if (!(units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored))) {
            return "unknown";
        }
        List<UnitStates.Unit> known = states.known(names);
        if (known.isEmpty()) {
            return "unknown";
        }
        return known.stream().anyMatch(UnitStates.Unit::isRunning) ? "running" : "stopped";
    }

    private String reason() {
        return units instanceof Parsed.Unreadable<UnitStates> unreadable
                ? unreadable.reason()
                : "the service manager knows no such unit";
    }
}
