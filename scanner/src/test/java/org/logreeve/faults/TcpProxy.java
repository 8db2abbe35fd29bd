package org.logreeve.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy in front of a healthy server that hurts what passes. */
final class TcpProxy implements AutoCloseable {
    /** How bytes get from one side to the other; when it returns, that direction is closed. */
    interface Line {
        void carry(Socket from, Socket to) throws IOException, InterruptedException;
    }

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private TcpProxy(ServerSocket server) {
        this.server = server;
    }

    /**
     * @param port of the healthy server on this machine
     * @param up from the client
     * @param down to the client
     */
    static TcpProxy before(int port, Line up, Line down) throws IOException {
        var proxy = new TcpProxy(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> proxy.serve(port, up, down));
        return proxy;
    }

    static Line plain() {
        return (from, to) -> from.getInputStream().transferTo(to.getOutputStream());
    }

    /** Every byte takes this long, however many are on their way. */
    static Line late(Duration delay) {
        return (from, to) -> {
            var way = new LinkedBlockingQueue<Chunk>();
            Thread reader = Thread.ofVirtual().start(() -> read(from, way, delay.toNanos()));
            for (Chunk chunk = way.take(); chunk.bytes.length > 0; chunk = way.take()) {
                for (long left = left(chunk); left > 0; left = left(chunk)) {
                    LockSupport.parkNanos(left);
                }
                to.getOutputStream().write(chunk.bytes);
            }
            reader.join();
        };
    }

    /** This many bytes pass, then the connection is reset. */
    static Line resetAfter(int count) {
        return (from, to) -> {
            pass(from, to, count);
            to.setSoLinger(true, 0);
            to.close();
        };
    }

    /** This many bytes pass, then this direction ends and the other one stays open. */
    static Line halfClosedAfter(int count) {
        return (from, to) -> pass(from, to, count);
    }

    /** This many bytes pass, then none, and nobody is told. */
    static Line swallowsAfter(int count) {
        return (from, to) -> {
            pass(from, to, count);
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    /** The first connections hear these words and are shut. */
    static Line turningAway(int times, String words) {
        var seen = new AtomicInteger();
        return (from, to) -> {
            if (seen.getAndIncrement() < times) {
                to.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                to.close();
            } else {
                plain().carry(from, to);
            }
        };
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve(int port, Line up, Line down) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket host = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                host.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(host);
                Thread.ofVirtual().start(() -> carry(up, client, host));
                Thread.ofVirtual().start(() -> carry(down, host, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void carry(Line line, Socket from, Socket to) {
        try {
            line.carry(from, to);
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to, int count) throws IOException {
        InputStream in = from.getInputStream();
        byte[] bytes = in.readNBytes(1);
        for (int left = count; left > 0 && bytes.length > 0; ) {
            to.getOutputStream().write(bytes);
            left -= bytes.length;
            bytes = in.readNBytes(Math.min(left, Math.max(1, Math.min(in.available(), CHUNK))));
        }
    }

    private static void read(Socket from, LinkedBlockingQueue<Chunk> way, long delay) {
        var bytes = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                way.add(
                        new Chunk(
                                java.util.Arrays.copyOf(bytes, count), System.nanoTime() + delay));
            }
        } catch (IOException e) {
            // The end, as far as the other side can see.
        }
        way.add(new Chunk(new byte[0], 0));
    }

    private static long left(Chunk chunk) {
        return chunk.due - System.nanoTime();
    }

    private static final class Chunk {
        private final byte[] bytes;
        private final long due;

        Chunk(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }
    }
}
