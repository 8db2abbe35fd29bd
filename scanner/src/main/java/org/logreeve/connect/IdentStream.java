package org.logreeve.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;
import org.logreeve.text.TerminalText;

/**
 * What the server sends, watched until it has identified itself: SSHJ would take an endless
 * greeting into memory. SSHJ sees the identification line and what follows it, no greeting.
 */
final class IdentStream extends InputStream {
    // RFC 4253 section 4.2: the identification line has at most 255 characters, CR and LF included.
    private static final int IDENT_LIMIT = 255;
    private static final int SHOWN = 80;

    private final InputStream in;
    private final int limit;
    private final Runnable identified;
    private final Consumer<HostException> trouble;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private int lineStart;
    private String ident = "";
    private byte[] unread = {};
    private int next;
    private volatile @Nullable Thread reader;
    private volatile long heard = System.nanoTime();

    /**
     * @param limit bytes the server may send up to the end of its identification
     * @param identified runs once, when the identification is whole
     * @param trouble takes the reason before this stream fails
     */
    IdentStream(InputStream in, int limit, Runnable identified, Consumer<HostException> trouble) {
        this.in = in;
        this.limit = limit;
        this.identified = identified;
        this.trouble = trouble;
    }

    @Override
    public int read() throws IOException {
        if (unread.length == 0) {
            identify();
        }
        return next < unread.length ? unread[next++] & 0xff : in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (next < unread.length || unread.length == 0) {
            bytes[offset] = (byte) read();
            return 1;
        }
        reader = Thread.currentThread();
        int count = in.read(bytes, offset, length);
        heard = System.nanoTime();
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The server's identification line, empty until it is whole. */
    synchronized String ident() {
        return ident;
    }

    /** How long the server has said nothing. */
    Duration silent() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /** The thread that reads packets, once there is one. */
    @Nullable Thread reader() {
        return reader;
    }

    /** What to say when time ran out before the identification. */
    synchronized HostException late(String waited) {
        if (seen.size() == 0) {
            return ConnectFault.SILENT_BANNER.because(
                    "connected, and the server said nothing in " + waited);
        }
        if (lineStart > 0) {
            return notSsh();
        }
        return ConnectFault.SLOW_BANNER.because(
                "the server sent only " + seen.size() + " bytes in " + waited + ": " + shown());
    }

    /** Reads up to the identification, byte by byte: what follows it belongs to the packets. */
    private void identify() throws IOException {
        while (ident().isEmpty()) {
            HostException found = take(next());
            if (found != null) {
                trouble.accept(found);
                throw new IOException(found.getMessage());
            }
        }
        unread = (ident() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        identified.run();
    }

    /** A server that hangs up on us while we introduce ourselves resets the connection. */
    private int next() throws IOException {
        try {
            return in.read();
        } catch (SocketException e) {
            if (isTurnedAway()) {
                return -1;
            }
            throw e;
        }
    }

    // sshd(8) says this, or nothing, to connections that are too many; see MaxStartups
    private synchronized boolean isTurnedAway() {
        return seen.size() == 0 || said().startsWith("Exceeded MaxStartups");
    }

    private HostException turnedAway() {
        return ConnectFault.CLOSED_BEFORE_IDENT.because(
                seen.size() == 0
                        ? "the server closed the connection before it said anything"
                        : "the server turns the connection away: " + shown());
    }

    private String said() {
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    private synchronized @Nullable HostException take(int b) {
        if (b < 0) {
            return isTurnedAway() ? turnedAway() : notSsh();
        }
        seen.write(b);
        if (b == '\n') {
            String line = line();
            lineStart = seen.size();
            if (line.startsWith("SSH-")) {
                return takeIdent(line);
            }
        }
        return seen.size() < limit
                ? null
                : ConnectFault.ENDLESS_BANNER.because(
                        "the server sent " + limit + " bytes and no identification: " + shown());
    }

    private @Nullable HostException takeIdent(String line) {
        if (line.length() > IDENT_LIMIT) {
            return notSsh();
        }
        if (!line.startsWith("SSH-2.0-") && !line.startsWith("SSH-1.99-")) {
            return ConnectFault.SSH_1_ONLY.because(
                    "the server identifies itself as " + shown(line));
        }
        ident = line.substring(0, line.length() - (line.endsWith("\r\n") ? 2 : 1));
        return null;
    }

    private String line() {
        return said().substring(lineStart);
    }

    private HostException notSsh() {
        return ConnectFault.NOT_SSH.because("what listens there is not SSH, it sent " + shown());
    }

    private String shown() {
        return shown(said());
    }

    private static String shown(String text) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN);
        return "'" + TerminalText.encode(start) + (text.length() > SHOWN ? "' ..." : "'");
    }
}
