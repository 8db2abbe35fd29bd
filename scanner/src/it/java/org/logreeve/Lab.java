package org.logreeve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Real hosts of {@code src/it/lab.sh}: systemd, sshd and daemons in namespaces of this machine. */
final class Lab implements AutoCloseable {
    /** How many hosts; {@code -Dlab.hosts} says another number. */
    static final int COUNT = Integer.getInteger("lab.hosts", 8);

    /** Which profiles run is drawn at run time; {@code -Dlab.first} repeats a draw. */
    static final int FIRST =
            Integer.getInteger("lab.first", ThreadLocalRandom.current().nextInt(1, 200));

    private static final Path SCRIPT = Path.of("src", "it", "lab.sh");
    private static Lab shared;

    private final Path folder;

    private Lab(Path folder) {
        this.folder = folder;
    }

    /** The hosts that all classes of a run share; they stop when the run ends. */
    static synchronized Lab shared() throws IOException, InterruptedException {
        if (shared == null) {
            System.out.printf(
                    "lab: %d hosts from index %d (-Dlab.first=%d)%n", COUNT, FIRST, FIRST);
            Path folder = Path.of(System.getProperty("lab.folder", "/var/tmp/logreeve-lab"));
            Lab started = up(folder, FIRST, COUNT);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        try {
                                            started.close();
                                        } catch (IOException e) {
                                            System.out.println("lab: " + e.getMessage());
                                        }
                                    }));
            shared = started;
        }
        return shared;
    }

    /**
     * Starts {@code count} hosts from index {@code first}; builds the trees when they are missing.
     */
    static Lab up(Path folder, int first, int count) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var lab = new Lab(folder);
        lab.run("down");
        lab.run(Map.of("LAB_FIRST", Integer.toString(first), "LAB_RAISE", "1"), "up", "" + count);
        return lab;
    }

    /** One JSON object a line: what each running host's configuration says. */
    List<String> truth() throws IOException, InterruptedException {
        return run("truth").lines().toList();
    }

    String exec(String host, String... command) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("exec", host));
        arguments.addAll(Arrays.asList(command));
        return run(arguments.toArray(String[]::new));
    }

    /** The loopback address of a host, from its index. */
    static String address(int index) {
        return "127.77." + index / 250 + "." + (index % 250 + 1);
    }

    int port() {
        return 2222;
    }

    Path identity() {
        return folder.resolve("keys/id_ed25519");
    }

    String publicKey() throws IOException {
        return Files.readString(folder.resolve("keys/id_ed25519.pub")).strip();
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    @Override
    public void close() throws IOException {
        try {
            run("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private String run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString(), folder.toString()));
        command.addAll(Arrays.asList(arguments));
        Path errors = Files.createTempFile("lab", ".err");
        try {
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
