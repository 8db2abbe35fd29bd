package org.logreeve.evaluate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One child JVM: no environment, an empty folder of its own, a heap cap; it dies with this object.
 */
final class WorkerProcess implements AutoCloseable {
    private static final int MAX_STDERR = 8 << 10;
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xmx256m",
                    "-Xss1m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    // Neither files in /tmp nor a socket that another process could attach to.
                    "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism",
                    "-XX:-CreateCoredumpOnCrash",
                    "-Djava.awt.headless=true",
                    "-Duser.language=en");

    /**
     * Signals that a terminal sends to the whole process group are for the parent: it needs the
     * worker until its last host is judged. The shell puts variables of its own into the
     * environment, {@code env -i} takes them out.
     */
    private static final List<String> DEAF =
            List.of("/bin/sh", "-c", "trap '' HUP INT TERM; exec env -i \"$@\"", "sh");

    private final Path folder;
    private final Process process;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("rule-worker-", 0).factory());
    private final Future<String> stderr;

    WorkerProcess(String mainClass) throws WorkerException {
        try {
            folder = Files.createTempDirectory("logreeve-worker-");
            var builder = new ProcessBuilder(command(mainClass)).directory(folder.toFile());
            builder.environment().clear();
            process = builder.start();
        } catch (IOException e) {
            throw new WorkerException("ended", "cannot start the rule worker: " + e.getMessage());
        }
        stderr = threads.submit(() -> drain(process.getErrorStream()));
    }

    /** Sends one message and waits for its answer; any exception means that the process is dead. */
    byte[] exchange(byte[] request, Duration deadline) throws WorkerException {
        Future<byte[]> answer = threads.submit(() -> exchange(request));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            throw new WorkerException(
                    "deadline", "the rule worker gave no answer in " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            process.destroyForcibly();
            String last = stderrText();
            close();
            throw new WorkerException("ended", "the rule worker ended: " + oneLine(e, last));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new WorkerException("ended", "interrupted");
        }
    }

    @Override
    public void close() {
        linger();
        process.destroyForcibly();
        threads.shutdownNow();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // An empty folder under the temporary folder may stay.
        }
    }

    /**
     * Only while the launcher records what the worker loads: a JVM that is killed records nothing.
     */
    private void linger() {
        int seconds = Integer.getInteger("logreeve.worker.linger", 0);
        if (seconds > 0 && process.isAlive()) {
            try {
                process.getOutputStream().close();
                process.waitFor(seconds, TimeUnit.SECONDS);
            } catch (IOException e) {
                return; // it ended by itself
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    long pid() {
        return process.pid();
    }

    private byte[] exchange(byte[] request) throws IOException {
        Frames.write(process.getOutputStream(), request, WorkerProtocol.MAX_REQUEST);
        byte[] reply = Frames.read(process.getInputStream(), WorkerProtocol.MAX_REPLY);
        if (reply == null) {
            throw new IOException("its output ended");
        }
        return reply;
    }

    private List<String> command(String mainClass) {
        var command = new ArrayList<>(DEAF);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Duser.home=" + folder);
        command.add("-XX:ErrorFile=" + folder.resolve("crash"));
        // One option a line: a path in it may hold blanks.
        System.getProperty("logreeve.worker.options", "").lines().forEach(command::add);
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        return command;
    }

    /** Ours, absolute: the child starts in a folder of its own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Reads to the end, so that the child never blocks, and keeps the beginning. */
    private static String drain(InputStream in) throws IOException {
        byte[] kept = in.readNBytes(MAX_STDERR);
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return new String(kept, StandardCharsets.UTF_8);
    }

    private String stderrText() {
        try {
            return stderr.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String oneLine(ExecutionException e, String stderr) {
        String text = stderr.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String message = String.valueOf(e.getMessage());
        return text.isEmpty() ? message : message + "; it said: " + text;
    }
}
