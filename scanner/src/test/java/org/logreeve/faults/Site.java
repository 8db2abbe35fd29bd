package org.logreeve.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.server.SshServer;
import org.logreeve.collect.MaterializedTree;
import org.logreeve.connect.FaultServer;
import org.logreeve.connect.MinaHost;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Privilege;

/** Where the hosts of a run are made, and what ends with it. */
final class Site implements AutoCloseable {
    static final Duration PHASE = Duration.ofSeconds(6);
    static final Duration CONNECT = Duration.ofSeconds(3);

    /** For a host that only its own deadline ends. */
    static final Duration SHORT = Duration.ofSeconds(12);

    static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final Path identity;
    private final MaterializedTree tree;
    private final MaterializedTree denied;
    private final List<AutoCloseable> open = new ArrayList<>();

    /**
     * @param folder for its files
     * @param identity private key file of the scanner
     * @param tree the files of a healthy host
     * @param denied the same for an account that may not read chrony's
     */
    Site(Path folder, Path identity, MaterializedTree tree, MaterializedTree denied) {
        this.folder = folder;
        this.identity = identity;
        this.tree = tree;
        this.denied = denied;
    }

    Path folder() {
        return folder;
    }

    Path identity() {
        return identity;
    }

    /** The files of a healthy host. */
    MaterializedTree tree() {
        return tree;
    }

    /** The files of a healthy host for an account that may not read chrony's. */
    MaterializedTree denied() {
        return denied;
    }

    <T extends AutoCloseable> T keep(T made) {
        open.add(made);
        return made;
    }

    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    Path known(String lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "known_hosts", ""), lines + "\n");
    }

    /** The real collector in this machine's sh, reading a healthy host's files. */
    Collecting healthy() {
        return keep(Collecting.in(tree, command -> List.of("/bin/sh", "-c", command)));
    }

    Connection at(String address, int port, Path known, Duration deadline) {
        return new Connection(
                address, port, "reeve", List.of(identity), List.of(known), CONNECT, deadline);
    }

    Connection ssh(MinaHost.Body body) throws Exception {
        return ssh(body, LONG, server -> {});
    }

    Connection ssh(MinaHost.Body body, Duration deadline) throws Exception {
        return ssh(body, deadline, server -> {});
    }

    Connection ssh(MinaHost.Body body, Duration deadline, Consumer<SshServer> change)
            throws Exception {
        MinaHost mina = keep(MinaHost.running(body, change));
        return at(
                "127.0.0.1",
                mina.port(),
                mina.known(Files.createTempFile(folder, "known_hosts", "")),
                deadline);
    }

    /** Read through sudo, as root. */
    static Connection withSudo(Connection made) {
        return new Connection(
                made.address(),
                made.port(),
                made.user(),
                made.identityFiles(),
                made.knownHosts(),
                made.connectTimeout(),
                made.deadline(),
                made.hostKeysFrom(),
                Access.ssh(Privilege.SUDO_SHELL));
    }

    /** A port where this happens to everybody. */
    Connection raw(FaultServer.Fault fault) throws IOException {
        FaultServer server = keep(FaultServer.with(fault));
        return at("127.0.0.1", server.port(), known(""), LONG);
    }

    static int closedPort() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
