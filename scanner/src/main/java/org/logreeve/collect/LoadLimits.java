package org.logreeve.collect;

/**
 * From which load on the collector reads nothing; 0 turns a measure off.
 *
 * @param load hundredths of load1 for each CPU
 * @param memory least percentage of memory that must be available
 * @param pressure most percentage of the last 10 seconds in which everything stood still
 */
public record LoadLimits(int load, int memory, int pressure) {
    /** Code of the trouble of a host that was left alone because of its load. */
    public static final String BUSY = "LR-1202";

    /** However loaded the host is. */
    public static final LoadLimits NONE = new LoadLimits(0, 0, 0);

    /** The line of a request; none when there is nothing to measure. */
    String line() {
        return equals(NONE) ? "" : "guard %d %d %d\n".formatted(load, memory, pressure);
    }
}
