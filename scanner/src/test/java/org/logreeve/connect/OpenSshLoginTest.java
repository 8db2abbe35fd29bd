package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.inventory.Credentials;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.LegacyAlgorithms;
import org.logreeve.inventory.SecretSource;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** Every way to prove who we are, with keys, certificates and agents of OpenSSH. */
@Ring(Rings.OPENSSH)
@Timeout(240)
class OpenSshLoginTest {
    private static final String PASSPHRASE = "canary 7f3a ü";
    private static final List<String> KINDS = List.of("ed25519", "ecdsa", "rsa");

    /** What OpenSSH 5.3 knows and we would still use. */
    private static final String OLD =
            """
            KexAlgorithms diffie-hellman-group14-sha1
            HostKeyAlgorithms ssh-rsa
            Ciphers aes128-ctr
            MACs hmac-sha1
            PubkeyAcceptedAlgorithms ssh-rsa
            MaxAuthTries 2
            """;

    @TempDir static Path folder;
    private static OpenSshd sshd;
    private static OpenSshd trusting;
    private static OpenSshd old;
    private static SshAgent agent;
    private static Path known;

    @BeforeAll
    static void startServers() throws Exception {
        Path hostKey = OpenSshd.key(folder.resolve("host"), "ed25519");
        var authorized = new StringBuilder();
        var authorities = new StringBuilder();
        for (String type : KINDS) {
            Path key = OpenSshd.key(folder.resolve("id_" + type), type);
            Path locked = folder.resolve("locked_" + type);
            OpenSshd.key(locked, type, "-N", PASSPHRASE, "-a", "2");
            authorized.append(OpenSshd.publicKey(key)).append('\n');
            authorized.append(OpenSshd.publicKey(locked)).append('\n');
            Path authority = OpenSshd.key(folder.resolve("ca_" + type), type);
            authorities.append(OpenSshd.publicKey(authority)).append('\n');
        }
        OpenSshd.key(folder.resolve("stranger"), "ed25519");
        Path file = Files.writeString(folder.resolve("authorized_keys"), authorized);
        Path none = Files.writeString(folder.resolve("nobody"), "");
        Path trusted = Files.writeString(folder.resolve("authorities"), authorities);
        sshd = OpenSshd.start(folder, List.of(hostKey), file);
        String lines = "HostKey " + hostKey + "\nTrustedUserCAKeys " + trusted + "\n";
        trusting = OpenSshd.start(folder, lines, none);
        Path rsaHostKey = OpenSshd.key(folder.resolve("host_rsa"), "rsa");
        old = OpenSshd.start(folder, "HostKey " + rsaHostKey + "\n" + OLD, file);
        known =
                Files.writeString(
                        folder.resolve("known_hosts"),
                        line(sshd, hostKey) + line(trusting, hostKey) + line(old, rsaHostKey));
        agent = SshAgent.start(folder.resolve("agent"));
    }

