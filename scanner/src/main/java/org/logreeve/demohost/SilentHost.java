package org.logreeve.demohost;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port whose connections stand and never hear a word, as of a machine that runs out of memory:
 * its kernel takes them, and nothing in this process ever does.
 */
final class SilentHost implements AutoCloseable {
    private final ServerSocket port;

    private SilentHost(ServerSocket port) {
        this.port = port;
    }

    static SilentHost on(InetAddress address) throws IOException {
        return new SilentHost(new ServerSocket(0, 0, address));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(port.getInetAddress(), port.getLocalPort());
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            return; // the process takes it along
        }
    }
}
