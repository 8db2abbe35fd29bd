package org.logreeve.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server that does one wrong thing to everybody who connects. */
public final class FaultServer implements AutoCloseable {
    /** The wrong thing. */
    public interface Fault {
        void on(Socket client, OutputStream out) throws IOException;
    }

    private static final int PACE_MILLIS = 20;

    private final ServerSocket server;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    private FaultServer(ServerSocket server) {
        this.server = server;
    }

    public static FaultServer with(Fault fault) throws IOException {
        var started = new FaultServer(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().start(() -> started.serve(fault));
        return started;
    }

    /** Says this and then only listens. */
    public static Fault says(String text) {
        return (client, out) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            swallow(client);
        };
    }

    /** Says this and hangs up. */
    public static Fault saysAndCloses(String text) {
        return (client, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says this without end. */
    public static Fault repeats(String text) {
        return (client, out) -> {
            byte[] bytes = text.repeat(100).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(bytes);
            }
        };
    }

    /** Says this slowly, one byte at a time, without end. */
    public static Fault drips(String text) {
        return (client, out) -> {
            client.setSoTimeout(PACE_MILLIS);
            for (int i = 0; ; i = (i + 1) % text.length()) {
                out.write(text.charAt(i));
                out.flush();
                try {
                    while (client.getInputStream().read() >= 0) {
                        // What the client says does not matter.
                    }
                    return;
                } catch (SocketTimeoutException e) {
                    // Time for the next byte.
                }
            }
        };
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }

    void hangUp() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void serve(Fault fault) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().start(() -> hurt(client, fault));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void hurt(Socket client, Fault fault) {
        try (client) {
            fault.on(client, client.getOutputStream());
        } catch (IOException e) {
            // The client had enough.
        }
    }

    private static void swallow(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
