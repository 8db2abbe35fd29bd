package org.logreeve.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * Puts our transport in the place of JGit's. It speaks the first version of Git's protocol, which
 * needs no environment variable on the server.
 */
final class ServerSession extends SshSessionFactory implements RemoteSession {
    private final GitLocation.Server server;
    private final GitTransport transport;
    private @Nullable HostException refusal;
    private GitTransport.@Nullable Running running;

    ServerSession(GitLocation.Server server, GitTransport transport) {
        this.server = server;
        this.transport = transport;
    }

    /** Why there is no connection; null when there is one, or there was one to its orderly end. */
    @Nullable HostException trouble() {
        if (refusal != null || running == null) {
            return refusal;
        }
        return running.trouble();
    }

    /** What the server's program wrote to standard error. */
    String said() {
        return running == null ? "" : running.said();
    }

    @Override
    public RemoteSession getSession(
            URIish uri, @Nullable CredentialsProvider prompts, FS fs, int timeout) {
        return this;
    }

    @Override
    public String getType() {
        return "logreeve";
    }

    @Override
    public Process exec(String command, int timeout) throws IOException {
        try {
            GitTransport.Running started = transport.start(server, command);
            running = started;
            return new RunningProcess(started);
        } catch (HostException e) {
            refusal = e;
            throw new TransportException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void disconnect() {
        // JGit does so before its errors arrive; who made this calls end().
    }

    void end() {
        if (running != null) {
            running.close();
        }
    }

    /** What JGit wants to see of it. */
    private static final class RunningProcess extends Process {
        private final GitTransport.Running running;

        RunningProcess(GitTransport.Running running) {
            this.running = running;
        }

        @Override
        public OutputStream getOutputStream() {
            return running.in();
        }

        @Override
        public InputStream getInputStream() {
            return running.out();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
            // See disconnect().
        }
    }
}
