package org.logreeve.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.logreeve.text.HostException;

/**
 * Names to addresses; the system's own call cannot be interrupted, so it gets a thread to hang on.
 */
final class NameLookup {
    /** The call that may hang. */
    interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    private final Resolver resolver;

    NameLookup(Resolver resolver) {
        this.resolver = resolver;
    }

    /** All addresses of the name in the system's order, at least one. */
    List<InetAddress> addresses(String name, Duration limit) throws HostException {
        var lookup = new FutureTask<List<InetAddress>>(() -> List.of(resolver.resolve(name)));
        Thread.ofPlatform().daemon().name("name-lookup").start(lookup);
        try {
            return lookup.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw ConnectFault.NAME_TIMEOUT.because(
                    "no answer about the name '" + name + "' in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw ConnectFault.NAME_UNKNOWN.because("the name '" + name + "' has no address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("dial", "stopped while looking up '" + name + "'");
        }
    }
}
