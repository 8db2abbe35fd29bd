package org.logreeve.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.Transit;
import org.logreeve.snapshot.MeasuredOffset;

/**
 * A host's clock against the scanner's. The host reads its clock after all of the script was sent,
 * and says so before the frame comes in: what lies between is the error of the measurement.
 */
final class ClockComparison {
    /** In place of nanoseconds, of a host that counts none. */
    static final long WHOLE_SECONDS = -1;

    // systemd-timesyncd.service(8): touched at each synchronisation, which is every 34 minutes
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");
    private static final Duration RECENT = Duration.ofHours(2);

    private final @Nullable Transit transit;
    private final Path flag;

    /**
     * @param transit of the script and of what it said; null when nobody looked
     */
    ClockComparison(@Nullable Transit transit) {
        this(transit, SYNCHRONISED);
    }

    ClockComparison(@Nullable Transit transit, Path flag) {
        this.transit = transit;
        this.flag = flag;
    }

    /**
     * @param seconds of the host's clock since 1970
     * @param nanos behind these, or {@link #WHOLE_SECONDS}
     * @param end bytes of the answer up to the end of the frame that says so
     */
    Optional<MeasuredOffset> offset(long seconds, long nanos, int end) {
        Instant came = transit == null ? null : transit.receivedBy(end);
        if (transit == null || came == null) {
            return Optional.empty();
        }
        Instant from = Instant.ofEpochSecond(seconds, Math.max(0, nanos));
        Instant to = nanos == WHOLE_SECONDS ? from.plusSeconds(1) : from;
        return Optional.of(
                new MeasuredOffset(
                        floor(Duration.between(came, from)),
                        -floor(Duration.between(to, transit.sent())),
                        reference(transit.sent())));
    }

    private static long floor(Duration span) {
        return span.toMillis() - (span.isNegative() && span.toNanosPart() % 1_000_000 != 0 ? 1 : 0);
    }

    /** Only timesyncd leaves a sign of it that can be read without asking a program. */
    private String reference(Instant now) {
        try {
            Instant last = Files.getLastModifiedTime(flag).toInstant();
            boolean isRecent = Duration.between(last, now).abs().compareTo(RECENT) <= 0;
            return isRecent ? MeasuredOffset.SYNCHRONISED : MeasuredOffset.UNKNOWN;
        } catch (IOException e) {
            return MeasuredOffset.UNKNOWN;
        }
    }
}
