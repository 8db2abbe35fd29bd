package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrustCommandTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    private static final String OTHER = KEY.replace("Hh8", "Hh4").replace("HR4f", "HR4g");

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeInventory() throws Exception {
        inventory(22);
    }

    @AfterEach
    void nobodyAtTheTerminal() {
        System.clearProperty("logreeve.terminal.in");
    }

    @Test
    void theTableComesFirstAndNothingIsWrittenWithoutAYes() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "web1 " + KEY + "\n");

        int exit = trust("", "import", file.toString(), "--format", "known_hosts");

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("HOST  KEY TYPE     FINGERPRINT ")
                .contains("web1  ssh-ed25519  SHA256:")
                .contains("  " + file + ":1  new\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing was written; --yes");
        assertThat(known()).doesNotExist();
    }

    @Test
    void aYesAtTheTerminalWritesAndAnythingElseDoesNot() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "web1 " + KEY + "\n");
        System.setProperty("logreeve.terminal.in", "true");

        assertThat(trust("y\n", "import", file.toString(), "--format", "known_hosts")).isEqualTo(2);
        assertThat(known()).doesNotExist();
        assertThat(trust("yes\n", "import", file.toString(), "--format", "known_hosts")).isZero();
        assertThat(known()).hasContent("web1 " + KEY + "\n");
        assertThat(trust("", "import", file.toString(), "--format", "known_hosts")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing is new; ");
    }

    @Test
    void aChangedKeyIsRefusedWithItsLineAndNothingIsWritten() throws Exception {
        Files.writeString(known(), "# ours\nweb1 " + OTHER + "\n");
        Path file =
                Files.writeString(folder.resolve("keys"), "web1 " + KEY + "\nweb2 " + KEY + "\n");

        int exit = trust("", "import", file.toString(), "--format", "known_hosts", "--yes");

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("CHANGED, another key at " + known() + ":2");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("next: find out why web1 has another key; only then take the line");
        assertThat(known()).hasContent("# ours\nweb1 " + OTHER + "\n");
    }

    @Test
    void anAuthorityNeedsItsHosts() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pub"), KEY + " ca\n");

        assertThat(trust("", "import", file.toString(), "--format", "ca", "--yes")).isEqualTo(2);
        assertThat(trust("", "import", file + "", "--format", "ca", "--hosts", "*.org", "--yes"))
                .isZero();
        assertThat(known()).hasContent("@cert-authority *.org " + KEY + " ca\n");
    }

    @Test
    void addAsksTheHostAndSaysThatThisIsTrustOnFirstUse() throws Exception {
        try (SshServer server = server()) {
            inventory(server.getPort());

            assertThat(trust("", "add", "web1", "--yes")).isZero();

            assertThat(err.toString(StandardCharsets.UTF_8)).contains("Trust on first use: ");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("shown by the host  new");
            assertThat(Files.readString(known()))
                    .startsWith("[127.0.0.1]:" + server.getPort() + " ecdsa-sha2-nistp256 ");
        }
    }

    @Test
    void addOfAHostThatDoesNotAnswerIsIncomplete() throws Exception {
        inventory(1);

        assertThat(trust("", "add", "web1", "--yes")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("web1: LR-1001 ");
    }

    @Test
    void anSshfpRecordThatContradictsTheHostWritesNothing() throws Exception {
        try (SshServer server = server()) {
            inventory(server.getPort());
            Path file =
                    Files.writeString(
                            folder.resolve("zone"), "web1 IN SSHFP 3 2 " + "00".repeat(32));

            assertThat(trust("", "import", file.toString(), "--format", "sshfp", "--yes"))
                    .isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(file + ":1: the host [127.0.0.1]:")
                    .contains("Nothing was written.");
            assertThat(known()).doesNotExist();
        }
    }

    private static SshServer server() throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        var generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(generator.generateKeyPair()));
        server.start();
        return server;
    }

    private int trust(String typed, String... arguments) {
        out.reset();
        err.reset();
        var all = new ArrayList<>(List.of("trust"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-i", folder.resolve("hosts.yaml").toString()));
        var console =
                new Console(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of());
        return Main.run(console, all.toArray(new String[0]));
    }

    private Path known() {
        return folder.resolve("known_hosts");
    }

    private void inventory(int port) throws Exception {
        Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web1:
                    connection:
                      {address: 127.0.0.1, port: %d, user: a, identityFile: id, knownHosts: known_hosts}
                """
                        .formatted(port));
    }
}
