package org.logreeve.connect;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what may wait on another's connection. Real ones: SSHJ waits inside of monitors,
 * which would hold a virtual thread's carrier.
 */
final class Aside {
    private Aside() {}

    /** As many as are needed; idle ones end by themselves, so nobody has to close this. */
    static Executor threads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("connect-aside-", 0).factory());
    }
}
