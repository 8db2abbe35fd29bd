package org.logreeve.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One child JVM: no environment, an empty folder of its own, a heap cap; it dies with this object.
 */
final class WorkerProcess implements AutoCloseable {
    private static final int MAX_STDERR = 8 << 10;

    /** How often the processor time is looked at. */
    private static final long SLICE_MILLIS = 200;

    private final Path folder;
    private final Process process;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("rule-worker-", 0).factory());
    private final Future<String> stderr;

    WorkerProcess(String mainClass) throws WorkerException {
        try {
            folder = Files.createTempDirectory("logreeve-worker-");
            process = start(WorkerCommand.of(mainClass, folder));
        } catch (IOException e) {
            threads.shutdownNow();
            throw WorkerException.notStarted(e);
        }
        stderr = threads.submit(() -> drain(process.getErrorStream()));
    }

    /**
     * From a thread that lives as long as the process: a process that dies with its parent dies
     * with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
     */
    private Process start(List<String> command) throws IOException, WorkerException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        var started = new CompletableFuture<Process>();
        var unused =
                threads.submit(
                        () -> {
                            try {
                                Process child = builder.start();
                                started.complete(child);
                                child.waitFor();
                            } catch (IOException e) {
                                started.completeExceptionally(e);
                            }
                            return null;
                        });
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerException("ended", "interrupted");
        }
    }

    /**
     * Sends one message and waits for its answer; any exception means that the process is dead.
     *
     * @param cpu of the processor; by the clock a multiple of it
     */
    byte[] exchange(byte[] request, Duration cpu) throws WorkerException {
        Future<byte[]> answer = threads.submit(() -> exchange(request));
        Duration deadline = cpu.multipliedBy(WorkerLimits.PATIENCE);
        long end = System.nanoTime() + deadline.toNanos();
        Duration most = cpu().plus(cpu);
        try {
            while (true) {
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                try {
                    return answer.get(Math.min(left, SLICE_MILLIS), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    check(end, most, cpu, deadline);
                }
            }
        } catch (ExecutionException e) {
            boolean memory = endedForMemory();
            process.destroyForcibly();
            String last = stderrText();
            close();
            throw memory
                    ? new WorkerException("memory", "the rule worker ran out of memory")
                    : new WorkerException("ended", "the rule worker ended: " + oneLine(e, last));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new WorkerException("ended", "interrupted");
        }
    }

    private void check(long end, Duration most, Duration cpu, Duration deadline)
            throws WorkerException {
        if (System.nanoTime() >= end) {
            close();
            throw new WorkerException(
                    "deadline", "the rule worker gave no answer in " + deadline.toMillis() + " ms");
        }
        if (cpu().compareTo(most) > 0) {
            close();
            throw new WorkerException(
                    "cpu",
                    "the rule worker used more than " + cpu.toMillis() + " ms of the processor");
        }
    }

    /** Processor time so far, of the process and of what stands around it. */
    private Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** {@code ExitOnOutOfMemoryError} ends a JVM with 3. */
    private boolean endedForMemory() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        linger();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
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
