package org.logreeve.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.logreeve.text.HostException;

/**
 * Stops logins with one account and one set of keys when one host after the other refuses them: a
 * wrong key must not lock the account everywhere. As long as no host has taken the keys, no more
 * hosts are asked at a time than may refuse them. For many threads.
 */
final class RefusedLogins {
    /** Refusals in a row that stop a source, unless the user says otherwise. */
    static final int STANDARD = 3;

    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final int most;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /**
     * @param most refusals in a row that stop a source
     */
    RefusedLogins(int most) {
        this.most = most;
    }

    /** What the user and the keys have met so far. */
    Source source(String user, List<Identity> identities) {
        var id = new StringBuilder(user);
        identities.forEach(identity -> id.append('\n').append(identity.key().fingerprint()));
        return sources.computeIfAbsent(id.toString(), unseen -> new Source(user));
    }

    /** One account and one set of keys. */
    final class Source {
        private final String user;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final List<String> refused = new ArrayList<>();
        private int asking;
        private boolean taken;

        private Source(String user) {
            this.user = user;
        }

        /**
         * @throws HostException when no further host is to be contacted with it
         */
        void check() throws HostException {
            lock.lock();
            try {
                if (refused.size() >= most) {
                    throw stopped();
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Waits until one more host may be asked; every return must be followed by {@link
         * #taken()}, {@link #refused(String)} or {@link #undecided()}.
         */
        void ask(Wire wire) throws HostException {
            lock.lock();
            try {
                while (true) {
                    if (refused.size() >= most) {
                        throw stopped();
                    }
                    if ((taken && refused.isEmpty()) || refused.size() + asking < most) {
                        asking++;
                        return;
                    }
                    HostException trouble = wire.trouble();
                    if (trouble != null) {
                        throw trouble;
                    }
                    boolean ignored = changed.await(LOOK_NANOS, TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ConnectFault.INTERRUPTED.in("auth", "stopped while this host was in work");
            } finally {
                lock.unlock();
            }
        }

        void taken() {
            over(
                    () -> {
                        taken = true;
                        refused.clear();
                    });
        }

        /**
         * @param host whose account or keys were refused
         */
        void refused(String host) {
            over(() -> refused.add(host));
        }

        /** The connection broke, or we never came to ask. */
        void undecided() {
            over(() -> {});
        }

        private void over(Runnable outcome) {
            lock.lock();
            try {
                asking--;
                outcome.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private HostException stopped() {
            return ConnectFault.LOGINS_STOPPED.because(
                    "not contacted: one after the other, "
                            + String.join(", ", refused.subList(0, most))
                            + " refused '"
                            + user
                            + "' with the same keys",
                    ConnectFault.LOGINS_STOPPED.next().formatted(refused.getFirst()));
        }
    }
}
