package org.logreeve.connect;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.logreeve.text.HostException;

/**
 * Asks an ssh-agent for its keys and for signatures, and for nothing else
 * (draft-ietf-sshm-ssh-agent). Each question has a connection of its own, which is closed when its
 * time is over. The agent is never shown to a host.
 */
final class AgentClient {
    private static final int MOST_BYTES = 256 * 1024; // as OpenSSH's
    private static final int MOST_KEYS = 2048; // as OpenSSH's

    private static final byte FAILURE = 5;
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;

    private final Path socket;
    private final Watchdog watchdog;
    private final Duration limit;

    AgentClient(Path socket, Watchdog watchdog, Duration limit) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.limit = limit;
    }

    /** A key that the agent holds; its type may be a certificate's. */
    record Key(HostKey key, String comment) {}

    List<Key> keys() throws HostException {
        byte[] answer = ask("was asked for its keys", new byte[] {REQUEST_IDENTITIES});
        try {
            if (answer[0] == FAILURE) {
                throw new WireFields.Malformed("it shows no keys");
            }
            expect(IDENTITIES_ANSWER, answer);
            var fields = new WireFields(java.util.Arrays.copyOfRange(answer, 1, answer.length));
            int count = fields.uint32();
            if (count < 0 || count > MOST_KEYS) {
                throw new WireFields.Malformed("it claims to hold " + count + " keys");
            }
            var keys = new ArrayList<Key>();
            for (int i = 0; i < count; i++) {
                byte[] blob = fields.string();
                String comment = new String(fields.string(), StandardCharsets.UTF_8);
                keys.add(new Key(new HostKey(new WireFields(blob).text(), blob), comment));
            }
            fields.end();
            return keys;
        } catch (WireFields.Malformed e) {
            throw broken("was asked for its keys: " + e.getMessage());
        }
    }

    /**
     * A signature in SSH's wire form.
     *
     * @param key one that the agent holds
     * @param algorithm of the signature
     */
    byte[] sign(HostKey key, String algorithm, byte[] data) throws HostException {
        byte[] fields = WireFields.joined(key.blob(), data);
        byte[] request =
                ByteBuffer.allocate(1 + fields.length + Integer.BYTES)
                        .put(SIGN_REQUEST)
                        .put(fields)
                        .putInt(flags(algorithm))
                        .array();
        byte[] answer = ask("was asked for a signature", request);
        if (answer[0] == FAILURE) {
            throw ConnectFault.AGENT_REFUSED.because(
                    shown() + " does not sign with " + key.type() + " " + key.fingerprint());
        }
        try {
            expect(SIGN_RESPONSE, answer);
            var response = new WireFields(java.util.Arrays.copyOfRange(answer, 1, answer.length));
            byte[] signature = response.string();
            response.end();
            String signed = new WireFields(signature).text();
            if (!signed.equals(algorithm)) {
                throw new WireFields.Malformed(
                        "it signs with '" + cut(signed) + "' where " + algorithm + " is wanted");
            }
            return signature;
        } catch (WireFields.Malformed e) {
            throw broken("was asked for a signature: " + e.getMessage());
        }
    }

    private static int flags(String algorithm) {
        return switch (algorithm) {
            case "rsa-sha2-512" -> RSA_SHA2_512;
            case "rsa-sha2-256" -> RSA_SHA2_256;
            default -> 0;
        };
    }

    private static void expect(byte type, byte[] answer) throws WireFields.Malformed {
        if (answer[0] != type) {
            throw new WireFields.Malformed("it answers with message " + (answer[0] & 0xff));
        }
    }

    /** The answer without its length; at least one byte. */
    private byte[] ask(String doing, byte[] request) throws HostException {
        var late = new AtomicBoolean();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Future<?> alarm =
                    watchdog.in(
                            limit,
                            () -> {
                                late.set(true);
                                close(channel);
                            });
            try {
                connect(channel, late);
                write(channel, ByteBuffer.allocate(4).putInt(request.length).flip());
                write(channel, ByteBuffer.wrap(request));
                int length = read(channel, 4).getInt();
                if (length < 1 || length > MOST_BYTES) {
                    throw broken(doing + ": it answers with " + (length & 0xffffffffL) + " bytes");
                }
                return read(channel, length).array();
            } finally {
                alarm.cancel(false);
            }
        } catch (EOFException e) {
            throw broken(doing + ": it hung up");
        } catch (IOException | UnsupportedOperationException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw ConnectFault.INTERRUPTED.in("auth", "stopped while the agent was asked");
            }
            throw late.get()
                    ? broken(doing + ": no answer in " + limit.toMillis() + " ms")
                    : broken(doing + ": " + ConnectFault.said(e));
        }
    }

    private void connect(SocketChannel channel, AtomicBoolean late)
            throws IOException, HostException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            if (late.get() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw ConnectFault.AGENT_UNREACHABLE.because(
                    shown() + " cannot be reached: " + ConnectFault.said(e));
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    private HostException broken(String what) {
        return ConnectFault.AGENT_BROKEN.because(shown() + " " + what);
    }

    private String shown() {
        return "the agent at '" + socket + "'";
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + " ...";
    }
}
