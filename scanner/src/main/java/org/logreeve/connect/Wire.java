package org.logreeve.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * One TCP connection whose every wait ends: when a phase or the whole host is out of time, the
 * watchdog closes the socket, which frees every thread that waits for it. The first trouble is the
 * one that is told.
 */
final class Wire implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Watchdog watchdog;
    private final Duration total;
    private final long end;
    private final AtomicReference<@Nullable HostException> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<?>> alarm = new AtomicReference<>();
    private volatile String phase = "dial";
    private volatile Socket socket = new Socket();
    private volatile @Nullable IdentStream stream;

    Wire(Watchdog watchdog, Duration total) {
        this.watchdog = watchdog;
        this.total = total;
        this.end = System.nanoTime() + total.toNanos();
    }

    /** Time left of the host's deadline, at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /** Does something that may take as long as the host's time is not over. */
    void phase(String name, String doing) {
        phase(name, doing, total, waited -> overdue(name, doing));
    }

    /**
     * Enters the next phase.
     *
     * @param name the phase of a {@link HostException}
     * @param late says what is wrong when this phase, and not the whole host, runs out of time
     */
    void phase(String name, String doing, Duration limit, Function<String, HostException> late) {
        phase = name;
        Duration left = left();
        boolean byTotal = left.compareTo(limit) <= 0;
        Runnable bark =
                () -> fail(byTotal ? overdue(name, doing) : late.apply(limit.toMillis() + " ms"));
        Future<?> before = alarm.getAndSet(watchdog.in(byTotal ? left : limit, bark));
        if (before != null) {
            before.cancel(false);
        }
    }

    void connect(InetSocketAddress to, Duration limit) throws IOException {
        var next = new Socket();
        socket = next;
        if (trouble.get() != null) {
            throw new IOException("out of time");
        }
        next.setTcpNoDelay(true);
        next.setKeepAlive(true);
        next.connect(to, (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis())));
    }

    /** Gives SSHJ the connected socket, its input watched until the server is identified. */
    SocketFactory watched(int bannerLimit, Runnable identified) throws IOException {
        var watched = new IdentStream(socket.getInputStream(), bannerLimit, identified, this::fail);
        stream = watched;
        return WatchedSocket.factory(socket, watched);
    }

    /** Ends the connection for this reason, unless there was one before. */
    void fail(HostException reason) {
        trouble.compareAndSet(null, reason);
        cut();
    }

    /** The first trouble, or the given one if none was noted. */
    HostException explain(HostException otherwise) {
        HostException first = trouble.get();
        if (first != null) {
            return first;
        }
        return Thread.currentThread().isInterrupted()
                ? ConnectFault.INTERRUPTED.in(phase, "stopped while this host was in work")
                : otherwise;
    }

    @Nullable HostException trouble() {
        return trouble.get();
    }

    HostException late(String waited) {
        IdentStream watched = stream;
        return watched == null ? overdue("dial", "waiting for the server") : watched.late(waited);
    }

    String ident() {
        IdentStream watched = stream;
        return watched == null ? "" : watched.ident();
    }

    /** Runs an orderly goodbye that may block, but never for long. */
    void close(Runnable goodbye) {
        Future<?> limit = watchdog.in(LAST_WORDS, this::cut);
        try {
            goodbye.run();
        } finally {
            limit.cancel(false);
            close();
        }
    }

    /** Closes the socket and waits for the thread that read from it. */
    @Override
    public void close() {
        Future<?> pending = alarm.getAndSet(null);
        if (pending != null) {
            pending.cancel(false);
        }
        cut();
        IdentStream watched = stream;
        Thread reader = watched == null ? null : watched.reader();
        if (reader != null && reader != Thread.currentThread()) {
            try {
                reader.join(LAST_WORDS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private HostException overdue(String name, String doing) {
        return ConnectFault.DEADLINE.in(
                name, "the host's " + total.toMillis() + " ms were over while " + doing);
    }

    private void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is gone either way.
        }
    }
}
