package org.logreeve.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/**
 * The standard input and output of a program on this machine, started without a shell; it ends with
 * the connection, and so do the programs that it started.
 */
final class CommandLink implements Link {
    private static final int MOST_ERRORS = 4 * 1024;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final List<String> argv;
    private final Process process;
    private final CappedDrain errors;
    private final Thread listener;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Integer> ended = new AtomicReference<>();

    private CommandLink(List<String> argv, Process process) {
        this.argv = argv;
        this.process = process;
        this.errors = new CappedDrain(process.getErrorStream(), MOST_ERRORS, () -> {});
        this.listener = Thread.ofPlatform().daemon().name("via-stderr").start(this::listen);
    }

    static CommandLink start(Via.Command via, Connection to) throws HostException {
        List<String> argv = via.argv().stream().map(word -> filledIn(word, to)).toList();
        try {
            return new CommandLink(argv, new ProcessBuilder(argv).start());
        } catch (IOException e) {
            throw fault(argv, "does not start: " + ConnectFault.said(e));
        }
    }

    static String filledIn(String word, Connection to) {
        return word.replace("{address}", to.address())
                .replace("{port}", Integer.toString(to.port()));
    }

    @Override
    public InputStream in() {
        return new FilterInputStream(process.getInputStream()) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                if (b < 0) {
                    awaitEnd();
                }
                return b;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    awaitEnd();
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    /** A program that has ended of itself: nothing else tells why the bytes stopped. */
    @Override
    public @Nullable HostException broken() {
        awaitEnd();
        Integer exit = ended.get();
        if (exit == null) {
            return null;
        }
        String said = new String(errors.kept(), StandardCharsets.UTF_8).strip();
        return fault(argv, "ended with status " + exit + (said.isEmpty() ? "" : ": " + said));
    }

    /** It may close its output a moment before it ends, and what it complains of comes aside. */
    private void awaitEnd() {
        try {
            if (!closed.get()
                    && process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                    && !closed.get()) {
                listener.join(LAST_WORDS);
                ended.compareAndSet(null, process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void listen() {
        try {
            errors.run();
        } catch (IOException e) {
            // The program was ended.
        }
    }

    private static HostException fault(List<String> argv, String what) {
        return ConnectFault.VIA_COMMAND.because(
                "the command '" + String.join(" ", argv) + "' that leads to the host " + what,
                String.join(" ", argv.stream().map(ShellQuote::of).toList()));
    }
}
