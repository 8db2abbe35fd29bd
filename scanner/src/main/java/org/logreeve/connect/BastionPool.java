package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** The jump hosts of a run, one connection each, shared by all hosts behind them. */
final class BastionPool implements AutoCloseable {
    private final Function<Via.Jump, Bastion> maker;
    private final Executor aside;
    private final Map<Via.Jump, Bastion> bastions = new ConcurrentHashMap<>();

    BastionPool(Function<Via.Jump, Bastion> maker, Executor aside) {
        this.maker = maker;
        this.aside = aside;
    }

    /** Leads the wire through the jump host, within the host's own time. */
    void lead(Wire wire, Via.Jump jump, Connection to) throws HostException {
        Bastion bastion = bastions.computeIfAbsent(jump, maker);
        String there = to.address() + " port " + to.port();
        try {
            wire.phase("dial", "waiting for the jump host '" + bastion.name() + "'");
            Bastion.Line line =
                    await(
                            bastion.line(),
                            wire.left(),
                            wire,
                            "the jump host '" + bastion.name() + "' was not there in time");
            wire.phase("dial", "the jump host '" + bastion.name() + "' was connecting");
            var channel =
                    new HostChannel(line.client().getConnection(), to.address(), to.port(), aside);
            wire.use(new ChannelLink(bastion, line, channel));
            await(
                    channel.request(),
                    least(to.connectTimeout(), wire.left()),
                    wire,
                    "%s did not answer the jump host '%s' in %d ms"
                            .formatted(there, bastion.name(), to.connectTimeout().toMillis()));
        } catch (NotOpened e) {
            throw wire.explain(refused(bastion, there, e));
        } catch (IOException e) {
            throw wire.explain(behind(bastion, there, ConnectFault.said(e)));
        }
    }

    @Override
    public void close() {
        bastions.values().forEach(Bastion::close);
    }

    private static HostException refused(Bastion bastion, String there, NotOpened e) {
        return e.reason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED
                ? ConnectFault.BASTION_FORWARDS_NOTHING.because(
                        "the jump host '" + bastion.name() + "' is not allowed to forward")
                : behind(bastion, there, String.valueOf(e.getMessage()));
    }

    private static HostException behind(Bastion bastion, String there, String said) {
        return ConnectFault.BEHIND_BASTION.because(
                "the jump host '%s' cannot reach %s: %s".formatted(bastion.name(), there, said));
    }

    private static <T> T await(CompletableFuture<T> awaited, Duration limit, Wire wire, String late)
            throws HostException, NotOpened {
        try {
            return awaited.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw wire.explain(ConnectFault.BEHIND_BASTION.because(late));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("dial", "stopped while " + late);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case HostException cause -> throw Bastion.copy(cause);
                case OpenFailException refusal ->
                        throw new NotOpened(refusal.getReason(), ConnectFault.said(refusal));
                case null, default ->
                        throw wire.explain(
                                ConnectFault.BEHIND_BASTION.because(
                                        "the way through the jump host broke: "
                                                + ConnectFault.said(e)));
            }
        }
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The jump host says that it does not connect. */
    private static final class NotOpened extends IOException {
        private static final long serialVersionUID = 1L;

        private final OpenFailException.Reason reason;

        NotOpened(OpenFailException.Reason reason, String said) {
            super(said);
            this.reason = reason;
        }

        OpenFailException.Reason reason() {
            return reason;
        }
    }

    /** A channel as a link: it breaks by itself when its jump host does. */
    private record ChannelLink(Bastion bastion, Bastion.Line line, HostChannel channel)
            implements Link {
        @Override
        public InputStream in() {
            return channel.in();
        }

        @Override
        public OutputStream out() {
            return channel.out();
        }

        @Override
        public @Nullable HostException broken() {
            return bastion.broken(line);
        }

        @Override
        public void close() {
            channel.leave();
        }
    }
}
