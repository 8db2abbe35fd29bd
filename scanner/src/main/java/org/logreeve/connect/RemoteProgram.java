package org.logreeve.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * A program on a server that is talked to while it runs. Every wait for it ends with the server's
 * deadline, and it sends no more than was allowed.
 */
public final class RemoteProgram implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final SSHClient client;
    private final Wire wire;
    private final Session.Command running;
    private final InputStream out;
    private final CappedDrain said;
    private final Thread listening;

    private RemoteProgram(
            SSHClient client, Wire wire, Session.Command running, long most, int mostSaid) {
        this.client = client;
        this.wire = wire;
        this.running = running;
        this.out = new Capped(running.getInputStream(), most);
        this.said = new CappedDrain(running.getErrorStream(), mostSaid, () -> {});
        this.listening = Thread.ofPlatform().daemon().name("connect-stderr").start(this::listen);
    }

    /**
     * @param most bytes of standard output; more ends the connection
     * @param mostSaid bytes of standard error that are kept
     */
    static RemoteProgram start(SSHClient client, Wire wire, String command, long most, int mostSaid)
            throws HostException {
        wire.phase("collect", "'" + command + "' was running");
        try {
            return new RemoteProgram(
                    client, wire, client.startSession().exec(command), most, mostSaid);
        } catch (IOException | IllegalStateException e) {
            throw wire.explain(
                    ConnectFault.EXEC_REFUSED.because(
                            "the server does not run '" + command + "': " + ConnectFault.said(e)));
        }
    }

    /** What the program writes. */
    public InputStream out() {
        return out;
    }

    /** What the program reads. */
    public OutputStream in() {
        return running.getOutputStream();
    }

    /** Why the connection ended before the program did; null when it did not. */
    public @Nullable HostException trouble() {
        if (wire.trouble() == null && client.isConnected()) {
            return null;
        }
        return wire.explain(
                ConnectFault.CONNECTION_LOST.because("the connection broke while a program ran"));
    }

    /** What it wrote to standard error, once its standard output has ended. */
    public String said() {
        try {
            listening.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return listening.isAlive() ? "" : new String(said.kept(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        wire.close(
                () -> {
                    try {
                        client.disconnect();
                    } catch (IOException e) {
                        // The socket is closed right after this.
                    }
                });
    }

    private void listen() {
        try {
            said.run();
        } catch (IOException e) {
            // A broken connection shows on standard output too.
        }
    }

    private final class Capped extends FilterInputStream {
        private final long most;
        private long count;

        Capped(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int more) throws IOException {
            count += more;
            if (count > most) {
                wire.fail(
                        ConnectFault.OUTPUT_CAP.because(
                                "the program gave more than " + most + " bytes",
                                "see why it is so much; nothing of it was used"));
                throw new IOException("more than " + most + " bytes");
            }
        }
    }
}
