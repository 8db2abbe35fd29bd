package org.logreeve.inventory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a host may be read, and how loaded it may be then.
 *
 * @param windows the times at which it may be contacted; any time when there are none
 * @param loadGuard from which load on it is left alone
 */
public record HostSchedule(List<AuditWindow> windows, LoadGuard loadGuard) {
    /** What holds for a host of which the inventory says nothing about it. */
    static final HostSchedule USUAL = new HostSchedule(List.of(), LoadGuard.STANDARD);

    /** At any time, and however loaded it is. */
    public static final HostSchedule ANY_TIME = new HostSchedule(List.of(), LoadGuard.OFF);

    public HostSchedule {
        windows = List.copyOf(windows);
    }

    public boolean isOpen(Instant now) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.isOpen(now));
    }

    /** When the next window opens; empty when there are no windows. */
    public Optional<Instant> nextOpening(Instant now) {
        return windows.stream()
                .map(window -> window.nextOpening(now))
                .min(Comparator.naturalOrder());
    }

    /** The windows as the inventory writes them. */
    public String words() {
        return windows.stream().map(AuditWindow::text).collect(Collectors.joining(", "));
    }
}
