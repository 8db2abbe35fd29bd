package org.logreeve.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.logreeve.text.HostException;

/**
 * Comes back to a server that turns connections away because they are too many: at most twice,
 * after waits that grow and have chance in them, so that those who were turned away together do not
 * come back together.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int GROWTH = 3;
    private static final int RETRIES = 2;

    private final RandomGenerator chance;
    private final Pause pause;

    /** How time passes. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** One try. */
    interface Attempt<T> {
        T run() throws HostException;
    }

    BackOff(RandomGenerator chance, Pause pause) {
        this.chance = chance;
        this.pause = pause;
    }

    /** The first success, or the last failure, which then tells of the tries before it. */
    <T> T retry(Deadline deadline, Attempt<T> attempt) throws HostException {
        var waits = new ArrayList<Duration>();
        while (true) {
            try {
                return attempt.run();
            } catch (HostException e) {
                Duration wait = wait(waits.size());
                boolean again =
                        e.code().equals(ConnectFault.CLOSED_BEFORE_IDENT.code())
                                && waits.size() < RETRIES
                                && wait.compareTo(deadline.left()) < 0;
                if (!again) {
                    throw waits.isEmpty() ? e : told(e, waits);
                }
                rest(wait);
                waits.add(wait);
            }
        }
    }

    /**
     * @param tries failed tries before the one that has just failed
     */
    Duration wait(int tries) {
        Duration middle = FIRST.multipliedBy((long) Math.pow(GROWTH, tries));
        return middle.multipliedBy(50 + chance.nextInt(101)).dividedBy(100);
    }

    void rest(Duration time) throws HostException {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("dial", "stopped while waiting for another try");
        }
    }

    private static HostException told(HostException last, List<Duration> waits) {
        String times =
                waits.stream()
                        .map(wait -> wait.toMillis() + " ms")
                        .collect(Collectors.joining(" and "));
        return new HostException(
                last.code(),
                last.phase(),
                "%s (try %d, after waits of %s)"
                        .formatted(last.getMessage(), waits.size() + 1, times),
                last.next());
    }
}
