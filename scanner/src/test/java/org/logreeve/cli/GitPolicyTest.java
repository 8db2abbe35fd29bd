package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.connect.FaultServer;
import org.logreeve.connect.OpenSshd;
import org.logreeve.connect.RemoteProgram;
import org.logreeve.connect.SshConnector;
import org.logreeve.inventory.Connection;
import org.logreeve.policy.PolicyOrigin;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.PolicySource;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/** Policies from a real Git behind a real OpenSSH server. */
@Ring(Rings.OPENSSH)
@Timeout(240)
@SuppressWarnings("NullAway.Init")
class GitPolicyTest {
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @TempDir static Path keys;
    private static OpenSshd sshd;
    private static Path identity;
    private static Path authorized;
    private static String hostKey;

    @TempDir private Path folder;

    private QuietServer host;
    private PolicyRepository rules;
    private String first;
    private Path known;

    @BeforeAll
    static void startServer() throws Exception {
        Path key = OpenSshd.key(keys.resolve("host"), "ed25519");
        hostKey = OpenSshd.publicKey(key);
        identity = OpenSshd.key(keys.resolve("id"), "ed25519");
        OpenSshd.key(keys.resolve("stranger"), "ed25519");
        authorized =
                Files.writeString(keys.resolve("authorized"), OpenSshd.publicKey(identity) + "\n");
        sshd = OpenSshd.start(keys, "HostKey " + key + "\n", authorized);
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @BeforeEach
    void makeRepository() throws Exception {
        host = QuietServer.listen();
        rules = PolicyRepository.in(Files.createDirectory(folder.resolve("served")));
        first = rules.commit();
        known = Files.writeString(folder.resolve("git_hosts"), line(sshd.port(), hostKey));
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void branchesTagsAndCommitsNameAVersion() throws Exception {
        rules.tag("v1.0");
        String second = rules.next("1.1.0");
        String url = url();

        assertThat(origin(url)).isEqualTo(PolicyOrigin.committed(url + "@HEAD", second));
        for (String ref : List.of("main", "refs/heads/main", second, second.substring(0, 9))) {
            assertThat(origin(url + "@" + ref))
                    .isEqualTo(PolicyOrigin.committed(url + "@" + ref, second));
        }
        for (String ref : List.of("v1.0", "refs/tags/v1.0", first)) {
            assertThat(origin(url + "//policies@" + ref))
                    .isEqualTo(PolicyOrigin.committed(url + "//policies@" + ref, first));
        }
        assertThat(read(OpenSshd.user() + "@127.0.0.1:x@main")).startsWith("LR-10");
        assertThat(Files.readAllLines(copy().repository().resolve("config")))
                .noneMatch(line -> line.contains("ssh:"));
    }

    @Test
    void theScanNamesServerRefAndCommitAndJudgesByThem() throws Exception {
        CliRun scan = scan(url() + "@main");

        assertThat(scan.exit()).as(scan.err()).isEqualTo(3);
        assertThat(host.wasContacted()).isTrue();
        Map<String, Object> report = Estate.checkedReport(folder.resolve("out/results.json"));
        assertThat(report)
                .extractingByKey("run", InstanceOfAssertFactories.map(String.class, Object.class))
                .extractingByKey(
                        "policy", InstanceOfAssertFactories.map(String.class, Object.class))
                .contains(
                        Map.entry("source", url() + "@main"),
                        Map.entry("commit", first),
                        Map.entry("state", "committed"));
    }

    @Test
    void aServerWhoseKeyIsNotKnownIsNotAskedAndThePinThatIsPrintedMendsIt() throws Exception {
        Files.writeString(known, "");

        CliRun scan = refused(3, "LR-1014 identity: ", ", which no known-hosts line has");
        String pin = scan.err().lines().filter(l -> l.startsWith("next: printf ")).toList().get(0);
        assertThat(OpenSshd.run(List.of("sh", "-c", pin.substring("next: ".length())))).isZero();
        assertThat(origin(url()).commit()).isEqualTo(first);
    }

    @Test
    void aServerWhoseKeyHasChangedOrIsRevokedIsRefused() throws Exception {
        assertThat(origin(url()).commit()).isEqualTo(first);

        Files.writeString(known, line(sshd.port(), OTHER_KEY));
        refused(3, "LR-1015 identity: ", "but " + known + ":1 knows another key");
        Files.writeString(
                known, line(sshd.port(), hostKey) + "@revoked " + line(sshd.port(), hostKey));
        refused(3, "LR-1016 identity: ", "which " + known + ":2 revokes");
    }

    @Test
    void aKeyThatTheServerDoesNotTakeIsNamed() throws Exception {
        CliRun scan = scan(url(), "--policy-identity", keys.resolve("stranger").toString());

        assertRefused(scan, 3, "LR-1018 auth: the policy's Git server " + url(), "stranger");
    }

    @Test
    void withoutKeysNothingIsDialled() throws Exception {
        var none = Connection.unstated();
        var source = PolicySource.of(url(), null);

        assertThatThrownBy(() -> source.read("", none, cache()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing says which key the Git server has")
                .hasMessageContaining("--policy-known-hosts");
        assertThat(cache()).doesNotExist();
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheDeadline() throws Exception {
        try (FaultServer silent = FaultServer.with(FaultServer.says(""))) {
            assertRefused(
                    scan(url(silent.port())),
                    3,
                    "LR-1026 dial: the policy's Git server " + url(silent.port()),
                    "ms were over while waiting for the server",
                    "next: see what hangs on the Git server");
        }
    }

    @Test
    void aServerWhoseGitHangsIsLeftAtTheDeadline() throws Exception {
        try (OpenSshd hanging = forced("sleep 300")) {
            assertThat(read(url(hanging.port()), Duration.ofSeconds(8)))
                    .startsWith("LR-1026 the policy's Git server " + url(hanging.port()))
                    .contains("the host's 8000 ms were over while 'git-upload-pack '")
                    .contains("was running; no host was contacted");
        }
    }

    @Test
    void aServerThatTalksNonsenseIsNotBelieved() throws Exception {
        try (OpenSshd chatting = forced("echo hello, this is not git at all")) {
            assertThat(read(url(chatting.port())))
                    .startsWith("LR-1240 the policy's Git server " + url(chatting.port()));
        }
    }

    @Test
    void aProgramThatSaysTooMuchIsCutOff() throws Exception {
        var there =
                new Connection(
                        "127.0.0.1",
                        sshd.port(),
                        OpenSshd.user(),
                        List.of(identity),
                        List.of(known),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60));
        try (var connector = new SshConnector();
                RemoteProgram zeros =
                        connector.start("git", there, "head -c 300000 /dev/zero", 100_000)) {
            assertThatThrownBy(() -> zeros.out().readAllBytes()).isInstanceOf(IOException.class);

            assertThat(zeros.trouble())
                    .isInstanceOfSatisfying(
                            HostException.class, e -> assertThat(e.code()).isEqualTo("LR-1027"));
        }
    }

    @Test
    void whatTheServerDoesNotHaveIsNamedWithTheNearest() throws Exception {
        rules.tag("v1.0");

        assertRefused(
                scan(url() + "@v1.1"), 2, "'v1.1' names no branch, tag or commit", "'v1.0'?)");
        assertRefused(
                scan(url() + "@quarterly"),
                2,
                "'quarterly' names no",
                "(there are: HEAD, main, v1.0)");
        assertRefused(scan(url() + "//none"), 2, " has no folder 'none'");
        assertRefused(
                scan(url().replace("/served", "/gone")),
                2,
                "/gone: the server gives no such repository: ",
                "does not appear to be a git repository");
        assertRefused(scan("https://h/p.git"), 2, "'https' is not supported yet");
        assertRefused(scan(url() + "@v1.0", "--policy-ref", "main"), 2, "name the version once");
    }

    @Test
    void aNameOfTwoThingsAndACommitThatNobodyLeadsToAreRefused() throws Exception {
        String second = rules.next("1.1.0");
        rules.tag("twice");
        try (Git git = Git.open(rules.top().toFile())) {
            git.branchCreate().setName("twice").call();
            RefUpdate merge = git.getRepository().updateRef("refs/pull/1/head");
            merge.setNewObjectId(git.getRepository().resolve("HEAD"));
            merge.update();
        }
        assertThat(read(url() + "@twice")).contains("'twice' is a branch and a tag");
        assertThat(origin(url() + "@" + second).commit()).isEqualTo(second);

        try (Git git = Git.open(rules.top().toFile())) {
            git.tagDelete().setTags("twice").call();
            git.branchDelete().setBranchNames("twice").setForce(true).call();
            git.reset().setMode(ResetCommand.ResetType.HARD).setRef(first).call();
        }
        assertThat(read(url() + "@" + second))
                .contains("no branch or tag of the server leads to the commit '" + second + "'");
        assertThat(origin(url()).commit()).isEqualTo(first);
    }

    @Test
    void onlyWhatIsNewIsFetched() throws Exception {
        origin(url());
        List<Path> once = copy().packs();
        origin(url());
        assertThat(copy().packs()).isEqualTo(once);

        String second = rules.next("1.1.0");

        assertThat(origin(url()).commit()).isEqualTo(second);
        assertThat(copy().packs()).containsAll(once).hasSizeGreaterThan(once.size());
        long all = GitCopy.bytes(once);
        assertThat(GitCopy.bytes(copy().packs()) - all).isLessThan(all / 2);
    }

    @Test
    void aCopyFromBeforeIsNoPolicyWhenTheServerIsGone() throws Exception {
        origin(url());
        int port;
        try (FaultServer closing = FaultServer.with(FaultServer.says(""))) {
            port = closing.port();
        }

        refusedAt(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "changed", "gone", "shallow", "no repository"})
    void aDamagedCopyIsMadeAnew(String damage) throws Exception {
        origin(url());
        copy().damage(damage, first);

        assertThat(origin(url()).commit()).isEqualTo(first);
        assertThat(copy().repository().resolve("shallow")).doesNotExist();
        assertThat(copy().entries()).containsExactly(copy().repository());
    }

    private void refusedAt(int port) throws Exception {
        Files.writeString(known, line(port, hostKey));
        assertRefused(
                scan(url(port)),
                3,
                "LR-1001 dial: the policy's Git server " + url(port),
                "no earlier copy of the policy is used");
    }

    private CliRun refused(int exit, String... parts) throws Exception {
        CliRun scan = scan(url());
        assertRefused(scan, exit, parts);
        return scan;
    }

    private void assertRefused(CliRun scan, int exit, String... parts) throws Exception {
        assertThat(scan.err()).contains(parts).contains("error: ");
        assertThat(scan.err()).containsAnyOf("Nothing was contacted.", "no host was contacted");
        assertThat(scan.out()).isEmpty();
        assertThat(scan.exit()).isEqualTo(exit);
        assertThat(host.wasContacted()).isFalse();
    }

    private CliRun scan(String policy, String... more) throws Exception {
        // Everything that a Git server needs stands in the defaults.
        Path inventory = host.inventory(folder, "{approved_time_sources: [ntp1]}");
        String yaml =
                Files.readString(inventory)
                        .replace(
                                "hosts:\n",
                                "defaults: {connection: {identityFile: %s, knownHosts: %s, deadline: 30s}}\nhosts:\n"
                                        .formatted(identity, known));
        Files.writeString(
                inventory,
                policy.contains(":" + sshd.port() + "/") ? yaml : yaml.replace("30s", "4s"));
        var arguments = new ArrayList<>(List.of("scan", "--policy", policy, "-i", "" + inventory));
        arguments.addAll(List.of("-o", folder.resolve("out").toString(), "--cache", "" + cache()));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments);
    }

    private PolicyOrigin origin(String policy) throws Exception {
        return pack(policy, Duration.ofSeconds(60)).origin();
    }

    private String read(String policy) {
        return read(policy, Duration.ofSeconds(60));
    }

    private String read(String policy, Duration deadline) {
        try {
            return pack(policy, deadline).origin().toString();
        } catch (HostException e) {
            return e.code() + " " + e.getMessage();
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private PolicyPack pack(String policy, Duration deadline) throws HostException {
        var login =
                new Connection(
                        "",
                        22,
                        "",
                        List.of(identity),
                        List.of(known),
                        Duration.ofSeconds(30),
                        deadline);
        return PolicySource.of(policy, null).read("", login, cache());
    }

    private OpenSshd forced(String command) throws Exception {
        OpenSshd server =
                OpenSshd.start(
                        folder,
                        "HostKey " + keys.resolve("host") + "\nForceCommand " + command + "\n",
                        authorized);
        Files.writeString(known, line(server.port(), hostKey));
        return server;
    }

    private String url() {
        return url(sshd.port());
    }

    private String url(int port) {
        return "ssh://%s@127.0.0.1:%d%s".formatted(OpenSshd.user(), port, rules.top());
    }

    private static String line(int port, String key) {
        return "[127.0.0.1]:" + port + " " + key + "\n";
    }

    private Path cache() {
        return folder.resolve("cache/logreeve");
    }

    private GitCopy copy() {
        return new GitCopy(cache());
    }
}
