package org.logreeve.connect;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/** An ssh-agent that answers what a test wants. */
final class FakeAgent implements AutoCloseable {
    /** The bytes to answer a request with, its length in front; null answers nothing at all. */
    interface Answer {
        byte @Nullable [] to(byte[] request);
    }

    private final ServerSocketChannel server;
    private final Path socket;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

    private FakeAgent(ServerSocketChannel server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    static FakeAgent at(Path socket, Answer answer) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        var agent = new FakeAgent(server, socket);
        Thread.ofPlatform().daemon().start(() -> agent.serve(answer));
        return agent;
    }

    /** As a real one would, with one key. */
    static Answer holding(KeyPair keys) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(keys.getPublic()).getCompactData();
        String algorithm = KeyType.fromKey(keys.getPublic()).toString();
        return request -> {
            if (request[0] == 11) {
                return message(12, concat(number(1), WireFields.joined(blob, new byte[0])));
            }
            try {
                var fields = new WireFields(Arrays.copyOfRange(request, 1, request.length));
                fields.string();
                byte[] signature =
                        new KeySigner("fake", keys.getPrivate()).sign(algorithm, fields.string());
                return message(14, WireFields.joined(signature));
            } catch (WireFields.Malformed | HostException e) {
                return message(5, new byte[0]);
            }
        };
    }

    /** One key first; then this to whoever wants a signature. */
    static Answer signing(KeyPair keys, byte @Nullable [] answer) {
        Answer good = holding(keys);
        return request -> request[0] == 11 ? good.to(request) : answer;
    }

    static byte[] message(int type, byte[] rest) {
        return concat(number(rest.length + 1), concat(new byte[] {(byte) type}, rest));
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    Path socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    private void serve(Answer answer) {
        try {
            while (true) {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().start(() -> serve(client, answer));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void serve(SocketChannel client, Answer answer) {
        try {
            while (true) {
                byte[] request = read(client, ByteBuffer.wrap(read(client, 4)).getInt());
                byte[] bytes = answer.to(request);
                if (bytes != null) {
                    client.write(ByteBuffer.wrap(bytes));
                    if (bytes.length < 4 || ByteBuffer.wrap(bytes).getInt() != bytes.length - 4) {
                        client.close(); // cut off on purpose
                    }
                }
            }
        } catch (IOException e) {
            // The client has what it wanted.
        }
    }

    private static byte[] read(SocketChannel client, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) {
                throw new IOException("gone");
            }
        }
        return bytes.array();
    }
}
