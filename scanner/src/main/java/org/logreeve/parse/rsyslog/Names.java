package org.logreeve.parse.rsyslog;

import java.util.Locale;
import java.util.Map;

/** The facility and severity names of selectors and comparisons, as rsyslog on Linux knows them. */
final class Names {
    /** What {@code none} counts as. */
    static final int NO_PRIORITY = 16;

    /** What {@code *} counts as. */
    static final int ALL_PRIORITIES = 255;

    static final int UNKNOWN = -1;

    private static final Map<String, Integer> SEVERITIES =
            Map.ofEntries(
                    Map.entry("emerg", 0),
                    Map.entry("panic", 0),
                    Map.entry("alert", 1),
                    Map.entry("crit", 2),
                    Map.entry("err", 3),
                    Map.entry("error", 3),
                    Map.entry("warning", 4),
                    Map.entry("warn", 4),
                    Map.entry("notice", 5),
                    Map.entry("info", 6),
                    Map.entry("debug", 7),
                    Map.entry("none", NO_PRIORITY),
                    Map.entry("*", ALL_PRIORITIES));

    private static final Map<String, Integer> FACILITIES =
            Map.ofEntries(
                    Map.entry("kern", 0),
                    Map.entry("user", 1),
                    Map.entry("mail", 2),
                    Map.entry("daemon", 3),
                    Map.entry("auth", 4),
                    Map.entry("security", 4),
                    Map.entry("syslog", 5),
                    Map.entry("lpr", 6),
                    Map.entry("news", 7),
                    Map.entry("uucp", 8),
                    Map.entry("cron", 9),
                    Map.entry("authpriv", 10),
                    Map.entry("ftp", 11),
                    Map.entry("ntp", 12),
                    Map.entry("bsd_security", 13),
                    Map.entry("console", 14),
                    Map.entry("local0", 16),
                    Map.entry("local1", 17),
                    Map.entry("local2", 18),
                    Map.entry("local3", 19),
                    Map.entry("local4", 20),
                    Map.entry("local5", 21),
                    Map.entry("local6", 22),
                    Map.entry("local7", 23),
                    Map.entry("mark", 24));

    private Names() {}

    /** A severity by name or number, {@link #NO_PRIORITY}, {@link #ALL_PRIORITIES} or UNKNOWN. */
    static int severity(String name) {
        return isNumber(name) ? number(name) : find(SEVERITIES, name);
    }

    /** A facility's number by name; a number in a selector is a priority, so 8 is facility 1. */
    static int facility(String name) {
        return isNumber(name) ? number(name) >> 3 : find(FACILITIES, name);
    }

    static boolean isNumber(String name) {
        return !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    private static int find(Map<String, Integer> table, String name) {
        return table.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length() && value < 100_000; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
