package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;

@Ring(Rings.OPENSSH)
@Timeout(120)
class OpenSshSessionTest {
    private static final String EXEC = "exec /bin/sh -s";

    @TempDir static Path folder;
    private static Path hostKey;
    private static OpenSshd sshd;
    private static SshConnector connector;

    @BeforeAll
    static void startServer() throws Exception {
        hostKey = OpenSshd.key(folder.resolve("host_ed25519"), "ed25519");
        Path rsaHostKey = OpenSshd.key(folder.resolve("host_rsa"), "rsa");
        Path ecdsaHostKey = OpenSshd.key(folder.resolve("host_ecdsa"), "ecdsa");
        var authorized = new StringBuilder();
        for (String type : List.of("ed25519", "ecdsa", "rsa")) {
            Path key = OpenSshd.key(folder.resolve("id_" + type), type);
            authorized.append(OpenSshd.publicKey(key)).append('\n');
        }
        OpenSshd.key(folder.resolve("id_stranger"), "ed25519");
        Path file = Files.writeString(folder.resolve("authorized_keys"), authorized);
        sshd = OpenSshd.start(folder, List.of(rsaHostKey, ecdsaHostKey, hostKey), file);
        connector = new SshConnector();
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
        connector.close();
    }

    @Test
    void aScriptOnStandardInputGivesBackTwentyKilobytes() throws Exception {
        String script =
                """
                i=0
                while [ $i -lt 20 ]; do
                    printf '%01023d\\n' $i
                    i=$((i + 1))
                done
                echo heard >&2
                exit 7
                """;

        try (HostSession session = connector.open(host("id_ed25519"))) {
            ExecResult result = session.exec(EXEC, script.getBytes(StandardCharsets.UTF_8));

            assertThat(result.exit()).isEqualTo(7);
            assertThat(result.stdout()).hasSize(20 * 1024);
            assertThat(new String(result.stderr(), StandardCharsets.UTF_8)).isEqualTo("heard\n");
            assertThat(session.facts().trust()).isEqualTo(folder.resolve("known_hosts") + ":1");
            assertThat(session.facts().server()).startsWith("SSH-2.0-OpenSSH");
            assertThat(session.facts().hostKey()).startsWith("ssh-ed25519 SHA256:");
            assertThat(session.facts().address()).isEqualTo("127.0.0.1 port " + sshd.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_ed25519", "id_ecdsa", "id_rsa"})
    void everyKindOfKeyFileOpensASessionForSeveralCommands(String identity) throws Exception {
        try (HostSession session = connector.open(host(identity))) {
            for (int i = 0; i < 3; i++) {
                byte[] script = ("echo " + i).getBytes(StandardCharsets.UTF_8);
                assertThat(session.exec(EXEC, script).stdout())
                        .isEqualTo((i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aCommandThatDoesNotReadItsInputDoesNotHang() throws Exception {
        try (HostSession session = connector.open(host("id_ed25519"))) {
            ExecResult result = session.exec("echo done", new byte[8 * 1024 * 1024]);

            assertThat(new String(result.stdout(), StandardCharsets.UTF_8)).isEqualTo("done\n");
        }
    }

    @Test
    void aHostThatIsKnownByItsEcdsaKeyOnlyIsAskedForThatKey() throws Exception {
        Path known = known("known_ecdsa", folder.resolve("host_ecdsa"));

        try (HostSession session = connector.open(host("id_ed25519", known))) {
            assertThat(session.facts().hostKey()).startsWith("ecdsa-sha2-nistp256 SHA256:");
        }
    }

    @Test
    void aKeyTheServerDoesNotKnowIsRefusedWithUserAndFile() throws Exception {
        HostException refused =
                catchThrowableOfType(
                        HostException.class, () -> connector.open(host("id_stranger")));

        assertThat(refused.code()).isEqualTo("LR-1018");
        assertThat(refused)
                .hasMessage(
                        "the server takes none of the keys for '%s', tried [%s]",
                        OpenSshd.user(), folder.resolve("id_stranger"));
    }

    @Test
    void thePinCommandPinsTheKeyItShows() throws Exception {
        Path known = Files.writeString(folder.resolve("it's new"), "");
        InventoryHost host = host("id_ed25519", known);
        HostException unknown =
                catchThrowableOfType(HostException.class, () -> connector.open(host));
        assertThat(unknown.code()).isEqualTo("LR-1014");
        assertThat(OpenSshd.run(List.of("sh", "-c", unknown.next()))).isZero();

        try (var later = new SshConnector();
                HostSession session = later.open(host)) {
            assertThat(unknown).hasMessageContaining(session.facts().hostKey());
        }
    }

    private static InventoryHost host(String identity) throws Exception {
        return host(identity, known("known_hosts", hostKey));
    }

    private static Path known(String file, Path key) throws Exception {
        String line = "[127.0.0.1]:" + sshd.port() + " " + OpenSshd.publicKey(key) + "\n";
        return Files.writeString(folder.resolve(file), line);
    }

    private static InventoryHost host(String identity, Path known) {
        return Hosts.at(
                "127.0.0.1",
                sshd.port(),
                OpenSshd.user(),
                List.of(folder.resolve(identity)),
                List.of(known),
                Duration.ofSeconds(60));
    }
}
