package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/** The bytes to and from one SSH server, by whatever way they go. */
interface Link {
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /**
     * Why the way itself broke, and not the host at its end; null when it did not. May take a
     * moment.
     */
    @Nullable HostException broken();

    /** Frees whoever reads or writes. Never waits. */
    void close();

    /** A connection of our own: it breaks only with the host. */
    record Tcp(Socket socket) implements Link {
        @Override
        public InputStream in() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public @Nullable HostException broken() {
            return null;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // The socket is gone either way.
            }
        }
    }
}
