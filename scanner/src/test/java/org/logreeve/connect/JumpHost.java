package org.logreeve.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.Origin;

/** A jump host in this JVM that forwards, and counts who logs in. */
final class JumpHost implements AutoCloseable {
    private final AtomicInteger logins = new AtomicInteger();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final MinaHost host;
    private final String name;
    private final Path identity;
    private final Path known;

    private JumpHost(String name, Path identity, Path folder, boolean forwards) throws Exception {
        this.name = name;
        this.identity = identity;
        this.host = MinaHost.running(streams -> 0, server -> prepare(server, forwards));
        this.known = host.known(folder.resolve("known_" + name));
    }

    static JumpHost running(String name, Path identity, Path folder) throws Exception {
        return new JumpHost(name, identity, folder, true);
    }

    static JumpHost thatForwardsNothing(String name, Path identity, Path folder) throws Exception {
        return new JumpHost(name, identity, folder, false);
    }

    /** As the inventory has it. */
    Via.Jump via() {
        return via(new Via.Direct());
    }

    Via.Jump via(Via way) {
        return new Via.Jump(name, connection(port()).by(way));
    }

    /** The same jump host, dialled at another port. */
    Via.Jump at(int port) throws Exception {
        return new Via.Jump(name, connection(port));
    }

    int port() {
        return host.port();
    }

    Path known() {
        return known;
    }

    MinaHost mina() {
        return host;
    }

    int logins() {
        return logins.get();
    }

    /** Ends every connection, without a word. */
    void drop() {
        sessions.forEach(session -> session.close(true));
    }

    @Override
    public void close() throws IOException {
        host.close();
    }

    /** A host behind. */
    static InventoryHost behind(Via way, String name, Connection to) {
        return new InventoryHost(
                name, to.by(way), HostSettings.none(), new Origin("hosts.yaml", 3));
    }

    private Connection connection(int port) {
        return new Connection(
                "127.0.0.1",
                port,
                "jumper",
                List.of(identity),
                List.of(known),
                Duration.ofSeconds(20),
                Duration.ofSeconds(50));
    }

    private void prepare(SshServer server, boolean forwards) {
        server.setForwardingFilter(
                forwards
                        ? new AcceptAllForwardingFilter()
                        : new AcceptAllForwardingFilter() {
                            @Override
                            protected boolean checkAcceptance(
                                    String request, Session session, SshdSocketAddress target) {
                                return false;
                            }
                        });
        server.addSessionListener(
                new SessionListener() {
                    @Override
                    public void sessionEvent(Session session, Event event) {
                        if (event == Event.Authenticated) {
                            logins.incrementAndGet();
                            sessions.add(session);
                        }
                    }

                    @Override
                    public void sessionClosed(Session session) {
                        sessions.remove(session);
                    }
                });
    }
}
