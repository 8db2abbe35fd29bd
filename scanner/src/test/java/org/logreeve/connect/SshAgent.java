package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.logreeve.inventory.Credentials;

/** A real ssh-agent. */
record SshAgent(Path socket, Process process) implements AutoCloseable {
    static SshAgent start(Path socket) throws Exception {
        Process process =
                new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                        .redirectErrorStream(true)
                        .start();
        // It says where it listens once it does.
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).contains("" + socket);
        return new SshAgent(socket, process);
    }

    Credentials named() {
        return OpenSshLoginTest.agentAt(socket);
    }

    void add(Path key) throws Exception {
        assertThat(ssh(List.of("ssh-add", "-q", key.toString()))).isZero();
    }

    void clear() throws Exception {
        assertThat(ssh(List.of("ssh-add", "-q", "-D"))).isZero();
    }

    private int ssh(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process run = builder.start();
        run.getInputStream().readAllBytes();
        return run.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
