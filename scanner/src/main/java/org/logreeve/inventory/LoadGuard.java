package org.logreeve.inventory;

/**
 * From which load on a host is left alone; 0 turns a measure off.
 *
 * @param load hundredths of load1 for each CPU
 * @param memory least percentage of memory that must be available
 * @param pressure most percentage of the last 10 seconds in which everything that ran stood still
 *     for memory or for input and output
 */
public record LoadGuard(int load, int memory, int pressure) {
    public static final LoadGuard STANDARD = new LoadGuard(400, 5, 40);
    public static final LoadGuard OFF = new LoadGuard(0, 0, 0);
}
