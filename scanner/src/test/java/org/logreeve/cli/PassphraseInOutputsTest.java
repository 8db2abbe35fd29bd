package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** A passphrase is in no output of a run, whatever becomes of the login. */
class PassphraseInOutputsTest {
    private static final String CANARY = "canary-5d21c0";

    @TempDir private Path folder;

    @Test
    void rightWrongAndLeakedPassphrasesStandNowhere() throws Exception {
        try (Doors doors = Doors.open(folder, 4, Map.of())) {
            Path key = folder.resolve("id_ecdsa");
            var attributes = Files.getPosixFilePermissions(key);
            KeyPair keys = new FileKeyPairProvider(key).loadKeys(null).iterator().next();
            Files.write(key, encrypted(keys));
            Path secret = Files.writeString(folder.resolve("right"), CANARY + "\n");
            Path wrong = Files.writeString(folder.resolve("wrong"), "not " + CANARY + "\n");
            Files.setPosixFilePermissions(secret, attributes);
            Files.setPosixFilePermissions(wrong, attributes);
            state(doors, "h01", "{file: right}");
            state(doors, "h02", "{file: wrong}");
            state(doors, "h03", "{argv: [sh, -c, 'cat right; cat right >&2; exit 3']}");
            state(doors, "h04", "{argv: [sh, -c, 'cat right; cat right >&2']}");
            String inventory = Files.readString(doors.inventory());
            Files.writeString(doors.inventory(), inventory.replace(" right", " " + secret));

            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            int exit = scan(doors, out, err);

            assertThat(exit).as(text(err)).isEqualTo(3);
            Journal journal = Journal.read(RunFolder.currentJournal(folder.resolve("out")));
            assertThat(journal.hosts())
                    .extracting(PassphraseInOutputsTest::outcome)
                    .containsExactlyInAnyOrder("h01 in", "h02 LR-1083", "h03 LR-1082", "h04 in");
            assertThat(text(out) + text(err)).contains("LR-1082", "***").doesNotContain(CANARY);
            try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
                List<Path> written = files.filter(Files::isRegularFile).toList();
                assertThat(written).hasSizeGreaterThan(1);
                for (Path file : written) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(CANARY);
                }
            }
        }
    }

    private static String outcome(HostRecord record) {
        HostRecord.Trouble error = record.error();
        return record.host() + " " + (error == null ? "in" : error.code());
    }

    /** Adds the source to the host's connection. */
    private static void state(Doors doors, String host, String source) throws Exception {
        String yaml = Files.readString(doors.inventory());
        int at = yaml.indexOf("connection: {", yaml.indexOf("  " + host + ":\n")) + 13;
        Files.writeString(
                doors.inventory(),
                yaml.substring(0, at)
                        + "identityPassphrase: "
                        + source
                        + ", "
                        + yaml.substring(at));
    }

    private static byte[] encrypted(KeyPair keys) throws Exception {
        var encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(CANARY);
        encryption.setCipherType("256");
        encryption.setCipherMode("CTR");
        encryption.setKdfRounds(2);
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "test", encryption, out);
        return out.toByteArray();
    }

    private int scan(Doors doors, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        var console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of());
        return Main.run(
                console,
                "scan",
                "-i",
                doors.inventory().toString(),
                "--policy",
                Estate.THREE_RULES,
                "--policy-worktree",
                "-o",
                folder.resolve("out").toString());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
