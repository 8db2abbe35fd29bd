package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.function.Consumer;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** An SSH host in this JVM whose one command does what a test wants. */
public final class MinaHost implements AutoCloseable {
    /** What the command does; its return value is sent as exit status, null sends none. */
    public interface Body {
        @Nullable Integer run(Streams streams) throws IOException, InterruptedException;
    }

    /** What a command gets. */
    public record Streams(
            String command,
            InputStream in,
            OutputStream out,
            OutputStream err,
            ChannelSession channel) {
        public void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private final SshServer server;
    private final KeyPair hostKey;

    private MinaHost(SshServer server, KeyPair hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    public static MinaHost running(Body body) throws Exception {
        return running(body, server -> {});
    }

    public static MinaHost running(Body body, Consumer<SshServer> change) throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        KeyPair hostKey = TestKeys.ec();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> true);
        server.setCommandFactory((channel, command) -> new Scripted(command, body));
        change.accept(server);
        server.start();
        return new MinaHost(server, hostKey);
    }

    public int port() {
        return server.getPort();
    }

    public KeyPair hostKey() {
        return hostKey;
    }

    /** Writes a known_hosts file that knows this host. */
    public Path known(Path file) throws IOException {
        return Files.writeString(
                file, "[127.0.0.1]:" + port() + " " + TestKeys.line(hostKey) + "\n");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Scripted implements Command {
        private final String command;
        private final Body body;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (status, message, closed) -> {};
        private @Nullable Thread thread;

        Scripted(String command, Body body) {
            this.command = command;
            this.body = body;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            thread = Thread.ofPlatform().daemon().start(() -> run(channel));
        }

        @Override
        public void destroy(ChannelSession channel) {
            if (thread != null) {
                thread.interrupt();
            }
        }

        private void run(ChannelSession channel) {
            try {
                Integer status = body.run(new Streams(command, in, out, err, channel));
                if (status == null) {
                    channel.close(false);
                } else {
                    out.flush();
                    err.flush();
                    exit.onExit(status);
                }
            } catch (IOException | InterruptedException e) {
                // The client is gone.
            }
        }
    }
}
