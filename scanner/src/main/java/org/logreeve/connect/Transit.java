package org.logreeve.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a command was given its input, and when what it said came in, by this machine's clock.
 *
 * @param sent before the last byte of the input went out: what the command made of its whole input
 *     was made later
 * @param arrivals how many bytes of standard output had come when, in that order
 */
public record Transit(Instant sent, List<Arrival> arrivals) {
    public Transit {
        arrivals = List.copyOf(arrivals);
    }

    /** So many bytes had come by then. */
    public record Arrival(int bytes, Instant at) {}

    /** When so many bytes had come for certain; null when fewer did. */
    public @Nullable Instant receivedBy(int bytes) {
        return arrivals.stream()
                .filter(arrival -> arrival.bytes() >= bytes)
                .findFirst()
                .map(Arrival::at)
                .orElse(null);
    }

    /**
     * Takes the times. A clock that is set meanwhile does not disturb them: only the first is read
     * from it.
     */
    static final class Watch {
        /** What comes later counts as having come at the end, which is as true. */
        private static final int MOST = 64;

        private volatile Start start = Start.now();
        private final List<long[]> marks = new ArrayList<>();

        /** Gives a command its whole input; its last byte goes alone, once the others have. */
        void feed(OutputStream to, byte[] stdin) throws IOException {
            int most = Math.max(0, stdin.length - 1);
            to.write(stdin, 0, most);
            to.flush();
            start = Start.now();
            to.write(stdin, most, stdin.length - most);
            to.flush();
            to.close();
        }

        /** So many bytes have come; by one thread. */
        void received(int bytes) {
            if (marks.size() < MOST) {
                marks.add(new long[] {bytes, System.nanoTime()});
            }
        }

        /** All bytes have come. */
        void ended(int bytes) {
            marks.add(new long[] {bytes, System.nanoTime()});
        }

        Transit transit() {
            Start from = start;
            return new Transit(
                    from.at(),
                    marks.stream()
                            .map(
                                    mark ->
                                            new Arrival(
                                                    (int) mark[0],
                                                    from.at().plusNanos(mark[1] - from.nanos())))
                            .toList());
        }

        /** One instant by both clocks. */
        private record Start(long nanos, Instant at) {
            static Start now() {
                long nanos = System.nanoTime();
                // second, so that no arrival seems earlier than it was
                return new Start(nanos, Instant.now());
            }
        }
    }
}
