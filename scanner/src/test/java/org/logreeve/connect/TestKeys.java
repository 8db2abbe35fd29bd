package org.logreeve.connect;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Keys without OpenSSH's programs. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyPair ec() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    public static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** Writes a private key as ssh-keygen would, readable by its owner only. */
    public static Path write(KeyPair keys, Path file) throws Exception {
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                keys, "test", (OpenSSHKeyEncryptionContext) null, out);
        Files.write(file, out.toByteArray());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** {@code type base64}, as in known_hosts. */
    public static String line(KeyPair keys) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(keys.getPublic()).getCompactData();
        return KeyType.fromKey(keys.getPublic()) + " " + Base64.getEncoder().encodeToString(blob);
    }
}
