package org.logreeve.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * One connection whose every wait ends: when a phase or the whole host is out of time, the watchdog
 * closes the link, which frees every thread that waits for it. The first trouble is the one that is
 * told.
 */
final class Wire implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final int KNOCKS = 3;
    // What a host is blamed for when it is the way to it that has broken.
    private static final Set<String> MAY_BE_THE_WAY =
            Stream.of(
                            ConnectFault.CLOSED_BEFORE_IDENT,
                            ConnectFault.SILENT_BANNER,
                            ConnectFault.SLOW_BANNER,
                            ConnectFault.KEX_TIMEOUT,
                            ConnectFault.AUTH_TIMEOUT,
                            ConnectFault.DEADLINE,
                            ConnectFault.KEEPALIVE)
                    .map(ConnectFault::code)
                    .collect(Collectors.toUnmodifiableSet());

    private final Watchdog watchdog;
    private final Deadline deadline;
    private final Steps.OfHop steps;
    private final AtomicReference<@Nullable HostException> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<?>> alarm = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<?>> pulse = new AtomicReference<>();
    private volatile String phase = "dial";
    private volatile @Nullable Link link;
    private volatile boolean closed;
    private volatile @Nullable IdentStream stream;

    Wire(Watchdog watchdog, Duration total, Steps.OfHop steps) {
        this(watchdog, Deadline.in(total), steps);
    }

    Wire(Watchdog watchdog, Deadline deadline, Steps.OfHop steps) {
        this.watchdog = watchdog;
        this.deadline = deadline;
        this.steps = steps;
    }

    /** Tells that a step of the way is behind us. */
    void done(String what, String text) {
        steps.done(what, text);
    }

    /** Time left of the host's deadline, at least a millisecond. */
    Duration left() {
        return deadline.left();
    }

    /** Does something that may take as long as the host's time is not over. */
    void phase(String name, String doing) {
        phase(name, doing, deadline.total(), waited -> overdue(name, doing));
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
        use(new Link.Tcp(next));
        next.setTcpNoDelay(true);
        next.setKeepAlive(true);
        next.connect(to, (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis())));
    }

    /** From now on this carries the bytes, and is closed with the wire. */
    void use(Link next) throws IOException {
        link = next;
        if (trouble.get() != null) {
            next.close();
            throw new IOException("out of time");
        }
    }

    /** Gives SSHJ the link as a socket, its input watched until the server is identified. */
    SocketFactory watched(int bannerLimit, Runnable identified) throws IOException {
        Link dialled = link;
        if (dialled == null) {
            throw new IOException("not connected");
        }
        var watched = new IdentStream(dialled.in(), bannerLimit, identified, this::fail);
        stream = watched;
        return WatchedSocket.factory(dialled, watched);
    }

    /**
     * Ends a connection that has died without a word: whenever the server was silent for the
     * interval it is knocked at, and three knocks without an answer are the end. Only who calls
     * {@link #close()} ends this.
     *
     * @param knock asks the server for any answer; must not block
     */
    void keepAlive(Duration interval, Runnable knock) {
        pulse.set(watchdog.in(interval, () -> beat(interval, knock)));
        if (closed) {
            cancel(pulse);
        }
    }

    /** How long the server has said nothing. */
    Duration silent() {
        IdentStream heard = stream;
        return heard == null ? Duration.ZERO : heard.silent();
    }

    private void beat(Duration interval, Runnable knock) {
        if (closed || trouble.get() != null) {
            return;
        }
        Duration silent = silent();
        if (silent.compareTo(interval.multipliedBy(KNOCKS + 1)) >= 0) {
            fail(
                    ConnectFault.KEEPALIVE.in(
                            phase, "the server has not answered for " + silent.toMillis() + " ms"));
            return;
        }
        if (silent.compareTo(interval) >= 0) {
            knock.run();
        }
        keepAlive(interval, knock);
    }

    /** No phase and no deadline from now on; the keep-alive goes on. */
    void rest() {
        cancel(alarm);
    }

    /** Ends the connection for this reason, unless there was one before. */
    void fail(HostException reason) {
        trouble.compareAndSet(null, reason);
        cut();
    }

    /** The first trouble, or the given one if none was noted; what broke the way comes first. */
    HostException explain(HostException otherwise) {
        HostException first = trouble.get();
        if (first != null && !MAY_BE_THE_WAY.contains(first.code())) {
            return first;
        }
        Link used = link;
        HostException way = used == null ? null : used.broken();
        if (way != null) {
            return way;
        }
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

    /** Closes the link and waits for the thread that read from it. */
    @Override
    public void close() {
        closed = true;
        cancel(alarm);
        cancel(pulse);
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
                name, "the host's " + deadline.total().toMillis() + " ms were over while " + doing);
    }

    private void cut() {
        Link used = link;
        if (used != null) {
            used.close();
        }
    }

    private static void cancel(AtomicReference<@Nullable Future<?>> waiting) {
        Future<?> pending = waiting.getAndSet(null);
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
