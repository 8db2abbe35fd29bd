package org.logreeve.parse.ntp;

import java.util.List;
import org.logreeve.parse.TimeLine;
import org.logreeve.text.Origin;

/**
 * What ntpd makes of its files.
 *
 * @param main the file it starts with, or the line that names it
 * @param lines directives in order, includes expanded
 * @param sources its time sources
 */
public record NtpConfig(Origin main, List<TimeLine> lines, List<Source> sources) {
    public NtpConfig {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
    }

    /**
     * One time source.
     *
     * @param kind {@code server}, {@code pool}, {@code peer} or {@code refclock}
     * @param authenticated by NTS or a symmetric key
     * @param selectable false with {@code noselect}: it is measured and never followed
     */
    public record Source(
            String kind,
            String address,
            boolean authenticated,
            boolean selectable,
            Origin origin) {}

    /** Whether {@code disable ntp} keeps it from steering the clock; the last word counts. */
    public boolean leavesTheClockAlone() {
        boolean off = false;
        for (TimeLine line : lines) {
            boolean switches = line.name().equals("disable") || line.name().equals("enable");
            if (switches && line.words().contains("ntp")) {
                off = line.name().equals("disable");
            }
        }
        return off;
    }
}
