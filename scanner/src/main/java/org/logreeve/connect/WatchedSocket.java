package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** A link as SSHJ sees it, a connected socket, with our input in the place of its own. */
final class WatchedSocket extends Socket {
    private final Link link;
    private final InputStream in;

    private WatchedSocket(Link link, InputStream in) {
        this.link = link;
        this.in = in;
    }

    /** A factory that has only this one socket to give. */
    static SocketFactory factory(Link link, InputStream in) {
        var watched = new WatchedSocket(link, in);
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return watched;
            }

            @Override
            public Socket createSocket(String host, int port) {
                return watched;
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
                return watched;
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                return watched;
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
                return watched;
            }
        };
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return link.out();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void setSoTimeout(int millis) {
        // The watchdog ends waits; a timed-out read would only make SSHJ's reader poll.
    }

    @Override
    public void close() {
        link.close();
    }
}
