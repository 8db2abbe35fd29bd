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

/**
 * Runs a command of the inventory on this machine, without a shell. It ends within its time, and
 * what it says is bounded.
 */
final class LocalCommand {
    private static final int MOST_ERRORS = 4 * 1024;

    private final List<String> argv;
    private final Duration limit;
    private final int mostBytes;
    private final long end;

    private LocalCommand(List<String> argv, Duration limit, int mostBytes) {
        this.argv = argv;
        this.limit = limit;
        this.mostBytes = mostBytes;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** What a command said; one character a byte. */
    record Output(int exit, String stdout, String stderr) {
        @Override
        public String toString() {
            return "Output[exit=" + exit + "]"; // it may hold a secret
        }
    }

    /** The command did not come to its end; the message goes on after its name. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String what) {
            super(what);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws Failed when it does not start, takes too long or says too much
     */
    static Output run(List<String> argv, Duration limit, int mostBytes)
            throws Failed, InterruptedException {
        return new LocalCommand(argv, limit, mostBytes).run();
    }

    private Output run() throws Failed, InterruptedException {
        Process process = started();
        try {
            var output = read(process.getInputStream(), mostBytes);
            var errors = read(process.getErrorStream(), MOST_ERRORS);
            String text = output.get(left(), TimeUnit.NANOSECONDS);
            String said = errors.get(left(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            if (text.length() > mostBytes) {
                throw new Failed("said more than " + mostBytes + " bytes");
            }
            return new Output(process.exitValue(), text, said.strip());
        } catch (TimeoutException e) {
            throw new Failed("was not done in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new Failed("broke off: " + ConnectFault.said(e));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process started() throws Failed {
        try {
            return new ProcessBuilder(argv).redirectInput(Path.of("/dev/null").toFile()).start();
        } catch (IOException e) {
            throw new Failed("does not start: " + ConnectFault.said(e));
        }
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
}
