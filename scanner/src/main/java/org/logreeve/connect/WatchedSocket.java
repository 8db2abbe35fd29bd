package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** A connected socket as SSHJ sees it, with our input in the place of its own. */
final class WatchedSocket extends Socket {
    private final Socket socket;
    private final InputStream in;

    private WatchedSocket(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /** A factory that has only this one socket to give. */
    static SocketFactory factory(Socket socket, InputStream in) {
        var watched = new WatchedSocket(socket, in);
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
        return socket.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public void setSoTimeout(int millis) {
        // The watchdog ends waits; a timed-out read would only make SSHJ's reader poll.
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
