package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;

/**
 * Units that start a daemon with another configuration than the one that was read: {@code -f} of
 * rsyslogd(8) and chronyd(8), directives on chronyd's command line, other files for logrotate(8),
 * another target for systemd-journal-upload(8).
 */
final class StartCommands {
    private record Known(String component, String kind, List<String> units, String file) {
        /** Options that say something else than the file does. */
        boolean isOverridingOption(String word) {
            return component.equals("journal-upload")
                    && (word.startsWith("-u")
                            || List.of("--url", "--directory", "--file", "--merge").stream()
                                    .anyMatch(word::startsWith));
        }
    }

    private static final List<Known> ALL =
            List.of(
                    new Known(
                            "rsyslog",
                            "ForwardTarget",
                            List.of("rsyslog.service"),
                            "/etc/rsyslog.conf"),
                    new Known(
                            "chrony",
                            "TimeSource",
                            List.of("chrony.service", "chronyd.service"),
                            "/etc/chrony/chrony.conf"),
                    new Known(
                            "logrotate",
                            "Retention",
                            List.of("logrotate.service"),
                            "/etc/logrotate.conf"),
                    new Known(
                            "journal-upload",
                            "ForwardTarget",
                            List.of("systemd-journal-upload.service"),
                            "/etc/systemd/journal-upload.conf"));

    private StartCommands() {}

    static List<Fact> gaps(Parsed<UnitStates> units) {
        var gaps = new ArrayList<Fact>();
        if (units instanceof Parsed.Config<UnitStates>(UnitStates states, var ignored)) {
            for (Known known : ALL) {
                for (UnitStates.Unit unit : states.known(known.units())) {
                    unit.commands().stream()
                            .filter(command -> isOther(known, command))
                            .forEach(command -> gaps.add(gap(known, unit, command)));
                }
            }
        }
        return gaps;
    }

    private static boolean isOther(Known known, String command) {
        String[] words = command.split(" +", -1);
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            String value = word.length() > 2 ? word.substring(2) : next(words, i);
            if (known.isOverridingOption(word)) {
                return true;
            }
            if (word.startsWith("-f") && !known.component().equals("logrotate")) {
                if (!value.equals(known.file())) {
                    return true;
                }
                i += word.length() > 2 ? 0 : 1;
            } else if (!word.startsWith("-")
                    && !word.startsWith("$")
                    && !word.equals(known.file())) {
                return !isOptionValue(words[i - 1]);
            }
        }
        return false;
    }

    /** Options of the three daemons that take the next word as their value. */
    private static boolean isOptionValue(String option) {
        return List.of("-i", "-N", "-M", "-o", "-F", "-L", "-l", "-P", "-r", "-t", "-u", "-s", "-m")
                .contains(option);
    }

    private static String next(String[] words, int i) {
        return i + 1 < words.length ? words[i + 1] : "";
    }

    private static Gap gap(Known known, UnitStates.Unit unit, String command) {
        return new Gap(
                known.kind(),
                known.component(),
                "",
                Gap.Cause.NOT_UNDERSTOOD,
                unit.name() + " starts '" + command + "', which may read another configuration",
                UnitsParser.ORIGIN);
    }
}
