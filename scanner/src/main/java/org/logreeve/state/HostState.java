package org.logreeve.state;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host from one run to the next.
 *
 * @param version of this form
 * @param inventory name of the inventory
 * @param host its name there
 * @param firstSeen when a run first had it in its inventory, ISO 8601 in UTC
 * @param listed whether the inventory named it when it was last looked at
 * @param lastGood the last scan that assessed it; null when none did
 * @param refs where refs of the policy were, by {@code source@ref}
 * @param logs growth samples by path, of the 400 days before the last good scan
 * @param logsLeftOut logs that there was no room for when they were last read
 */
public record HostState(
        int version,
        String inventory,
        String host,
        String firstSeen,
        Listed listed,
        @Nullable Good lastGood,
        SortedMap<String, RefAt> refs,
        SortedMap<String, LogSamples> logs,
        int logsLeftOut) {
    /** The form that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private static final Comparator<HostState> READ_LATER =
            Comparator.comparing(HostState::lastGood, Comparator.nullsFirst(Good.LATER))
                    .thenComparingInt(HostState::logsLeftOut);

    private static final Duration KEPT = Duration.ofDays(400);

    public HostState {
        refs = Collections.unmodifiableSortedMap(new TreeMap<>(refs));
        logs = Collections.unmodifiableSortedMap(since(oldest(lastGood), logs));
    }

    /** By our own clock: a host's may be wrong, and would then throw everything else away. */
    private static long oldest(@Nullable Good lastGood) {
        try {
            return lastGood == null
                    ? Long.MIN_VALUE
                    : Instant.parse(lastGood.at()).minus(KEPT).getEpochSecond();
        } catch (DateTimeException e) {
            return Long.MIN_VALUE; // refused where it is read
        }
    }

    /** What no reading has any more leaves, so that it does not take the room of what is there. */
    private static SortedMap<String, LogSamples> since(
            long oldest, SortedMap<String, LogSamples> logs) {
        var kept = new TreeMap<String, LogSamples>();
        logs.forEach(
                (path, each) -> {
                    LogSamples samples = each.since(oldest);
                    if (!samples.samples().isEmpty()) {
                        kept.put(path, samples);
                    }
                });
        return kept;
    }

    /**
     * Whether the inventory named a host.
     *
     * @param at when that was looked at, ISO 8601 in UTC
     */
    public record Listed(String at, boolean there) {
        private static final Comparator<Listed> LATER =
                // of one second: a host that is gone was seen to be there before
                Comparator.comparing(Listed::at)
                        .thenComparing(Listed::there, Comparator.reverseOrder());
    }

    /**
     * A scan that assessed the host.
     *
     * @param at when, ISO 8601 in UTC
     * @param run its id
     * @param collector version of the collector that read it; 0 for a tree
     * @param keyReference where the key of the marks for secrets was; empty for one of the run's
     *     own
     * @param keyId tells keys apart and gives nothing away
     */
    public record Good(String at, String run, int collector, String keyReference, String keyId) {
        private static final Comparator<Good> LATER =
                Comparator.comparing(Good::at)
                        .thenComparing(Good::run)
                        .thenComparingInt(Good::collector)
                        .thenComparing(Good::keyReference)
                        .thenComparing(Good::keyId);
    }

    /** The commit that a ref named at a time, ISO 8601 in UTC. */
    public record RefAt(String commit, String at) {
        /** The newest last. */
        public static final Comparator<RefAt> LATER =
                Comparator.comparing(RefAt::at).thenComparing(RefAt::commit);
    }

    /**
     * What two runs know of one host, put together; in any order and grouping the same comes out.
     */
    public HostState merge(HostState other) {
        if (!host.equals(other.host) || !inventory.equals(other.inventory)) {
            throw new IllegalArgumentException(host + " is not " + other.host);
        }
        var allRefs = new TreeMap<>(refs);
        other.refs.forEach((ref, at) -> allRefs.merge(ref, at, (a, b) -> later(RefAt.LATER, a, b)));
        var allLogs = new TreeMap<>(logs);
        other.logs.forEach((path, samples) -> allLogs.merge(path, samples, LogSamples::merge));
        return new HostState(
                Math.max(version, other.version),
                inventory,
                host,
                firstSeen.compareTo(other.firstSeen) <= 0 ? firstSeen : other.firstSeen,
                later(Listed.LATER, listed, other.listed),
                Stream.of(lastGood, other.lastGood)
                        .flatMap(Stream::ofNullable)
                        .max(Good.LATER)
                        .orElse(null),
                allRefs,
                allLogs,
                later(READ_LATER, this, other).logsLeftOut());
    }

    /** The last time that anything of it is of, by the clocks of those who wrote it. */
    public String newest() {
        return Stream.concat(
                        Stream.of(firstSeen, listed.at(), lastGood == null ? "" : lastGood.at()),
                        refs.values().stream().map(RefAt::at))
                .max(Comparator.naturalOrder())
                .orElse(firstSeen);
    }

    private static <T> T later(Comparator<T> order, T one, T other) {
        return order.compare(one, other) >= 0 ? one : other;
    }

    /** The same with fewer samples a log. */
    HostState thinned(int samples) {
        var fewer = new TreeMap<String, LogSamples>();
        logs.forEach((path, each) -> fewer.put(path, each.newest(samples)));
        return with(fewer, logsLeftOut);
    }

    /** The same without the log that was read longest ago; of several, the last by name. */
    HostState withoutOldestLog() {
        var fewer = new TreeMap<>(logs);
        fewer.descendingMap().entrySet().stream()
                .min(Comparator.comparingLong(log -> log.getValue().newest()))
                .ifPresent(oldest -> fewer.remove(Objects.requireNonNull(oldest.getKey())));
        return with(fewer, logsLeftOut + 1);
    }

    /** The same without the ref that was looked at longest ago. */
    HostState withoutOldestRef() {
        var fewer = new TreeMap<>(refs);
        fewer.entrySet().stream()
                .min(Map.Entry.comparingByValue(RefAt.LATER))
                .ifPresent(oldest -> fewer.remove(Objects.requireNonNull(oldest.getKey())));
        return new HostState(
                version, inventory, host, firstSeen, listed, lastGood, fewer, logs, logsLeftOut);
    }

    private HostState with(SortedMap<String, LogSamples> fewer, int leftOut) {
        return new HostState(
                version, inventory, host, firstSeen, listed, lastGood, refs, fewer, leftOut);
    }
}
