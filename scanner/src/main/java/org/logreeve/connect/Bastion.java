package org.logreeve.connect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.schmizz.sshj.SSHClient;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/**
 * One jump host and the connection to it that all hosts behind it share. It is opened when the
 * first host asks, on a thread of its own, so that no host's deadline ends it. When it has failed
 * twice it is given up, and every host behind it gets the same cause at once.
 */
final class Bastion {
    private static final int TRIES = 2;
    // A connection that served for so long has not failed for the reason of the one before it.
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private final Via.Jump jump;
    private final Opener opener;
    private final Supplier<Wire> wires;
    private final BackOff backOff;
    private final Executor aside;
    private @Nullable CompletableFuture<Line> line;
    private @Nullable Wire wire;
    private @Nullable HostException givenUp;
    private int failures;
    private boolean closed;

    /** Connects to the jump host and logs in. */
    interface Opener {
        SSHClient open(Via.Jump jump, Wire wire) throws HostException;
    }

    Bastion(Via.Jump jump, Opener opener, Supplier<Wire> wires, BackOff backOff, Executor aside) {
        this.jump = jump;
        this.opener = opener;
        this.wires = wires;
        this.backOff = backOff;
        this.aside = aside;
    }

    /** One connection to the jump host. */
    static final class Line {
        private final SSHClient client;
        private final Wire wire;
        private final long since = System.nanoTime();
        private volatile @Nullable HostException death;

        private Line(SSHClient client, Wire wire) {
            this.client = client;
            this.wire = wire;
        }

        SSHClient client() {
            return client;
        }

        private @Nullable HostException death() {
            HostException cause = death;
            return cause == null ? null : copy(cause);
        }
    }

    String name() {
        return jump.name();
    }

    /** The connection, now or later; fails with the {@link HostException} of all hosts behind. */
    synchronized CompletableFuture<Line> line() {
        if (givenUp != null) {
            return CompletableFuture.failedFuture(copy(givenUp));
        }
        CompletableFuture<Line> current = line;
        if (current == null) {
            var opening = new CompletableFuture<Line>();
            line = opening;
            aside.execute(() -> open(opening));
            current = opening;
        }
        return current;
    }

    /**
     * Why the connection is no way any more; null when it is. Asks for a sign of life, because a
     * host that does not answer in time may be innocent.
     */
    @Nullable HostException broken(Line used) {
        HostException known = used.death();
        if (known == null && !answers(used)) {
            String silence = "no sign of life in " + SIGN_OF_LIFE.toMillis() + " ms";
            used.wire.fail(ConnectFault.KEEPALIVE.in("dial", silence));
            lost(used, silence);
            known = used.death();
        }
        return known;
    }

    private boolean answers(Line used) {
        var answer = new CompletableFuture<Boolean>();
        aside.execute(() -> answer.complete(SignOfLife.comes(used.client, SIGN_OF_LIFE)));
        try {
            // a connection that is given up while it is asked ends the wait as an answer would
            return answer.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)
                    && used.wire.trouble() == null;
        } catch (TimeoutException e) {
            // the answer may stand behind much that others have asked for
            return used.wire.silent().compareTo(SIGN_OF_LIFE) < 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    void close() {
        Wire open;
        synchronized (this) {
            closed = true;
            open = wire;
            givenUp = ConnectFault.INTERRUPTED.in("dial", "the run is over");
        }
        if (open != null) {
            open.close();
        }
    }

    private void open(CompletableFuture<Line> opening) {
        while (true) {
            try {
                opening.complete(connected());
                return;
            } catch (HostException e) {
                Duration wait = next(e);
                if (wait == null) {
                    opening.completeExceptionally(cause(e));
                    return;
                }
                pause(wait);
            } catch (RuntimeException e) {
                // a fault of ours: whoever waits must learn of it
                opening.completeExceptionally(e);
                return;
            }
        }
    }

    private Line connected() throws HostException {
        Wire next = wires.get();
        synchronized (this) {
            if (closed) {
                throw ConnectFault.INTERRUPTED.in("dial", "the run is over");
            }
            wire = next;
        }
        var connected = new Line(opener.open(jump, next), next);
        connected
                .client()
                .getTransport()
                .setDisconnectListener((reason, said) -> lost(connected, String.valueOf(said)));
        if (!connected.client().isConnected()) {
            lost(connected, "it was ended right after the login");
        }
        return connected;
    }

    /** How long to wait before another try; null when there is none. */
    private synchronized @Nullable Duration next(HostException e) {
        failures++;
        // A refused key or an unknown host key is no accident, and trying again may lock accounts.
        boolean accident = e.phase().equals("dial") && !isAboutABastion(e);
        if (!closed && accident && failures < TRIES) {
            return backOff.wait(failures);
        }
        givenUp = isAboutABastion(e) ? e : unusable(e);
        return null;
    }

    private synchronized HostException cause(HostException otherwise) {
        return givenUp == null ? otherwise : givenUp;
    }

    private void pause(Duration wait) {
        try {
            backOff.rest(wait);
        } catch (HostException e) {
            // Nobody interrupts this thread; then it tries again a little early.
        }
    }

    private void lost(Line broken, String said) {
        HostException cause =
                broken.wire.explain(
                        ConnectFault.BASTION_LOST.because(
                                "the connection to the jump host '"
                                        + name()
                                        + "' broke with hosts behind it: "
                                        + said));
        synchronized (this) {
            if (closed || broken.death != null) {
                return;
            }
            failures = System.nanoTime() - broken.since > STEADY.toNanos() ? 1 : failures + 1;
            broken.death = isAboutABastion(cause) ? cause : lost(cause);
            line = null;
            if (failures >= TRIES) {
                givenUp = broken.death;
            }
        }
        broken.wire.close();
    }

    private HostException unusable(HostException e) {
        String tried = failures > 1 ? " (" + failures + " tries)" : "";
        return ConnectFault.BASTION_UNUSABLE.because(
                "the jump host '%s' cannot be used: %s %s%s"
                        .formatted(name(), e.code(), e.getMessage(), tried),
                e.next());
    }

    private HostException lost(HostException e) {
        return ConnectFault.BASTION_LOST.because(
                "the connection to the jump host '%s' broke with hosts behind it: %s %s"
                        .formatted(name(), e.code(), e.getMessage()),
                e.next());
    }

    static boolean isAboutABastion(HostException e) {
        return e.code().equals(ConnectFault.BASTION_UNUSABLE.code())
                || e.code().equals(ConnectFault.BASTION_LOST.code())
                || e.code().equals(ConnectFault.BASTION_FORWARDS_NOTHING.code());
    }

    /** An exception of its own for each host: it is thrown on many threads. */
    static HostException copy(HostException e) {
        return new HostException(e.code(), e.phase(), String.valueOf(e.getMessage()), e.next());
    }
}
