package org.logreeve.connect;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.logreeve.text.HostException;

/** An open session over SSHJ; one command at a time. */
final class SshSession implements HostSession {
    private final SSHClient client;
    private final Wire wire;
    private final SshConnector.Limits limits;
    private final SessionFacts facts;
    private final AtomicBoolean closed = new AtomicBoolean();

    SshSession(SSHClient client, Wire wire, SshConnector.Limits limits, SessionFacts facts) {
        this.client = client;
        this.wire = wire;
        this.limits = limits;
        this.facts = facts;
    }

    @Override
    public ExecResult exec(String command, byte[] stdin) throws HostException {
        wire.phase("collect", "a command was running");
        HostException reason;
        try {
            return run(start(command), stdin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = wire.explain(lost("interrupted"));
        } catch (IOException | IllegalStateException e) {
            reason = wire.explain(lost(ConnectFault.said(e)));
        }
        wire.fail(reason);
        throw reason;
    }

    @Override
    public SessionFacts facts() {
        return facts;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            wire.close(
                    () -> {
                        try {
                            client.disconnect();
                        } catch (IOException e) {
                            // The socket is closed right after this.
                        }
                    });
        }
    }

    private static HostException lost(String said) {
        return ConnectFault.CONNECTION_LOST.because(
                "the connection broke while a command was running: " + said);
    }

    private Session.Command start(String command) throws HostException, IOException {
        try {
            return client.startSession().exec(command);
        } catch (IOException e) {
            if (client.isConnected()) {
                throw wire.explain(
                        ConnectFault.EXEC_REFUSED.because(
                                "the server does not run commands: " + ConnectFault.said(e)));
            }
            throw e;
        }
    }

    private ExecResult run(Session.Command running, byte[] stdin)
            throws IOException, InterruptedException, HostException {
        var watch = new Transit.Watch();
        var stdout =
                new CappedDrain(
                        running.getInputStream(), limits.stdoutBytes(), this::tooMuch, watch);
        var stderr = new CappedDrain(running.getErrorStream(), limits.stderrBytes(), () -> {});
        Thread errors = aside("stderr", stderr::run);
        Thread input = aside("stdin", () -> watch.feed(running.getOutputStream(), stdin));
        try {
            stdout.run();
            errors.join();
        } finally {
            // Who has ended both outputs needs no more input, and SSHJ's reader can take neither
            // the
            // end of the channel nor of the connection while a writer waits for the server's
            // window.
            input.interrupt();
        }
        running.join();
        if (wire.trouble() != null) {
            throw new IOException("the connection was ended");
        }
        return new ExecResult(exit(running), stdout.kept(), stderr.kept(), watch.transit());
    }

    private void tooMuch() {
        wire.fail(
                ConnectFault.OUTPUT_CAP.because(
                        "the command gave more than " + limits.stdoutBytes() + " bytes of output"));
    }

    private static int exit(Session.Command ended) throws HostException {
        Integer status = ended.getExitStatus();
        if (status != null) {
            return status;
        }
        throw ConnectFault.NO_EXIT_STATUS.because(
                ended.getExitSignal() == null
                        ? "the command ended without an exit status"
                        : "the command was ended by signal " + ended.getExitSignal());
    }

    /**
     * A thread of its own: SSHJ waits inside of monitors, which would hold a virtual thread's
     * carrier.
     */
    private static Thread aside(String what, Transfer transfer) {
        return Thread.ofPlatform()
                .daemon()
                .name("connect-" + what)
                .start(
                        () -> {
                            try {
                                transfer.run();
                            } catch (IOException e) {
                                // A command may end without reading its input, and a broken
                                // connection shows on standard output too.
                            }
                        });
    }

    private interface Transfer {
        void run() throws IOException;
    }
}
