package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.inventory.SecretSource;
import org.logreeve.text.HostException;

class IdentityFileTest {
    private static final String CANARY = "canary-7f3a";

    @TempDir Path folder;

    @Test
    void aKeyFileIsReadWithoutWhatLiesBesideIt() throws Exception {
        KeyPair keys = TestKeys.ec();
        Path file = TestKeys.write(keys, folder.resolve("id"));
        Files.writeString(folder.resolve("id.pub"), TestKeys.line(TestKeys.ec()));

        IdentityFile read = read(file, null);

        assertThat(read.key().type() + " " + read.key().base64()).isEqualTo(TestKeys.line(keys));
        assertThat(read.signer()).isNotNull();
    }

    @Test
    void aPublicFileIsAKeyWithoutSigner() throws Exception {
        KeyPair keys = TestKeys.ec();
        Path file = Files.writeString(folder.resolve("id.pub"), TestKeys.line(keys) + " me@here\n");

        IdentityFile read = read(file, null);

        assertThat(read.signer()).isNull();
        assertThat(read.key().type() + " " + read.key().base64()).isEqualTo(TestKeys.line(keys));
        assertThat(told(read.wantsAgent()))
                .isEqualTo(
                        "LR-1023 the identity file '%s' is a public key, and no agent is named"
                                        .formatted(file)
                                + " | name the agent that holds the private key: identityAgent:"
                                + " env; or name the private key file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CTR", "CBC"})
    void aPassphraseOpensWhatTheJdkDecrypts(String mode) throws Exception {
        for (String bits : List.of("128", "192", "256")) {
            KeyPair keys = TestKeys.ec();
            Path file = write(encrypted(keys, bits, mode));

            IdentityFile read = read(file, new SecretSource.Variable("OPENS"));

            assertThat(read.key().base64()).isEqualTo(TestKeys.line(keys).split(" ", -1)[1]);
            assertThat(read.signer()).isNotNull();
        }
    }

    @Test
    void aWrongPassphraseIsSaidAndNeverShown() throws Exception {
        Path file = write(encrypted(TestKeys.ec(), "256", "CTR"));

        assertThat(refusal(file, new SecretSource.Variable("WRONG")))
                .isEqualTo(
                        "LR-1083 the passphrase does not open the identity file '%1$s' | try it by"
                                        .formatted(file)
                                + " hand: ssh-keygen -y -f '%s'".formatted(file));
    }

    @Test
    void aVariableThatIsNotSetOrEmptyIsNamed() throws Exception {
        Path file = write(encrypted(TestKeys.ec(), "256", "CTR"));

        assertThat(refusal(file, new SecretSource.Variable("NOT_SET")))
                .isEqualTo(
                        "LR-1080 the environment variable 'NOT_SET' of identityPassphrase is not"
                                + " set | read -rs NOT_SET && export NOT_SET");
        assertThat(refusal(file, new SecretSource.Variable("EMPTY")))
                .startsWith("LR-1080 ")
                .contains("'EMPTY' of identityPassphrase is empty");
    }

    @Test
    void aPassphraseFileMustBeThereAndBeOursAlone() throws Exception {
        Path file = write(encrypted(TestKeys.ec(), "256", "CTR"));
        Path secret = folder.resolve("secret");
        var source = new SecretSource.File(secret);

        assertThat(refusal(file, source)).startsWith("LR-1081 ").contains("does not exist");
        Files.writeString(secret, CANARY + "\r\nsecond line\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refusal(file, source))
                .isEqualTo(
                        "LR-1081 the passphrase file '%1$s' is open to others | chmod 600 '%1$s'"
                                .formatted(secret));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(read(file, source).signer()).isNotNull();
        Files.writeString(secret, "\n" + CANARY);
        assertThat(refusal(file, source)).startsWith("LR-1081 ").contains("empty first line");
    }

    @Test
    void aCommandsFirstLineIsThePassphraseAndItsTroubleIsQuotedWithoutIt() throws Exception {
        Path file = write(encrypted(TestKeys.ec(), "256", "CTR"));

        assertThat(read(file, command("echo " + CANARY + "; echo more")).signer()).isNotNull();
        assertThat(refusal(file, command("echo vault is sealed >&2; exit 4")))
                .isEqualTo(
                        "LR-1082 the command 'sh -c echo vault is sealed >&2; exit 4' of"
                                + " identityPassphrase ended with status 4: vault is sealed | "
                                + ConnectFault.PASSPHRASE_COMMAND.next());
        assertThat(refusal(file, command("cat $0 >&2; cat $0; exit 1", secretFile())))
                .contains("ended with status 1: ***")
                .doesNotContain(CANARY);
        assertThat(refusal(file, command("true"))).contains("wrote no passphrase");
        assertThat(refusal(file, new SecretSource.Command(List.of("/no/such/vault"))))
                .startsWith("LR-1082 ")
                .contains("does not start");
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
    void aFileWithPassphraseWantsOneOrAnAgent() throws Exception {
        Path file = write(encrypted(TestKeys.ec(), "256", "CTR"));

        IdentityFile read = read(file, null);

        assertThat(read.signer()).isNull();
        assertThat(told(read.wantsAgent()))
                .isEqualTo(
                        "LR-1022 the identity file '"
                                + file
                                + "' needs a passphrase | "
                                + ConnectFault.IDENTITY_FILE_ENCRYPTED.next());
    }

    @Test
    void anotherFormatIsRefusedWithTheCommandThatConvertsIt() throws Exception {
        Path file = write("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n");

        assertThat(refusal(file))
                .startsWith("LR-1023 ")
                .endsWith("ssh-keygen -p -N '' -f '" + file + "'");
    }

    @Test
    void anEncryptedFileOfAnotherFormatIsToBeConverted() throws Exception {
        assertThat(refusal(write("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n")))
                .startsWith("LR-1023 ")
                .endsWith("convert it with: ssh-keygen -p -f '" + folder.resolve("other") + "'");
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

    private Path secretFile() throws Exception {
        return Files.writeString(folder.resolve("leaks"), CANARY + "\n");
    }

    private static SecretSource command(String script, Object... words) {
        var argv = new ArrayList<>(List.of("sh", "-c", script));
        for (Object word : words) {
            argv.add(word.toString());
        }
        return new SecretSource.Command(argv);
    }

    private static String encrypted(KeyPair keys, String bits, String mode) throws Exception {
        var encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(CANARY);
        encryption.setCipherType(bits);
        encryption.setCipherMode(mode);
        encryption.setKdfRounds(2);
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "test", encryption, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static IdentityFile read(Path file, @Nullable SecretSource source)
            throws HostException {
        Map<String, String> environment =
                Map.of("OPENS", CANARY, "WRONG", CANARY + "x", "EMPTY", "");
        return IdentityFile.read(file, source, new Passphrase(environment::get));
    }

    private static String refusal(Path file) {
        return refusal(file, null);
    }

    private static String refusal(Path file, @Nullable SecretSource source) {
        HostException refused = catchThrowableOfType(HostException.class, () -> read(file, source));
        assertThat(refused).hasNoCause();
        String told = told(refused);
        assertThat(told).doesNotContain(CANARY);
        return told;
    }

    private static String told(HostException refused) {
        return refused.code() + " " + refused.getMessage() + " | " + refused.next();
    }
}
