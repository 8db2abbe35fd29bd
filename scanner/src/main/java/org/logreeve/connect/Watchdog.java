package org.logreeve.connect;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one clock that ends every wait of every connection; what it runs must not block. */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;

    Watchdog() {
        clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("connect-watchdog").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    ScheduledFuture<?> in(long nanos, Runnable bark) {
        return clock.schedule(bark, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    ScheduledFuture<?> in(Duration wait, Runnable bark) {
        return in(wait.toNanos(), bark);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
