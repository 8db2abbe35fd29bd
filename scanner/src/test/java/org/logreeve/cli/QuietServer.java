package org.logreeve.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.logreeve.collect.FixtureHosts;

/** A port that says nothing and knows whether anybody connected to it. */
final class QuietServer implements AutoCloseable {
    private final ServerSocketChannel server;

    private QuietServer(ServerSocketChannel server) {
        this.server = server;
    }

    static QuietServer listen() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        return new QuietServer(server);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** An inventory of this one host; {@code settings} as YAML. */
    Path inventory(Path folder, String settings) throws IOException {
        if (Files.notExists(folder.resolve("id_ecdsa"))) {
            // without a key of our own nothing would be dialled
            ServiceLoader.load(FixtureHosts.class)
                    .findFirst()
                    .orElseThrow()
                    .start(Map.of(), folder)
                    .close();
            Files.createFile(folder.resolve("known"));
        }
        return Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01:
                    connection: {address: 127.0.0.1, port: %d, user: audit, identityFile: id_ecdsa, knownHosts: known, deadline: 500ms}
                    settings: %s
                """
                        .formatted(port(), settings));
    }

    boolean wasContacted() throws IOException {
        try (SocketChannel connection = server.accept()) {
            return connection != null;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
