package org.logreeve.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.logreeve.text.HostException;

/** A session with this machine, through a shell of its own; deadlines and caps as over SSH. */
public final class LocalSession implements HostSession {
    private final SshConnector.Limits limits;
    private final long end;
    private final Duration deadline;

    /**
     * @param deadline limit for all commands together
     */
    public LocalSession(SshConnector.Limits limits, Duration deadline) {
        this.limits = limits;
        this.deadline = deadline;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    @Override
    public ExecResult exec(String command, byte[] stdin) throws HostException {
        Process process = start(command);
        try {
            return run(process, stdin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.because("the run was stopped while a command ran");
        } finally {
            // children first: what sudo started as root may not be ours to end, and has limits
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public SessionFacts facts() {
        return new SessionFacts("this machine", "", "", "");
    }

    @Override
    public void close() {}

    private static Process start(String command) throws HostException {
        var builder = new ProcessBuilder("/bin/sh", "-c", command).directory(Path.of("/").toFile());
        Map<String, String> environment = builder.environment();
        environment.clear(); // nothing of ours, an agent's socket least of all
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw ConnectFault.EXEC_REFUSED.because(
                    "this machine does not run /bin/sh: " + ConnectFault.said(e),
                    "give it a /bin/sh");
        }
    }

    private ExecResult run(Process process, byte[] stdin)
            throws HostException, InterruptedException {
        var tooMuch = new AtomicBoolean();
        var watch = new Transit.Watch();
        var stdout =
                new CappedDrain(
                        process.getInputStream(),
                        limits.stdoutBytes(),
                        () -> {
                            tooMuch.set(true);
                            process.descendants().forEach(ProcessHandle::destroyForcibly);
                            process.destroyForcibly();
                        },
                        watch);
        var stderr = new CappedDrain(process.getErrorStream(), limits.stderrBytes(), () -> {});
        Thread input = aside("stdin", () -> watch.feed(process.getOutputStream(), stdin));
        Thread output = aside("stdout", stdout::run);
        Thread errors = aside("stderr", stderr::run);
        waitFor(output, "standard output");
        waitFor(errors, "standard error");
        input.interrupt();
        if (tooMuch.get()) {
            throw ConnectFault.OUTPUT_CAP.because(
                    "the command gave more than " + limits.stdoutBytes() + " bytes of output");
        }
        if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw late("process");
        }
        return new ExecResult(process.exitValue(), stdout.kept(), stderr.kept(), watch.transit());
    }

    /** A reader of a process that cannot be ended is left behind; it is a daemon. */
    private void waitFor(Thread reader, String what) throws HostException, InterruptedException {
        if (!reader.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
            throw late(what);
        }
    }

    private HostException late(String what) {
        return ConnectFault.DEADLINE.in(
                "collect", "a command was running; its " + what + " did not end in " + deadline);
    }

    private static Thread aside(String what, Transfer transfer) {
        return Thread.ofPlatform()
                .daemon()
                .name("local-" + what)
                .start(
                        () -> {
                            try {
                                transfer.run();
                            } catch (IOException e) {
                                // A command may end without reading its input; the rest shows on
                                // its output.
                            }
                        });
    }

    private interface Transfer {
        void run() throws IOException;
    }
}
