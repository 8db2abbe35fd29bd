package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** A real OpenSSH server as jump host, and as the host behind it. */
@Ring(Rings.OPENSSH)
@Timeout(120)
class OpenSshBastionTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir static Path folder;
    private static Path key;
    private static Path known;
    private static OpenSshd sshd;

    @BeforeAll
    static void startServer() throws Exception {
        Path hostKey = OpenSshd.key(folder.resolve("host_ed25519"), "ed25519");
        key = OpenSshd.key(folder.resolve("id"), "ed25519");
        Path authorized =
                Files.writeString(folder.resolve("authorized"), OpenSshd.publicKey(key) + "\n");
        sshd = OpenSshd.start(folder, List.of(hostKey), authorized);
        known =
                Files.writeString(
                        folder.resolve("known"),
                        "[127.0.0.1]:" + sshd.port() + " " + OpenSshd.publicKey(hostKey) + "\n");
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @Test
    void thirtySessionsAndADeadHostShareOneConnection() throws Exception {
        int closed;
        try (var port = new ServerSocket(0)) {
            closed = port.getLocalPort();
        }
        try (var connector = new SshConnector();
                ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HostException> dead =
                    scans.submit(
                            () ->
                                    catchThrowableOfType(
                                            HostException.class,
                                            () -> connector.open(behind(closed))));
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 30; i++) {
                work.add(() -> megabyte(connector));
            }
            for (Future<Integer> size : scans.invokeAll(work)) {
                assertThat(size.get()).isEqualTo(1024 * 1024);
            }

            assertThat(dead.get())
                    .hasMessage(
                            "the jump host 'bastion' cannot reach 127.0.0.1 port %d: Connection"
                                    + " refused",
                            closed);
        }
    }

    private static int megabyte(SshConnector connector) throws Exception {
        try (HostSession session = connector.open(behind(sshd.port()))) {
            byte[] script = "head -c 1048576 /dev/zero".getBytes(StandardCharsets.UTF_8);
            return session.exec("exec /bin/sh -s", script).stdout().length;
        }
    }

    private static InventoryHost behind(int port) {
        var jump = new Via.Jump("bastion", host(sshd.port()).connection());
        return JumpHost.behind(jump, "web1", host(port).connection());
    }

    private static InventoryHost host(int port) {
        return Hosts.at("127.0.0.1", port, OpenSshd.user(), List.of(key), List.of(known), LONG);
    }
}
