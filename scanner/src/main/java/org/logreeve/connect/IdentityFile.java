package org.logreeve.connect;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.SecretSource;
import org.logreeve.text.HostException;

/**
 * A key file of the inventory, in OpenSSH's own format.
 *
 * @param key the public key; of a public file possibly a certificate
 * @param signer null when the private key is not to be had from the file
 * @param isEncrypted whether it is a private key file that nobody has a passphrase for
 */
record IdentityFile(Path file, HostKey key, Identity.@Nullable Signer signer, boolean isEncrypted) {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    /** What the JDK decrypts; ssh-keygen writes the last one when nobody asks for another. */
    private static final Set<String> CIPHERS =
            Set.of(
                    "aes128-cbc",
                    "aes192-cbc",
                    "aes256-cbc",
                    "aes128-ctr",
                    "aes192-ctr",
                    "aes256-ctr");

    /** What stands in the clear in front of the private key; OpenSSH's PROTOCOL.key. */
    private record Header(String cipher, HostKey key) {}

    /**
     * Reads a private key file, or a public one.
     *
     * @param source where the passphrase is, null when the inventory names none; it is fetched only
     *     for a file that needs one
     */
    static IdentityFile read(Path path, @Nullable SecretSource source, Passphrase passphrases)
            throws HostException {
        EcKeyNames.install();
        var file =
                new OwnFile(
                        path,
                        "the identity file",
                        ConnectFault.IDENTITY_FILE_MISSING,
                        ConnectFault.IDENTITY_FILE_UNREADABLE,
                        ConnectFault.IDENTITY_FILE_OPEN);
        String text = file.content();
        if (!text.contains("PRIVATE KEY-----") && PublicKeyLine.isPublicKey(text)) {
            return new IdentityFile(path, PublicKeyLine.parse(text, file), null, false);
        }
        file.checkPermissions();
        if (!text.contains(BEGIN)) {
            throw otherFormat(file, text);
        }
        Header header = header(file, text);
        if (header.cipher.equals("none")) {
            return new IdentityFile(path, header.key, signer(file, text, null), false);
        }
        if (source == null) {
            return new IdentityFile(path, header.key, null, true);
        }
        if (!CIPHERS.contains(header.cipher)) {
            throw otherCipher(file, header.cipher);
        }
        char[] passphrase = passphrases.from(source);
        try {
            return new IdentityFile(path, header.key, signer(file, text, passphrase), false);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Why the key cannot be used when no agent holds it. */
    HostException wantsAgent() {
        return isEncrypted
                ? encrypted(file)
                : ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                        "the identity file '" + file + "' is a public key, and no agent is named",
                        "name the agent that holds the private key: identityAgent: env; or name"
                                + " the private key file");
    }

    private static Identity.Signer signer(OwnFile file, String text, char @Nullable [] passphrase)
            throws HostException {
        try {
            // The text, not the file: SSHJ would take a public key or certificate lying beside it.
            var keys = new OpenSSHKeyV1KeyFile();
            PasswordFinder finder =
                    passphrase == null ? null : PasswordUtils.createOneOff(passphrase.clone());
            keys.init(text, null, finder);
            return new KeySigner(file.shown(), keys.getPrivate());
        } catch (KeyDecryptionFailedException e) {
            throw ConnectFault.PASSPHRASE_WRONG.because(
                    "the passphrase does not open " + file.shown(),
                    "try it by hand: ssh-keygen -y -f " + ShellQuote.of(file.path().toString()));
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            throw file.broken("holds no key: " + ConnectFault.said(e));
        } catch (IllegalArgumentException e) {
            throw file.broken("holds no key");
        }
    }

    private static Header header(OwnFile file, String text) throws HostException {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = Math.max(begin, text.indexOf(END, begin));
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin, end));
            if (!Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
                throw new WireFields.Malformed("it is cut off");
            }
            var fields = new WireFields(Arrays.copyOfRange(bytes, MAGIC.length, bytes.length));
            String cipher = fields.text();
            fields.text(); // the function that makes a key of the passphrase
            fields.string(); // its salt and rounds
            fields.uint32(); // number of keys: SSHJ checks it
            byte[] blob = fields.string();
            return new Header(cipher, new HostKey(new WireFields(blob).text(), blob));
        } catch (WireFields.Malformed | IllegalArgumentException e) {
            throw file.broken("holds no key: " + e.getMessage());
        }
    }

    private static HostException otherFormat(OwnFile file, String text) {
        if (text.contains("ENCRYPTED")) {
            return ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                    file.shown() + " is encrypted, and not in OpenSSH's own format",
                    "convert it with: ssh-keygen -p -f " + ShellQuote.of(file.path().toString()));
        }
        return ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                file.shown() + " is not in OpenSSH's own format",
                "convert a private key with: ssh-keygen -p -N '' -f "
                        + ShellQuote.of(file.path().toString()));
    }

    private static HostException otherCipher(OwnFile file, String cipher) {
        return ConnectFault.IDENTITY_FILE_UNREADABLE.because(
                file.shown() + " is encrypted with " + cipher + ", which cannot be opened here",
                "encrypt it anew: ssh-keygen -p -Z aes256-ctr -f "
                        + ShellQuote.of(file.path().toString()));
    }

    private static HostException encrypted(Path file) {
        return ConnectFault.IDENTITY_FILE_ENCRYPTED.because(
                "the identity file '" + file + "' needs a passphrase");
    }
}
