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
 * @param logs how large the logs among the streams were when the host was read
 * @param history what earlier runs knew of the host; null when no state was given, or it is new
 */
public record HostFigures(
        List<Stream> streams,
        List<Route> routes,
        @Nullable Clock clock,
        List<Log> logs,
        @Nullable History history) {
    /** Of a host that was not assessed. */
    public static final HostFigures NONE = new HostFigures(List.of(), List.of());

    /** Of a host whose clock was not measured. */
    public HostFigures(List<Stream> streams, List<Route> routes) {
        this(streams, routes, null);
    }

    public HostFigures {
        streams = List.copyOf(streams);
        routes = List.copyOf(routes);
        logs = List.copyOf(logs);
    }

    /** Without what leads from one run to the next. */
    public HostFigures(List<Stream> streams, List<Route> routes, @Nullable Clock clock) {
        this(streams, routes, clock, List.of(), null);
    }

    /** What belongs to what was read, whatever is made of it. */
    HostFigures clockAlone() {
        return new HostFigures(List.of(), List.of(), clock);
    }

    /** The same with what earlier runs knew. */
    public HostFigures with(History before) {
        return new HostFigures(streams, routes, clock, logs, before);
    }

    /**
     * A log as it was when the host was read.
     *
     * @param path absolute
     * @param inode 0 when the host did not say
     * @param size bytes, as the host says
     */
    public record Log(String path, long inode, long size) {}

    /**
     * What earlier runs knew of a host.
     *
     * @param firstSeen when a run first had it in its inventory, ISO 8601 in UTC
     * @param lastGood when a scan before this reading assessed it; null when none is known
     * @param lastGoodRun that scan's id; null when there was none
     * @param growth of logs, with the readings of this run
     */
    public record History(
            String firstSeen,
            @Nullable String lastGood,
            @Nullable String lastGoodRun,
            List<Growth> growth) {
        public History {
            growth = List.copyOf(growth);
        }
    }

    /**
     * How fast a log grew between readings of one and the same file.
     *
     * @param path absolute
     * @param leastPerDay bytes a day, when it was slowest
     * @param mostPerDay bytes a day, when it was fastest
     * @param measured between how many pairs of readings
     * @param rotated pairs that tell nothing, because another file had taken its place
     */
    public record Growth(
            String path, long leastPerDay, long mostPerDay, int measured, int rotated) {}

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
