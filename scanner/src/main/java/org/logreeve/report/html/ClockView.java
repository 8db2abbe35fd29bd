package org.logreeve.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;

/**
 * How far a host's clock is from the scanner's, at its least and at its most.
 *
 * @param least milliseconds that the host is ahead at least; negative when it is behind
 * @param most milliseconds that it is ahead at most
 * @param trusted whether the scanner's own clock was seen to be synchronised
 */
public record ClockView(HostView host, long least, long most, boolean trusted) {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Those that differ most for certain, in front. */
    static List<ClockView> of(List<HostView> hosts) {
        return hosts.stream()
                .flatMap(host -> of(host).stream())
                .sorted(Comparator.comparingLong(ClockView::certain).reversed())
                .toList();
    }

    private static Optional<ClockView> of(HostView host) {
        HostRecord record = host.record();
        HostFigures.Clock clock = record == null ? null : record.figures().clock();
        return Optional.ofNullable(clock)
                .map(
                        each ->
                                new ClockView(
                                        host,
                                        each.leastMillis(),
                                        each.mostMillis(),
                                        each.reference().equals("synchronised")));
    }

    /** Milliseconds that it differs for certain; 0 when it may be right. */
    public long certain() {
        return least > 0 ? least : Math.max(0, -most);
    }

    /** For people. */
    public String words() {
        if (certain() == 0) {
            return "no difference that could be told (%+d to %+d ms)".formatted(least, most);
        }
        return least > 0 ? span(least, most) + " ahead" : span(-most, -least) + " behind";
    }

    /** Milliseconds where they matter, else the largest unit that says it. */
    private static String span(long from, long to) {
        if (from < 10 * SECOND) {
            return "%d to %d ms".formatted(from, to);
        }
        if (from < 10 * MINUTE) {
            return "%d to %d s".formatted(from / SECOND, (to + SECOND - 1) / SECOND);
        }
        if (from < 10 * HOUR) {
            return from / MINUTE + " minutes";
        }
        return from < 2 * DAY ? from / HOUR + " hours" : from / DAY + " days";
    }
}
