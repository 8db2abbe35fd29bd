package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.logreeve.parse.PriorityMask;

/** syslog-ng's names of facilities and severities; they are case-sensitive. */
public final class Facilities {
    private static final Map<String, Integer> SEVERITIES =
            Map.ofEntries(
                    Map.entry("emerg", 0),
                    Map.entry("emergency", 0),
                    Map.entry("panic", 0),
                    Map.entry("alert", 1),
                    Map.entry("crit", 2),
                    Map.entry("critical", 2),
                    Map.entry("err", 3),
                    Map.entry("error", 3),
                    Map.entry("warning", 4),
                    Map.entry("warn", 4),
                    Map.entry("notice", 5),
                    Map.entry("info", 6),
                    Map.entry("informational", 6),
                    Map.entry("debug", 7));

    private static final Map<String, Integer> OTHERS =
            Map.of("megasafe", 10, "security", 13, "console", 14, "solaris-cron", 15);

    private static final int FIRST_UNNAMED = 13;
    private static final int LAST_UNNAMED = 15;

    private static final List<String> SEVERITY_NAMES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private Facilities() {}

    static String severityName(int severity) {
        return SEVERITY_NAMES.get(severity);
    }

    /** The number of a severity's name. */
    public static OptionalInt severity(String name) {
        Integer number = SEVERITIES.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The number of a facility's name. */
    public static OptionalInt facility(String name) {
        Integer other = OTHERS.get(name);
        if (other != null) {
            return OptionalInt.of(other);
        }
        for (int i = 0; i < PriorityMask.FACILITIES; i++) {
            boolean isNamed = i < FIRST_UNNAMED || i > LAST_UNNAMED;
            if (isNamed && PriorityMask.facilityName(i).equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Severities from one to another, in whichever order they are written. */
    static int severities(int one, int other) {
        return (1 << (Math.max(one, other) + 1)) - (1 << Math.min(one, other));
    }

    /** Facilities from one to another, in whichever order they are written. */
    static PriorityMask facilities(int one, int other) {
        PriorityMask mask = PriorityMask.NONE;
        for (int i = Math.min(one, other); i <= Math.max(one, other); i++) {
            mask = mask.or(PriorityMask.facility(i));
        }
        return mask;
    }
}
