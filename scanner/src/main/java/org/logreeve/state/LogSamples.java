package org.logreeve.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How large a log was at some times, the newest twelve.
 *
 * @param samples oldest first
 */
public record LogSamples(List<Sample> samples) {
    /** As many as are kept of a log. */
    public static final int MOST = 12;

    private static final long DAY = 86_400;

    private static final Comparator<Sample> ORDER =
            Comparator.comparingLong(Sample::at)
                    .thenComparingLong(Sample::inode)
                    .thenComparingLong(Sample::size);

    public LogSamples {
        samples = List.copyOf(samples);
    }

    /**
     * A log at a time.
     *
     * @param at the host's clock, seconds since 1970 (UTC)
     * @param inode tells a log from the one that took its place; 0 when it is not known
     * @param size bytes
     */
    public record Sample(long at, long inode, long size) {}

    /**
     * How fast a log grew between readings of one and the same file.
     *
     * @param least bytes a day, when it was slowest
     * @param most bytes a day, when it was fastest
     * @param measured between how many pairs of readings
     * @param rotated pairs that tell nothing, because another file had taken its place or it was
     *     cut, or nobody knows whether one had
     */
    public record Growth(long least, long most, int measured, int rotated) {}

    public static LogSamples of(Sample sample) {
        return new LogSamples(List.of(sample));
    }

    public LogSamples merge(LogSamples other) {
        var all = new TreeSet<>(ORDER);
        all.addAll(samples);
        all.addAll(other.samples);
        return new LogSamples(List.copyOf(all)).newest(MOST);
    }

    /** The same from a time on. */
    LogSamples since(long oldest) {
        return new LogSamples(samples.stream().filter(each -> each.at() >= oldest).toList());
    }

    /** The same up to a time. */
    public LogSamples until(long newest) {
        return new LogSamples(samples.stream().filter(each -> each.at() <= newest).toList());
    }

    /** When it was last read. */
    long newest() {
        return samples.isEmpty() ? Long.MIN_VALUE : samples.getLast().at();
    }

    LogSamples newest(int most) {
        return samples.size() <= most
                ? this
                : new LogSamples(samples.subList(samples.size() - most, samples.size()));
    }

    /** Null when no two readings are of one file. */
    public @Nullable Growth growth() {
        var rates = new ArrayList<Long>();
        int rotated = 0;
        for (int i = 1; i < samples.size(); i++) {
            Sample from = samples.get(i - 1);
            Sample to = samples.get(i);
            if (to.at() == from.at()) {
                continue;
            }
            if (from.inode() == 0 || from.inode() != to.inode() || to.size() < from.size()) {
                rotated++;
            } else {
                rates.add(perDay(to.size() - from.size(), to.at() - from.at()));
            }
        }
        return rates.isEmpty()
                ? null
                : new Growth(
                        rates.stream().mapToLong(Long::longValue).min().orElse(0),
                        rates.stream().mapToLong(Long::longValue).max().orElse(0),
                        rates.size(),
                        rotated);
    }

    /** A host may claim any size. */
    private static long perDay(long bytes, long seconds) {
        return (long) ((double) bytes * DAY / seconds);
    }
}
