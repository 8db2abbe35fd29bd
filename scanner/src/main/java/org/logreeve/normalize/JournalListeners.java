package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;

/** Where systemd-journal-remote takes journals of other hosts: its units say so, not its file. */
final class JournalListeners {
    private static final String DAEMON = "journal-remote";
    private static final long PORT = 19532;

    private JournalListeners() {}

    /** Nothing of other components. */
    static List<Fact> of(String component, Parsed<?> remote, Parsed<UnitStates> units) {
        if (!component.equals(DAEMON) || remote instanceof Parsed.NotPresent<?>) {
            return List.of();
        }
        if (!(units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored))) {
            return List.of(
                    new Gap(
                            "Listener",
                            DAEMON,
                            DAEMON,
                            Gap.Cause.UNREADABLE,
                            "whether journal-remote listens is not known",
                            UnitsParser.ORIGIN));
        }
        List<UnitStates.Unit> known = states.known(Daemons.UNITS.getOrDefault(DAEMON, List.of()));
        boolean tls =
                known.stream()
                        .flatMap(unit -> unit.commands().stream())
                        .anyMatch(command -> command.contains("--listen-https"));
        boolean runs = known.stream().anyMatch(UnitStates.Unit::isRunning);
        return List.of(
                new Listener(
                        DAEMON,
                        "http",
                        "",
                        PORT,
                        false,
                        tls,
                        "",
                        List.of(),
                        "",
                        runs ? "running" : "stopped",
                        UnitsParser.ORIGIN));
    }
}
