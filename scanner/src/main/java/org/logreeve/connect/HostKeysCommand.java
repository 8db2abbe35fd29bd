package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;

/**
 * Runs the inventory's {@code hostKeysFrom} on this machine, without a shell. It ends within its
 * time, and what it says is bounded.
 */
final class HostKeysCommand {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ERRORS = 4 * 1024;

    private final List<String> argv;
    private final long end;

    private HostKeysCommand(List<String> argv, Duration limit) {
        this.argv = argv;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** The output as a known_hosts file. */
    static KnownHosts.Source run(Connection to, Duration limit) throws HostException {
        List<String> argv =
                to.hostKeysFrom().stream().map(word -> CommandLink.filledIn(word, to)).toList();
        return new HostKeysCommand(argv, limit).run(limit);
    }

    private KnownHosts.Source run(Duration limit) throws HostException {
        Process process = started();
        try {
            var output = read(process.getInputStream(), MOST_BYTES);
            var errors = read(process.getErrorStream(), MOST_ERRORS);
            String text = output.get(left(), TimeUnit.NANOSECONDS);
            String said = errors.get(left(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return checked(process.exitValue(), text, said.strip());
        } catch (TimeoutException e) {
            throw fault("was not done in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw fault("broke off: " + ConnectFault.said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("identity", "stopped while its host keys were asked");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process started() throws HostException {
        try {
            Process process =
                    new ProcessBuilder(argv).redirectInput(Path.of("/dev/null").toFile()).start();
            return process;
        } catch (IOException e) {
            throw fault("does not start: " + ConnectFault.said(e));
        }
    }

    private KnownHosts.Source checked(int exit, String text, String said) throws HostException {
        if (exit != 0) {
            throw fault("ended with status " + exit + (said.isEmpty() ? "" : ": " + said));
        }
        if (text.length() > MOST_BYTES) {
            throw fault("said more than " + MOST_BYTES + " bytes");
        }
        return new KnownHosts.Source("hostKeysFrom " + argv.getFirst(), text);
    }

    /** Keeps one byte more than allowed, so that too much is seen, and drops the rest. */
    private static CompletableFuture<String> read(InputStream in, int most) {
        var text = new CompletableFuture<String>();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try (in) {
                                byte[] kept = in.readNBytes(most + 1);
                                in.transferTo(OutputStream.nullOutputStream());
                                text.complete(new String(kept, StandardCharsets.ISO_8859_1));
                            } catch (IOException e) {
                                text.completeExceptionally(e);
                            }
                        });
        return text;
    }

    private long left() {
        return Math.max(1, end - System.nanoTime());
    }

    private HostException fault(String what) {
        return ConnectFault.HOST_KEYS_COMMAND.because(
                "the command '" + String.join(" ", argv) + "' for the host's keys " + what,
                String.join(" ", argv.stream().map(ShellQuote::of).toList()));
    }
}
