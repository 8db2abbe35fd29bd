package org.logreeve.report.html;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.logreeve.journal.HostRecord;

/**
 * How far a host's clock is from the scanner's: somewhere in an interval of seconds, since both are
 * read in whole seconds and the host was read within a span of time.
 *
 * @param least seconds that the host is ahead at least; negative when it is behind
 * @param most seconds that it is ahead at most
 */
public record ClockView(HostView host, long least, long most) {
    /** Those that differ most for certain, in front. */
    static List<ClockView> of(List<HostView> hosts) {
        return hosts.stream()
                .flatMap(host -> of(host).stream())
                .sorted(Comparator.comparingLong(ClockView::certain).reversed())
                .toList();
    }

    private static Optional<ClockView> of(HostView host) {
        HostRecord record = host.record();
        if (record == null || !record.isAssessed() || record.clock() == 0) {
            return Optional.empty();
        }
        try {
            long begun = Instant.parse(record.started()).getEpochSecond();
            long ended = begun + 2 + record.millis() / 1000;
            return Optional.of(
                    new ClockView(host, record.clock() - ended, record.clock() + 1 - begun));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds that it differs for certain; 0 when it may be right. */
    public long certain() {
        return least > 0 ? least : Math.max(0, -most);
    }

    /** For people. */
    public String words() {
        if (certain() == 0) {
            return "no difference that could be told (%d to %+d s)".formatted(least, most);
        }
        return least > 0 ? span(least, most) + " ahead" : span(-most, -least) + " behind";
    }

    /** Seconds where they matter, else the largest unit that says it. */
    private static String span(long from, long to) {
        if (from < 600) {
            return "%d to %d s".formatted(from, to);
        }
        long minutes = from / 60;
        if (minutes < 600) {
            return minutes + " minutes";
        }
        return minutes / 60 < 48 ? minutes / 60 + " hours" : minutes / 60 / 24 + " days";
    }
}
