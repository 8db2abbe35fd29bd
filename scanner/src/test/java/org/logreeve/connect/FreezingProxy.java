package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on until it freezes: from then on it swallows them, and nobody is told. */
final class FreezingProxy implements AutoCloseable {
    private final FaultServer server;
    private final List<Socket> far = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;

    FreezingProxy(int port) throws IOException {
        server = FaultServer.with((client, out) -> pass(client, port));
    }

    int port() {
        return server.port();
    }

    void freeze() {
        frozen = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket one : far) {
            one.close();
        }
    }

    private void pass(Socket client, int port) throws IOException {
        var to = new Socket(InetAddress.getLoopbackAddress(), port);
        far.add(to);
        Thread.ofPlatform().daemon().start(() -> copy(to, client));
        copy(client, to);
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (!frozen) {
                    out.write(bytes, 0, n);
                }
            }
        } catch (IOException e) {
            // One of the two is gone.
        }
    }
}
