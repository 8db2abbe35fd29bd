package org.logreeve.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** Gets a wire to a host's SSH server, by the way that the inventory says. */
final class Dialer {
    private final NameLookup names;
    private final BastionPool bastions;

    Dialer(NameLookup names, BastionPool bastions) {
        this.names = names;
        this.bastions = bastions;
    }

    void dial(Connection to, Wire wire) throws HostException {
        wire.phase("dial", "connecting");
        switch (to.via()) {
            case Via.Direct() -> direct(to, wire);
            case Via.Jump jump -> {
                bastions.lead(wire, jump, to);
                wire.done("channel", "to %s through %s".formatted(there(to), jump.name()));
            }
            case Via.Command command -> start(command, to, wire);
        }
    }

    /** Where the host is, for the report. */
    static String place(Connection to) {
        String address = there(to);
        return switch (to.via()) {
            case Via.Direct() -> address;
            case Via.Jump jump -> address + " through " + String.join(", ", jump.jumps());
            case Via.Command(List<String> argv) -> address + " through " + argv.getFirst();
        };
    }

    private static String there(Connection to) {
        return to.address() + " port " + to.port();
    }

    private void direct(Connection to, Wire wire) throws HostException {
        List<InetAddress> addresses =
                names.addresses(to.address(), least(to.connectTimeout(), wire.left()));
        wire.done(
                "name",
                to.address()
                        + " -> "
                        + addresses.stream()
                                .map(InetAddress::getHostAddress)
                                .collect(Collectors.joining(", ")));
        long end = System.nanoTime() + to.connectTimeout().toNanos();
        for (int i = 0; i < addresses.size(); i++) {
            // An address that does not answer leaves its share of the time to the others.
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Duration share = left.dividedBy(addresses.size() - i);
            try {
                wire.connect(new InetSocketAddress(addresses.get(i), to.port()), share);
                wire.done("tcp", addresses.get(i).getHostAddress() + " port " + to.port());
                return;
            } catch (IOException e) {
                if (i == addresses.size() - 1 || wire.trouble() != null) {
                    throw wire.explain(notConnected(to, addresses.get(i), e));
                }
            }
        }
    }

    private static void start(Via.Command command, Connection to, Wire wire) throws HostException {
        try {
            wire.use(CommandLink.start(command, to));
            wire.done("program", command.argv().getFirst() + " was started");
        } catch (IOException e) {
            throw wire.explain(ConnectFault.VIA_COMMAND.because(ConnectFault.said(e)));
        }
    }

    private static HostException notConnected(Connection to, InetAddress tried, IOException e) {
        String where = tried.getHostAddress() + " port " + to.port();
        if (e instanceof SocketTimeoutException) {
            return ConnectFault.CONNECT_TIMEOUT.because(
                    where + " did not answer in " + to.connectTimeout().toMillis() + " ms");
        }
        String said = ConnectFault.said(e);
        return e instanceof ConnectException && said.contains("refused")
                ? ConnectFault.REFUSED.because(where + " refused the connection")
                : ConnectFault.UNREACHABLE.because(where + " cannot be reached: " + said);
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