    @AfterAll
    static void stopServers() throws Exception {
        agent.close();
        sshd.close();
        trusting.close();
        old.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void keysThatSshKeygenEncryptsAreOpenedFromEverySource(String type) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret_" + type), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        for (SecretSource source :
                List.of(
                        new SecretSource.Variable("CANARY"),
                        new SecretSource.File(secret),
                        new SecretSource.Command(List.of("cat", secret.toString())))) {
            var credentials = new Credentials(source, List.of(), null);

            assertThat(login(sshd, credentials, "locked_" + type)).isEqualTo("in");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aes128-ctr, in",
        "aes256-ctr, in",
        "aes256-cbc, in",
        "aes256-gcm@openssh.com, LR-1023",
        "chacha20-poly1305@openssh.com, LR-1023"
    })
    void whichCiphersOfKeyFilesAreOpened(String cipher, String outcome) throws Exception {
        Path key = folder.resolve("id_" + cipher);
        Files.copy(folder.resolve("id_ed25519"), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(
                        OpenSshd.run(
                                List.of(
                                        "ssh-keygen",
                                        "-q",
                                        "-p",
                                        "-P",
                                        "",
                                        "-N",
                                        PASSPHRASE,
                                        "-a",
                                        "2",
                                        "-Z",
                                        cipher,
                                        "-f",
                                        key.toString())))
                .isZero();

        var credentials = new Credentials(new SecretSource.Variable("CANARY"), List.of(), null);

        assertThat(login(sshd, credentials, key.getFileName().toString())).startsWith(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ed25519", "ed25519, ecdsa", "ed25519, rsa",
        "ecdsa, ed25519", "ecdsa, ecdsa", "ecdsa, rsa",
        "rsa, ed25519", "rsa, ecdsa", "rsa, rsa"
    })
    void aCertificateBesideTheKeyOpensAServerThatTrustsItsAuthority(String type, String authority)
            throws Exception {
        Path key = copy("id_" + type, "certified_" + type + "_" + authority);
        certify(key, authority, "-n", OpenSshd.user());

        assertThat(login(trusting, Credentials.none(), key.getFileName().toString()))
                .isEqualTo("in");
    }

    @Test
    void aCertificateMayLieElsewhereAndItsKeyMayHaveAPassphrase() throws Exception {
        Path key = copy("locked_ed25519", "elsewhere");
        Path certificate = certify(key, "ed25519", "-n", OpenSshd.user());
        Path moved = Files.move(certificate, folder.resolve("moved.pub"));
        var credentials =
                new Credentials(new SecretSource.Variable("CANARY"), List.of(moved), null);

        assertThat(login(trusting, credentials, "elsewhere")).isEqualTo("in");
        assertThat(login(trusting, credentials, "id_ed25519"))
                .startsWith("LR-1084 the certificate '" + moved + "' is for the key SHA256:");
    }

    @Test
    void aCertificateOutOfItsTimeIsNotShownToAnyServer() throws Exception {
        Path key = copy("id_ed25519", "expired");
        Path certificate =
                certify(key, "ed25519", "-n", OpenSshd.user(), "-V", "20200101Z:20210101Z");

        assertThat(login(sshd, Credentials.none(), "expired"))
                .matches(
                        "LR-1085 the certificate '\\Q"
                                + certificate
                                + "\\E' is valid from 2020-01-01T00:00:00Z until"
                                + " 2021-01-01T00:00:00Z, and now it is .*Z \\| .*");
    }

    @Test
    void aHostsCertificateIsNoneForUsers() throws Exception {
        Path key = copy("id_ed25519", "hosts");
        certify(key, "ed25519", "-h", "-n", "web1");

        assertThat(login(sshd, Credentials.none(), "hosts"))
                .startsWith("LR-1084 ")
                .contains("is a host's, not a user's");
    }

    @Test
    void aRefusedCertificateSaysWhomItIsFor() throws Exception {
        Path key = copy("stranger", "for_others");
        certify(key, "ed25519", "-n", "alice,bob");

        assertThat(login(trusting, Credentials.none(), "for_others"))
                .startsWith("LR-1018 ")
                .contains("is for [alice, bob], not for '" + OpenSshd.user() + "'")
                .endsWith("to the account's authorized_keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void theKeyOfAPublicFileIsAskedOfTheAgent(String type) throws Exception {
        agent.add(folder.resolve("stranger"));
        agent.add(folder.resolve("id_" + type));

        assertThat(login(sshd, agent.named(), "id_" + type + ".pub")).isEqualTo("in");
    }

    @Test
    void anEncryptedKeyFileWithoutPassphraseIsAskedOfTheAgentToo() throws Exception {
        agent.add(folder.resolve("id_ed25519"));
        Path key = copy("id_ed25519", "in_agent");
        OpenSshd.run(
                List.of("ssh-keygen", "-q", "-p", "-P", "", "-N", "x", "-a", "2", "-f", "" + key));

        assertThat(login(sshd, agent.named(), "in_agent")).isEqualTo("in");
        assertThat(login(sshd, agent.named(), "locked_ed25519"))
                .startsWith("LR-1088 the agent does not hold SHA256:")
                .contains("locked_ed25519");
    }

    @Test
    void withoutSelectionTheFirstKeysAreOfferedAndTheReportSaysSo() throws Exception {
        try (SshAgent full = SshAgent.start(folder.resolve("full"))) {
            for (int i = 0; i < 7; i++) {
                Path key = folder.resolve("extra" + i);
                full.add(OpenSshd.key(key, "ed25519", "-N", "", "-C", "extra" + i));
            }
            full.add(folder.resolve("id_ed25519"));
            assertThat(login(sshd, full.named()))
                    .startsWith("LR-1018 ")
                    .contains("extra2")
                    .doesNotContain("extra3")
                    .contains(
                            "the agent holds 8 keys, and only the first 3 are offered; select one"
                                    + " by its public file: identityFile: KEY.pub");

            full.clear();
            full.add(folder.resolve("id_ecdsa"));
            assertThat(login(sshd, full.named())).isEqualTo("in");
            assertThat(login(sshd, new Credentials(null, List.of(), new Credentials.Agent(null))))
                    .isEqualTo(
                            "LR-1086 identityAgent: env, and SSH_AUTH_SOCK is not set | "
                                    + ConnectFault.AGENT_UNREACHABLE.next());
        }
    }

    @Test
    void certificatesInTheAgentAreUsed() throws Exception {
        Path key = copy("id_rsa", "held");
        certify(key, "rsa", "-n", OpenSshd.user());
        try (SshAgent holder = SshAgent.start(folder.resolve("holder"))) {
            holder.add(key);

            assertThat(login(trusting, holder.named())).isEqualTo("in");
            assertThat(login(trusting, holder.named(), "held-cert.pub")).isEqualTo("in");
            assertThat(login(trusting, holder.named(), "held.pub")).isEqualTo("in");
        }
    }

    @Test
    void aServerOfThePastIsEnteredByPermissionAndTheReportSaysSo() throws Exception {
        assertThat(login(old, Credentials.none(), "id_rsa")).startsWith("LR-1011 ");

        assertThat(permitted("id_rsa"))
                .isEqualTo(
                        "in [old algorithms are in use: diffie-hellman-group14-sha1, ssh-rsa,"
                                + " hmac-sha1, ssh-rsa signature of our key; permitted until"
                                + " 9999-12-31 by hosts.yaml:12: replaced in spring]");
    }

    @Test
    void aServerThatHasEnoughOfOurKeysRefusesThemAndHasNotBroken() throws Exception {
        assertThat(permitted("stranger", "id_ed25519", "id_ecdsa", "id_rsa"))
                .startsWith("LR-1018 the server takes none of the keys for '");
    }

    @Test
    void anAgentThatIsLockedOrGoneIsNamed() throws Exception {
        try (SshAgent locked = SshAgent.start(folder.resolve("locked"))) {
            assertThat(login(sshd, locked.named())).startsWith("LR-1088 the agent holds no key");
        }
        assertThat(login(sshd, agentAt(folder.resolve("nowhere"))))
                .startsWith(
                        "LR-1086 the agent at '"
                                + folder.resolve("nowhere")
                                + "' cannot be reached: ");
    }

    private static String line(OpenSshd server, Path hostKey) throws Exception {
        return "[127.0.0.1]:" + server.port() + " " + OpenSshd.publicKey(hostKey) + "\n";
    }

    static Credentials agentAt(Path socket) {
        return new Credentials(null, List.of(), new Credentials.Agent(socket));
    }

    /** {@code in}, or how it was refused; never with the passphrase in it. */
    private static String login(OpenSshd server, Credentials credentials, String... identities) {
        return login(host(server, credentials, null, identities));
    }

    private static String permitted(String... identities) {
        var permission =
                new LegacyAlgorithms(
                        LocalDate.of(9999, 12, 31),
                        "replaced in spring",
                        new Origin("hosts.yaml", 12));
        return login(host(old, Credentials.none(), permission, identities));
    }

    private static InventoryHost host(
            OpenSshd server,
            Credentials credentials,
            @Nullable LegacyAlgorithms permission,
            String... identities) {
        return Hosts.at(
                server.port(),
                OpenSshd.user(),
                Arrays.stream(identities).map(folder::resolve).toList(),
                known,
                Duration.ofSeconds(100),
                credentials,
                permission);
    }

    private static String login(InventoryHost host) {
        Map<String, String> environment = Map.of("CANARY", PASSPHRASE);
        try (var connector =
                        new SshConnector(
                                SshConnector.Limits.standard(),
                                new NameLookup(InetAddress::getAllByName),
                                Clock.systemUTC(),
                                3,
                                environment::get);
                HostSession session = connector.open(host)) {
            byte[] script = "echo in".getBytes(StandardCharsets.US_ASCII);
            ExecResult result = session.exec("exec /bin/sh -s", script);
            List<String> notices = session.facts().notices();
            return new String(result.stdout(), StandardCharsets.US_ASCII).strip()
                    + (notices.isEmpty() ? "" : " " + notices);
        } catch (HostException e) {
            String told = e.code() + " " + e.getMessage() + " | " + e.next();
            assertThat(told).doesNotContain(PASSPHRASE);
            return told;
        }
    }

    private static Path copy(String key, String name) throws Exception {
        for (String suffix : List.of("", ".pub")) {
            Files.copy(folder.resolve(key + suffix), folder.resolve(name + suffix));
        }
        return folder.resolve(name);
    }

    private static Path certify(Path key, String authority, String... options) throws Exception {
        var command =
                new ArrayList<>(
                        List.of("ssh-keygen", "-q", "-s", folder + "/ca_" + authority, "-I", "i"));
        command.addAll(Arrays.asList(options));
        command.add(key + ".pub");
        assertThat(OpenSshd.run(command)).isZero();
        return Path.of(key + "-cert.pub");
    }
}
