package org.logreeve.evaluate.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs rules in a process without guard, limits or walls, and says which mark each left. */
final class Unguarded implements AutoCloseable {
    /** Processor time for one rule; an honest one takes a fiftieth. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private static final String END = "## end";

    private final Path folder;
    private final Path secret;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable Process process;
    private String honest = "";

    Unguarded(Path folder) throws IOException {
        this.folder = folder;
        secret = Files.writeString(folder.resolve("secret"), "s3cret-token\n");
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** What was seen of a rule: its outcome in words, and whether the mark it declares is there. */
    record Seen(boolean marked, String outcome) {}

    Path secret() {
        return secret;
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    Path mark(HostileRule rule) {
        return folder.resolve(rule.name() + ".mark");
    }

    Seen run(HostileRule rule) throws IOException, InterruptedException {
        Path mark = mark(rule);
        Path file = folder.resolve(rule.name() + ".drl");
        Files.writeString(file, rule.text(mark, secret, port()));
        int before = connections.get();
        Process running = started();
        running.getOutputStream()
                .write((file + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        running.getOutputStream().flush();
        String outcome = outcome(running);
        boolean marked =
                switch (rule.mark()) {
                    case "file", "process" -> appears(mark);
                    case "socket" -> connections.get() > before;
                    case "leak" -> outcome.contains("s3cret");
                    case "class" -> outcome.matches(".*said=\\[(java[.]|org[.]).*");
                    // a product of facts may be out of memory before it is out of time
                    case "timeout" -> outcome.matches("(timeout|exit 3).*");
                    case "memory" -> outcome.startsWith("exit 3");
                    case "exit" -> outcome.startsWith("exit");
                    case "stack" -> outcome.startsWith("stack") || outcome.startsWith("timeout");
                    case "flood" -> outcome.contains("flood=true");
                    case "throws" -> outcome.startsWith("threw");
                    case "breaks" -> !outcome.startsWith("ran");
                    case "silent" -> outcome.startsWith("ran") && !outcome.contains("[hostile");
                    case "verdict", "lie" ->
                            !outcome.startsWith("broken") && !outcome.contains(honest);
                    case "stdout" -> outcome.contains("printed");
                    default -> false;
                };
        return new Seen(marked, outcome);
    }

    private static boolean appears(Path mark) throws InterruptedException {
        for (int i = 0; i < 50 && !Files.exists(mark); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Files.exists(mark);
    }

    private Process started() throws IOException, InterruptedException {
        Process running = process;
        if (running != null && running.isAlive()) {
            return running;
        }
        // Of its own: what the last process had to say may still be on its way.
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        lines = said;
        running =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-Xss1m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UnguardedMain.class.getName())
                        .redirectError(ProcessBuilder.Redirect.appendTo(new File("/dev/null")))
                        .start();
        process = running;
        Process child = running;
        Thread.ofPlatform().daemon().start(() -> read(child, said));
        String ready = lines.take();
        int at = ready.indexOf("honest=");
        honest = ready.substring(at, ready.indexOf(' ', at));
        return running;
    }

    private static void read(Process child, BlockingQueue<String> lines) {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // killed
        }
        lines.add(END);
    }

    private String outcome(Process running) throws InterruptedException {
        Duration begin = cpu(running);
        String printed = "";
        while (true) {
            String line = lines.poll(100, TimeUnit.MILLISECONDS);
            if (line == null) {
                if (cpu(running).minus(begin).compareTo(MOST) > 0) {
                    running.destroyForcibly().waitFor();
                    return "timeout" + printed;
                }
            } else if (line.equals(END)) {
                return "exit " + running.waitFor() + printed;
            } else if (line.startsWith("## done ")) {
                return line.substring("## done ".length()) + printed;
            } else if (!line.isEmpty()) {
                printed = " printed";
            }
        }
    }

    private static Duration cpu(Process running) {
        return running.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                socket.close();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
