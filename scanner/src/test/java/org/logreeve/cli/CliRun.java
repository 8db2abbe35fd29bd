package org.logreeve.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One call of the command line, as its user sees it.
 *
 * @param exit what the shell gets
 * @param out standard output
 * @param err standard error
 */
record CliRun(int exit, String out, String err) {
    static CliRun of(List<String> arguments) {
        return of(arguments.toArray(String[]::new));
    }

    static CliRun of(String... arguments) {
        return watched(line -> {}, arguments);
    }

    /** Who hears each line of standard error as it is written, before the program goes on. */
    interface Watcher {
        void hear(String line) throws IOException;
    }

    static CliRun watched(Watcher watcher, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err =
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] bytes, int from, int length) {
                        super.write(bytes, from, length);
                        try {
                            watcher.hear(new String(bytes, from, length, StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        int exit =
                Main.run(
                        new Console(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                Map.of()),
                        arguments);
        return new CliRun(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A line of standard output, without what is around it. */
    String lineWith(String part) {
        return out.lines().filter(line -> line.contains(part)).findFirst().orElseThrow().strip();
    }
}
