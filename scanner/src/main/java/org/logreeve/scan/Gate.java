package org.logreeve.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.logreeve.inventory.HostSchedule;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;

/** Whether a host may be contacted now: its audit windows, and the freeze file. */
final class Gate {
    private static final int MOST_REASON = 200;
    private static final String PHASE = "schedule";

    private final Scheduling scheduling;
    private final Clock clock;

    Gate(Scheduling scheduling, Clock clock) {
        this.scheduling = scheduling;
        this.clock = clock;
    }

    /** Why it may not; empty when it may. Looked up anew each time. */
    Optional<HostRecord.Trouble> closed(InventoryHost host) {
        Path file = scheduling.freezeFile();
        if (file != null && !Files.notExists(file)) {
            return Optional.of(
                    new HostRecord.Trouble(
                            Postponement.FROZEN,
                            PHASE,
                            "contacting hosts is frozen by '%s': %s".formatted(file, reason(file)),
                            "take the file away, then scan with --retry-failed; or"
                                    + " --ignore-windows --reason TEXT"));
        }
        Instant now = clock.instant();
        HostSchedule schedule = host.schedule();
        if (schedule.isOpen(now)) {
            return Optional.empty();
        }
        return Optional.of(
                new HostRecord.Trouble(
                        Postponement.OUTSIDE_WINDOWS,
                        PHASE,
                        "outside of its audit windows (%s); the next one opens at %s"
                                .formatted(
                                        schedule.words(),
                                        schedule.nextOpening(now)
                                                .map(Gate::text)
                                                .orElse("no time")),
                        "scan then with --retry-failed, wait with --wait-for-windows, or"
                                + " --ignore-windows --reason TEXT"));
    }

    /**
     * Whether it may be contacted soon enough to wait for it; how long a freeze lasts none knows.
     */
    boolean mayOpenWithin(InventoryHost host, Duration patience) {
        Instant now = clock.instant();
        return host.schedule().isOpen(now)
                || host.schedule()
                        .nextOpening(now)
                        .filter(opening -> !opening.isAfter(now.plus(patience)))
                        .isPresent();
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Somebody's text: the sinks encode it. */
    private static String reason(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(4 * MOST_REASON), StandardCharsets.UTF_8);
            String line = start.lines().findFirst().orElse("").strip();
            if (line.isEmpty()) {
                return "it gives no reason";
            }
            return line.length() <= MOST_REASON ? line : line.substring(0, MOST_REASON) + " ...";
        } catch (IOException e) {
            return "its reason cannot be read";
        }
    }
}
