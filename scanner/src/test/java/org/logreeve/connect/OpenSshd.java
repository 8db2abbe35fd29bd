package org.logreeve.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real OpenSSH server on a free loopback port, run by whoever runs the tests. */
public final class OpenSshd implements AutoCloseable {
    private static final String PROGRAM =
            Files.isExecutable(Path.of("/usr/sbin/sshd")) ? "/usr/sbin/sshd" : "sshd";

    private final Process process;
    private final int port;

    private OpenSshd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server and returns when it listens. */
    static OpenSshd start(Path folder, List<Path> hostKeys, Path authorizedKeys) throws Exception {
        var config = new StringBuilder();
        for (Path key : hostKeys) {
            config.append("HostKey ").append(key).append('\n');
        }
        return start(folder, config.toString(), authorizedKeys);
    }

    /** Starts a server with these lines for its host keys. */
    public static OpenSshd start(Path folder, String hostKeys, Path authorizedKeys)
            throws Exception {
        var config = new StringBuilder(hostKeys);
        config.append("AuthorizedKeysFile ")
                .append(authorizedKeys)
                .append(
                        """

                        ListenAddress 127.0.0.1
                        PidFile none
                        UsePAM no
                        StrictModes no
                        PermitRootLogin yes
                        PasswordAuthentication no
                        KbdInteractiveAuthentication no
                        MaxStartups 200
                        """);
        Path file = Files.writeString(folder.resolve("sshd_config"), config);
        if (user().equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process =
                new ProcessBuilder(PROGRAM, "-D", "-e", "-f", file.toString(), "-p", "" + port)
                        .start();
        awaitListening(process);
        return new OpenSshd(process, port);
    }

    /** Makes a key pair without passphrase and returns the private file. */
    public static Path key(Path file, String type, String... more) throws Exception {
        var command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-f", file.toString()));
        command.addAll(more.length == 0 ? List.of("-N", "") : List.of(more));
        run(command);
        return file;
    }

    /** {@code type base64} of a public key file. */
    public static String publicKey(Path privateKey) throws IOException {
        String[] words = Files.readString(Path.of(privateKey + ".pub")).split(" ", -1);
        return words[0] + " " + words[1].strip();
    }

    /** Runs a command to its end and returns its exit status. */
    public static int run(List<String> command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    static String program() {
        return PROGRAM;
    }

    public static String user() {
        return System.getProperty("user.name");
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static void awaitListening(Process process) throws IOException {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Server listening on")) {
                Thread.ofPlatform().daemon().start(() -> drop(errors));
                return;
            }
        }
        throw new IOException("sshd did not start: " + said);
    }

    private static void drop(BufferedReader errors) {
        try {
            errors.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was stopped.
        }
    }
}
