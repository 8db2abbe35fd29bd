package org.logreeve.collect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SessionFacts;

/** A session with this machine's own shell. */
record LocalShell(
        List<String> shell, UnaryOperator<ProcessBuilder> set, UnaryOperator<String> script)
        implements HostSession {
    static LocalShell sh() {
        return of("sh", "-s");
    }

    static LocalShell of(String... shell) {
        return new LocalShell(List.of(shell), UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The shell takes a fixture tree for the host. */
    LocalShell at(MaterializedTree tree) {
        return new LocalShell(shell, set, text -> CollectorScript.aimedAt(text, tree.folder()));
    }

    /** The shell starts in an empty folder that is its home as well. */
    LocalShell in(Path folder) {
        return new LocalShell(
                shell,
                process -> {
                    process.directory(folder.toFile());
                    process.environment().put("HOME", folder.toString());
                    process.environment().put("TMPDIR", folder.toString());
                    return process;
                },
                script);
    }

    LocalShell with(String variable, String value) {
        return new LocalShell(
                shell,
                process -> {
                    process.environment().put(variable, value);
                    return set.apply(process);
                },
                script);
    }

    @Override
    public ExecResult exec(String command, byte[] stdin) {
        if (!command.equals(CollectorScript.COMMAND)) {
            throw new IllegalArgumentException(command);
        }
        try {
            Process process = set.apply(new ProcessBuilder(shell)).start();
            var stderr = new ByteArrayOutputStream();
            Thread drain = Thread.startVirtualThread(() -> copy(process.getErrorStream(), stderr));
            String text = script.apply(new String(stdin, StandardCharsets.UTF_8));
            Thread feed =
                    Thread.startVirtualThread(
                            () ->
                                    copy(
                                            new ByteArrayInputStream(
                                                    text.getBytes(StandardCharsets.UTF_8)),
                                            process.getOutputStream()));
            byte[] stdout = process.getInputStream().readAllBytes();
            feed.join();
            drain.join();
            return new ExecResult(process.waitFor(), stdout, stderr.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A shell that ended early takes no more: what it said shows why. */
    private static void copy(InputStream from, OutputStream to) {
        try (from;
                to) {
            from.transferTo(to);
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public SessionFacts facts() {
        return new SessionFacts("local", "", "", "");
    }

    @Override
    public void close() {}
}
