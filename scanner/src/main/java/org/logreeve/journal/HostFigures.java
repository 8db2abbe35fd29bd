package org.logreeve.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports show of a host beside verdicts: how long its logs stay, and where its events go.
 * Every text may be the host's.
 *
 * @param streams one for each log that something keeps or deletes
 * @param routes one for each class of events, as far as other hosts are concerned
 * @param clock how far its clock was from the scanner's; null when that was not measured
 */
public record HostFigures(List<Stream> streams, List<Route> routes, @Nullable Clock clock) {
    /** Of a host that was not assessed. */
    public static final HostFigures NONE = new HostFigures(List.of(), List.of());

    /** Of a host whose clock was not measured. */
    public HostFigures(List<Stream> streams, List<Route> routes) {
        this(streams, routes, null);
    }

    public HostFigures {
        streams = List.copyOf(streams);
        routes = List.copyOf(routes);
    }

    /**
     * How far a host's clock was ahead of the scanner's.
     *
     * @param leastMillis limit below; negative when it may have been behind
     * @param mostMillis limit above
     * @param reference {@code synchronised}, or {@code unknown} when nothing is known of the
     *     scanner's own clock
     */
    public record Clock(long leastMillis, long mostMillis, String reference) {}

    /**
     * How long a log stays.
     *
     * @param name absolute path of the log
     * @param leastDays days that each record is kept for certain; -1 when nothing deletes it
     * @param mostDays days after which none is left; -1 when nothing guarantees that
     * @param bound what sets the first, in words
     * @param at {@code path:line} of that setting
     */
    public record Stream(String name, long leastDays, long mostDays, String bound, String at) {}

    /**
     * Where the events of one class go.
     *
     * @param eventClass for example {@code authpriv}
     * @param arrives {@code all}, {@code some}, {@code none}, {@code conditional} or {@code
     *     unknown} of them come to another host
     * @param places hosts and ports that they come to
     * @param losses what keeps some from it, each with {@code path:line}
     */
    public record Route(
            String eventClass, String arrives, List<String> places, List<String> losses) {
        public Route {
            places = List.copyOf(places);
            losses = List.copyOf(losses);
        }
    }
}
