package org.logreeve.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real command line in a process of its own. */
final class Fork {
    private static final int SIGINT_BIT = 1 << 1;

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Fork(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * @param options of the JVM
     */
    static Fork of(Path folder, List<String> options, List<String> arguments) throws IOException {
        Path stdout = Files.createTempFile(folder, "stdout", "");
        Path stderr = Files.createTempFile(folder, "stderr", "");
        Process process =
                builder(options, arguments)
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile())
                        .start();
        return new Fork(process, stdout, stderr);
    }

    /** With a standard output that nobody reads. */
    static Fork intoClosedPipe(Path folder, List<String> arguments) throws IOException {
        Path stderr = Files.createTempFile(folder, "stderr", "");
        Process process = builder(List.of(), arguments).redirectError(stderr.toFile()).start();
        process.getInputStream().close();
        return new Fork(process, stderr, stderr);
    }

    private static ProcessBuilder builder(List<String> options, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        if (isInterruptIgnored()) {
            // a build in the background of a script hands that on to its children
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static boolean isInterruptIgnored() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(
                            line ->
                                    (Long.parseUnsignedLong(line.substring(7).strip(), 16)
                                                    & SIGINT_BIT)
                                            != 0);
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits until it said something on standard error. */
    void awaitSaying(String text) throws IOException, InterruptedException {
        while (!stderr().contains(text)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) && !stderr().contains(text)) {
                throw new IllegalStateException("it never said '" + text + "': " + stderr());
            }
        }
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    String stdout() throws IOException {
        return Files.readString(stdout, StandardCharsets.UTF_8);
    }

    String stderr() throws IOException {
        return Files.readString(stderr, StandardCharsets.UTF_8);
    }
}
