package org.logreeve.collect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
            var stderr =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return process.getErrorStream().readAllBytes();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            CompletableFuture<Void> writer =
                    CompletableFuture.runAsync(
                            () -> {
                                try (OutputStream in = process.getOutputStream()) {
                                    String text = new String(stdin, StandardCharsets.UTF_8);
                                    in.write(script.apply(text).getBytes(StandardCharsets.UTF_8));
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            byte[] stdout = process.getInputStream().readAllBytes();
            writer.join();
            return new ExecResult(process.waitFor(), stdout, stderr.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SessionFacts facts() {
        return new SessionFacts("local", "", "", "");
    }

    @Override
    public void close() {}
}
