package org.logreeve.parse.sudoers;

import org.jspecify.annotations.Nullable;

/** The values that options such as {@code TIMEOUT=5m} take, before a command. */
final class OptionValues {
    private OptionValues() {}

    /** What is wrong with the value, or null. */
    static @Nullable String wrong(String option, String value) {
        return switch (option) {
            case "CWD", "CHROOT" ->
                    value.startsWith("/") || value.startsWith("~") || value.equals("*")
                            ? null
                            : "a path, '~' or '*' is wanted";
            case "TIMEOUT" -> isTimeout(value) ? null : "'" + value + "' is no time";
            case "NOTBEFORE", "NOTAFTER" -> isDate(value) ? null : "'" + value + "' is no date";
            default -> null;
        };
    }

    /** Numbers of days, hours, minutes and seconds, each unit once and in that order. */
    static boolean isTimeout(String value) {
        String units = "dhms";
        int next = 0;
        long total = 0;
        int at = 0;
        while (at < value.length()) {
            int end = digits(value, at);
            if (end == at || end - at > 10) {
                return false;
            }
            int unit = 3;
            if (end < value.length()) {
                unit = units.indexOf(Character.toLowerCase(value.charAt(end)));
                if (unit < next) {
                    return false;
                }
            } else if (next > 3) {
                return false;
            }
            long[] seconds = {86_400, 3_600, 60, 1};
            total += Long.parseLong(value.substring(at, end)) * seconds[unit];
            if (total > Integer.MAX_VALUE) {
                return false;
            }
            next = unit + 1;
            at = end + 1;
        }
        return !value.isEmpty();
    }

    /** Generalized time: {@code YYYYMMDDHH[MM[SS]][.F][Z|+HHMM]}. */
    private static boolean isDate(String value) {
        int end = digits(value, 0);
        if (end < 10 || end > 14 || end % 2 != 0) {
            return false;
        }
        int at = end;
        if (at < value.length() && (value.charAt(at) == '.' || value.charAt(at) == ',')) {
            at = digits(value, at + 1);
        }
        String zone = value.substring(at);
        boolean isOffset = !zone.isEmpty() && "+-".indexOf(zone.charAt(0)) >= 0;
        return zone.isEmpty()
                || zone.equals("Z")
                || (isOffset && digits(zone, 1) == zone.length() && zone.length() <= 5);
    }

    private static int digits(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
