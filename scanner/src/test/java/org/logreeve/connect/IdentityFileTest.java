package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.HostException;

class IdentityFileTest {
    @TempDir Path folder;

    @Test
    void aKeyFileIsReadWithoutWhatLiesBesideIt() throws Exception {
        KeyPair keys = TestKeys.ec();
        Path file = TestKeys.write(keys, folder.resolve("id"));
        Files.writeString(folder.resolve("id.pub"), TestKeys.line(TestKeys.ec()));

        assertThat(IdentityFile.read(file).getPublic()).isEqualTo(keys.getPublic());
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(refusal(folder.resolve("nowhere")))
                .isEqualTo(
                        "LR-1020 the identity file '"
                                + folder.resolve("nowhere")
                                + "' does not exist | "
                                + ConnectFault.IDENTITY_FILE_MISSING.next());
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheCommandThatClosesIt() throws Exception {
        Path file = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(refusal(file))
                .isEqualTo(
                        "LR-1021 the identity file '"
                                + file
                                + "' is open to others | chmod 600 '"
                                + file
                                + "'");
    }

    @Test
    void aFileWithPassphraseIsRefused() throws Exception {
        var encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword("secret");
        encryption.setCipherType("256");
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                TestKeys.ec(), "test", encryption, out);

        assertThat(refusal(write(out.toString(StandardCharsets.US_ASCII))))
                .startsWith("LR-1022 ")
                .contains("needs a passphrase");
    }

    @Test
    void anotherFormatIsRefusedWithTheCommandThatConvertsIt() throws Exception {
        Path file = write("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n");

        assertThat(refusal(file))
                .startsWith("LR-1023 ")
                .endsWith("ssh-keygen -p -N '' -f '" + file + "'");
    }

    @Test
    void anEncryptedFileOfAnotherFormatNeedsAPassphraseToo() throws Exception {
        assertThat(refusal(write("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n")))
                .startsWith("LR-1022 ");
    }

    @Test
    void brokenKeyFilesAreRefusedAndNeverThrowAnythingElse() throws Exception {
        String good = Files.readString(TestKeys.write(TestKeys.ec(), folder.resolve("id")));
        for (int cut = 0; cut < good.indexOf("-----END"); cut += 7) {
            String broken = good.substring(0, cut);

            assertThat(refusal(write(broken))).startsWith("LR-102");
        }
    }

    private Path write(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("other"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String refusal(Path file) {
        HostException refused =
                catchThrowableOfType(HostException.class, () -> IdentityFile.read(file));
        return refused.code() + " " + refused.getMessage() + " | " + refused.next();
    }
}
