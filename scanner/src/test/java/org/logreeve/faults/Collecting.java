package org.logreeve.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.logreeve.collect.CollectorScript;
import org.logreeve.collect.MaterializedTree;
import org.logreeve.connect.MinaHost;

/** What the server is told to run, run by a real login shell. */
public final class Collecting implements MinaHost.Body, AutoCloseable {
    private final UnaryOperator<String> aim;
    private final Function<String, List<String>> login;
    private final Map<String, String> environment = new HashMap<>();
    private final Queue<Process> running = new ConcurrentLinkedQueue<>();

    private Collecting(UnaryOperator<String> aim, Function<String, List<String>> login) {
        this.aim = aim;
        this.login = login;
    }

    /**
     * @param tree what the collector finds for the host's files
     * @param login the login shell's arguments for a command
     */
    public static Collecting in(MaterializedTree tree, Function<String, List<String>> login) {
        return new Collecting(text -> CollectorScript.aimedAt(text, tree.folder()), login);
    }

    /** The login shell sees the whole host by itself. */
    static Collecting by(Function<String, List<String>> login) {
        return new Collecting(UnaryOperator.identity(), login);
    }

    /** The collector's limit for a command is two seconds. */
    Collecting hurried() {
        return new Collecting(
                text -> text.replaceFirst("(?m)^SECONDS_CAP=.*$", "SECONDS_CAP=2"), login);
    }

    Collecting with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    @Override
    public Integer run(MinaHost.Streams streams) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(login.apply(streams.command()));
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        Thread.ofVirtual().start(() -> feed(streams.in(), process.getOutputStream()));
        Thread errors =
                Thread.ofVirtual().start(() -> copy(process.getErrorStream(), streams.err()));
        copy(process.getInputStream(), streams.out());
        errors.join();
        return process.waitFor();
    }

    @Override
    public void close() {
        running.forEach(
                process -> {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                });
    }

    private void feed(InputStream script, OutputStream to) {
        try (to) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            to.write(aim.apply(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // a shell that ended early takes no more
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException e) {
            return; // one of the two is gone
        }
    }
}
