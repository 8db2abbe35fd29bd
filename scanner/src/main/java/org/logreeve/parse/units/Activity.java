package org.logreeve.parse.units;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Since when a unit is what it is; times in seconds since 1970, -1 when they are not known.
 *
 * @param started when its main process was started
 * @param startedAfterBoot the same in seconds since the start of the system
 * @param changed when its state changed last, which a reload does as well as a start
 * @param needsDaemonReload whether its files are newer than what the service manager has read
 */
public record Activity(
        long started, long startedAfterBoot, long changed, boolean needsDaemonReload) {
    static final Activity UNKNOWN = new Activity(-1, -1, -1, false);

    // systemd.time(7); the collector asks with TZ=UTC
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH);

    static Activity of(Map<String, String> properties) {
        return new Activity(
                stamp(properties.getOrDefault("ExecMainStartTimestamp", "")),
                micros(properties.getOrDefault("ExecMainStartTimestampMonotonic", "")),
                stamp(properties.getOrDefault("StateChangeTimestamp", "")),
                properties.getOrDefault("NeedDaemonReload", "").equals("yes"));
    }

    private static long stamp(String text) {
        try {
            return LocalDateTime.parse(text, STAMP).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static long micros(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) / 1_000_000 : -1;
    }
}
