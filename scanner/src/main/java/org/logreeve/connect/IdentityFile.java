package org.logreeve.connect;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Set;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.logreeve.text.HostException;

/** A private key file of the inventory, in OpenSSH's own format and without passphrase. */
final class IdentityFile {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIZE_LIMIT = 1 << 16;

    private IdentityFile() {}

    static KeyProvider read(Path file) throws HostException {
        EcKeyNames.install();
        String text = content(file);
        checkPermissions(file);
        if (!text.contains(BEGIN)) {
            throw otherFormat(file, text);
        }
        if (isEncrypted(text)) {
            throw encrypted(file);
        }
        try {
            // The text, not the file: SSHJ would take a public key or certificate lying beside it.
            var keys = new OpenSSHKeyV1KeyFile();
            keys.init(text, null);
            return new KeyPairWrapper(keys.getPublic(), keys.getPrivate());
        } catch (IOException | SSHRuntimeException | IllegalArgumentException e) {
            throw ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                    "the identity file '" + file + "' holds no key: " + ConnectFault.said(e));
        }
    }

    private static String content(Path file) throws HostException {
        if (!Files.exists(file)) {
            throw ConnectFault.IDENTITY_FILE_MISSING.because(
                    "the identity file '" + file + "' does not exist");
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > SIZE_LIMIT) {
                throw ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                        "the identity file '" + file + "' is no key file");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                    "the identity file '" + file + "' cannot be read: " + ConnectFault.said(e));
        }
    }

    /** As ssh: nobody else may do anything with it, and not even a group with one's own. */
    private static void checkPermissions(Path file) throws HostException {
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            boolean own =
                    Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(System.getProperty("user.name"));
            boolean open =
                    granted.stream()
                            .anyMatch(
                                    p ->
                                            p.name().startsWith("OTHERS_")
                                                    || (own && p.name().startsWith("GROUP_")));
            if (open) {
                throw ConnectFault.IDENTITY_FILE_OPEN.because(
                        "the identity file '" + file + "' is open to others",
                        "chmod 600 " + ShellQuote.of(file.toString()));
            }
        } catch (IOException e) {
            throw ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                    "the identity file '" + file + "' cannot be read: " + ConnectFault.said(e));
        }
    }

    private static HostException otherFormat(Path file, String text) {
        if (text.contains("ENCRYPTED")) {
            return encrypted(file);
        }
        return ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                "the identity file '" + file + "' is not in OpenSSH's own format",
                "convert a private key with: ssh-keygen -p -N '' -f "
                        + ShellQuote.of(file.toString()));
    }

    private static HostException encrypted(Path file) {
        return ConnectFault.IDENTITY_FILE_ENCRYPTED.because(
                "the identity file '" + file + "' needs a passphrase");
    }

    // OpenSSH PROTOCOL.key: magic, then the cipher's name as a string with a length of four bytes.
    private static boolean isEncrypted(String text) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, begin);
        byte[] key;
        try {
            key = Base64.getMimeDecoder().decode(text.substring(begin, Math.max(begin, end)));
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (key.length < MAGIC.length + Integer.BYTES) {
            return false;
        }
        int length = ByteBuffer.wrap(key).getInt(MAGIC.length);
        int start = MAGIC.length + Integer.BYTES;
        return length < 0
                || length > key.length - start
                || !new String(key, start, length, StandardCharsets.US_ASCII).equals("none");
    }
}
