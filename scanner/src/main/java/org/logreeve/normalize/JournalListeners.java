package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;

/** Where systemd-journal-remote takes journals of other hosts: its units say so, not its file. */
final class JournalListeners {
    private static final String DAEMON = "journal-remote";
    private static final long PORT = 19532;

    private JournalListeners() {}

    /** Whether it runs is seen later; where that is not known it may listen. */
    static List<Fact> of(Parsed<Settings> remote, Parsed<UnitStates> units) {
        if (remote instanceof Parsed.NotPresent<Settings>) {
            return List.of();
        }
        if (!(units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored))) {
            return List.of(gap("the service manager did not say"));
        }
        List<UnitStates.Unit> known = states.known(Daemons.UNITS.getOrDefault(DAEMON, List.of()));
        if (known.isEmpty()) {
            return List.of(gap("the service manager knows no such unit"));
        }
        boolean tls =
                known.stream()
                        .flatMap(unit -> unit.commands().stream())
                        .anyMatch(command -> command.contains("--listen-https"));
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
                        "unknown",
                        UnitsParser.ORIGIN));
    }

    private static Gap gap(String why) {
        return new Gap(
                "Listener",
                DAEMON,
                DAEMON,
                Gap.Cause.UNREADABLE,
                "whether journal-remote listens is not known: " + why,
                UnitsParser.ORIGIN);
    }
}
