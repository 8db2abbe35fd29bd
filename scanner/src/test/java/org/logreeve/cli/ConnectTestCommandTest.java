package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.collect.HostTree;
import org.logreeve.collect.MaterializedTree;
import org.logreeve.connect.MinaHost;
import org.logreeve.faults.Collecting;
import org.logreeve.json.Json;

/** {@code connect test}: what a user sees of a host that can be read, and of those that cannot. */
@Timeout(120)
class ConnectTestCommandTest {
    private static final List<Path> HEALTHY =
            List.of(
                    Path.of(Estate.REFERENCE, "fixtures", "base-debian-12"),
                    Path.of("..", "inventory", "demo", "web01.demo.example"));

    @TempDir private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Estate estate;

    @BeforeEach
    void start() {
        estate = keep(Estate.in(folder));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void everyStepToAHealthyHostIsTold() throws Exception {
        estate.good("web01").start();

        CliRun run = test("web01");

        assertThat(run.err()).isEmpty();
        assertThat(plain(run.out()))
                .isEqualTo(
                        """
                        web01
                          web01  name       127.0.0.1 -> 127.0.0.1
                          web01  tcp        127.0.0.1 port PORT
                          web01  ident      SSH-2.0-IDENT
                          web01  host key   ecdsa-sha2-nistp256 SHA256:FINGERPRINT (FOLDER/known_hosts:1)
                          web01  login      audit with FOLDER/keys/id_ecdsa
                          web01  shell      collector version N answers to 'exec /bin/sh -s'
                          web01  privilege  none: read with the rights of the account
                          web01  reads      N files, N commands, nothing is closed to us
                          web01  rules      none of N stays unknown for want of rights
                          READABLE

                        Hosts 1: 1 readable with the rights wanted, 0 not.
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void jumpHostsComeFirstAndOneThatStandsIsNotDialledAgain() throws Exception {
        MinaHost bastion = bastion();
        estate.elsewhere("bastion1", at(bastion)).good("db01").good("db02").start();
        trust(bastion);
        behind("bastion1", "db01", "db02");

        CliRun run = test("db01", "db02");

        assertThat(plain(run.out()))
                .isEqualTo(
                        """
                        db01 through bastion1
                          bastion1  name       127.0.0.1 -> 127.0.0.1
                          bastion1  tcp        127.0.0.1 port PORT
                          bastion1  ident      SSH-2.0-IDENT
                          bastion1  host key   ecdsa-sha2-nistp256 SHA256:FINGERPRINT (FOLDER/known_hosts:3)
                          bastion1  login      audit with FOLDER/keys/id_ecdsa
                        %s
                        db02 through bastion1
                        %s
                        Hosts 2: 2 readable with the rights wanted, 0 not.
                        """
                                .formatted(behindBastion("db01", 1), behindBastion("db02", 2)));
        assertThat(run.err()).isEqualTo("host 1 of 2: db01\nhost 2 of 2: db02\n");
        assertThat(run.exit()).isZero();
    }

    private static String behindBastion(String host, int line) {
        return """
          HOST      channel    to 127.0.0.1 port PORT through bastion1
          HOST      ident      SSH-2.0-IDENT
          HOST      host key   ecdsa-sha2-nistp256 SHA256:FINGERPRINT (FOLDER/known_hosts:LINE)
          HOST      login      audit with FOLDER/keys/id_ecdsa
          HOST      shell      collector version N answers to 'exec /bin/sh -s'
          HOST      privilege  none: read with the rights of the account
          HOST      reads      N files, N commands, nothing is closed to us
          HOST      rules      none of N stays unknown for want of rights
          READABLE
        """
                .replace("HOST", host)
                .replace("LINE", String.valueOf(line));
    }

    @Test
    void jumpHostThatRefusesUsStopsAtItsOwnHop() throws Exception {
        MinaHost bastion =
                keep(
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, key, session) -> false)));
        estate.elsewhere("bastion1", at(bastion)).good("db01").start();
        trust(bastion);
        behind("bastion1", "db01");

        CliRun run = test("db01");

        assertThat(steps(run))
                .containsExactly(
                        "bastion1 name", "bastion1 tcp", "bastion1 ident", "bastion1 host key");
        assertThat(plain(run.out()))
                .contains(
                        "  FAILED  LR-1060 dial: the jump host 'bastion1' cannot be used: LR-1018"
                                + " the server takes none of the keys for 'audit'");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void unknownHostKeyComesWithTheCommandThatPinsIt() throws Exception {
        MinaHost host = keep(MinaHost.running(streams -> 0));
        estate.elsewhere("web01", at(host)).good("web02").start();

        CliRun run = test("web01");

        assertThat(steps(run)).containsExactly("web01 name", "web01 tcp", "web01 ident");
        String pinned = Files.readString(host.known(folder.resolve("right"))).strip();
        assertThat(run.out())
                .contains("  FAILED  LR-1014 identity: [127.0.0.1]:" + host.port() + " shows ")
                .contains(
                        "    next: printf '%s\\n' '"
                                + pinned
                                + "' >> '"
                                + estate.knownHosts()
                                + "'\n");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void refusedLoginNamesTheKeysThatWereTried() throws Exception {
        MinaHost host =
                keep(
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, key, session) -> false)));
        estate.elsewhere("web01", at(host)).good("web02").start();
        trust(host);

        CliRun run = test("web01");

        assertThat(steps(run))
                .containsExactly("web01 name", "web01 tcp", "web01 ident", "web01 host key");
        assertThat(plain(run.out()))
                .endsWith(
                        """
                          FAILED  LR-1018 auth: the server takes none of the keys for 'audit', tried [FOLDER/keys/id_ecdsa]
                            next: add the public key to the account's authorized_keys

                        Hosts 1: 0 readable with the rights wanted, 1 not.
                        """);
        assertThat(run.exit()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no sudo|127|/bin/sh: 1: exec: sudo: not found|LR-2101|install sudo on the host, or use privilege: groups",
                "a password|1|sudo: a password is required|LR-2102|add NOPASSWD: to the sudoers line ('logreeve access plan --mode sudo-shell --account audit --output access' writes it)",
                "requiretty|1|sudo: sorry, you must have a tty to run sudo|LR-2103|add to sudoers: Defaults:audit !requiretty",
                "no sudoers line|1|audit is not in the sudoers file.|LR-2104|install the sudoers file that 'logreeve access plan --mode sudo-shell --account audit --output access' writes",
                "another reason|1|sudo: unable to stat /etc/sudoers: Permission denied|LR-2100|log in as the account, run 'exec sudo -n /bin/sh -s' and read what sudo says"
            })
    void whatSudoWithholdsIsNamedAndTheHostIsReadWithout(
            String title, int exit, String said, String code, String next) throws Exception {
        try (MaterializedTree tree = MaterializedTree.of(HostTree.read(HEALTHY));
                Collecting shell =
                        Collecting.in(tree, command -> List.of("/bin/sh", "-c", command))) {
            MinaHost host =
                    keep(
                            MinaHost.running(
                                    streams -> {
                                        if (!streams.command().startsWith("exec sudo")) {
                                            return shell.run(streams);
                                        }
                                        streams.err().write(said.getBytes(StandardCharsets.UTF_8));
                                        return exit;
                                    }));
            estate.elsewhere("web01", at(host, "sudo-shell")).good("web02").start();
            trust(host);

            CliRun run = test("web01");

            assertThat(plain(run.out()))
                    .as(title)
                    .endsWith(
                            """
                              web01  shell      collector version N answers to 'exec /bin/sh -s'
                              web01  privilege  sudo-shell is withheld; read with the rights of the account
                              web01  reads      N files, N commands, nothing is closed to us
                              web01  rules      none of N stays unknown for want of rights
                              FEWER RIGHTS  %s collect: 'exec sudo -n /bin/sh -s' ended with status %d before the collector said a word: '%s'
                                next: %s

                            Hosts 1: 0 readable with the rights wanted, 1 not.
                            """
                                    .formatted(code, exit, said, next));
            assertThat(run.exit()).isEqualTo(3);
        }
    }

    @Test
    void collectorThatIsNotInstalledIsToldFromOneThatSudoRefuses() throws Exception {
        try (MaterializedTree tree = MaterializedTree.of(HostTree.read(HEALTHY));
                Collecting shell =
                        Collecting.in(tree, command -> List.of("/bin/sh", "-c", command))) {
            MinaHost host =
                    keep(
                            MinaHost.running(
                                    streams -> {
                                        if (!streams.command().startsWith("exec sudo")) {
                                            return shell.run(streams);
                                        }
                                        streams.say("sudo: a password is required\n");
                                        return 1;
                                    }));
            estate.elsewhere("web01", at(host, "pinned")).good("web02").start();
            trust(host);

            CliRun run = test("web01");

            assertThat(run.out())
                    .contains(
                            """
                              FEWER RIGHTS  LR-2105 collect: there is no /usr/local/libexec/logreeve-collect on the host
                                next: install the collector that 'logreeve access plan --mode pinned --account audit --output access' writes
                            """);
            assertThat(run.exit()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "forced command|0|Backup of today is done|LR-2108|take the forced command away (command= in authorized_keys, ForceCommand)",
                "SFTP only|1|This service allows sftp connections only.|LR-2108|take the forced command away (command= in authorized_keys, ForceCommand)",
                "nologin|1|This account is currently not available.|LR-2109|give the account a login shell: usermod -s /bin/sh audit",
                "restricted shell|1|rbash: line 1: exec: restricted|LR-2110|give the account another login shell: usermod -s /bin/sh audit",
                "no POSIX shell|1|exec: unrecognized command|LR-2110|give the account another login shell: usermod -s /bin/sh audit",
                "no /bin/sh|127|bash: line 1: exec: /bin/sh: not found|LR-2111|such a host cannot be read; give it a /bin/sh, or read its files as a tree",
                "password change|1|Password change required but no TTY available.|LR-2112|for an account with keys only, on the host: chage -d -1 -M -1 audit",
                "terminal|1|open terminal failed: not a terminal|LR-1102|let the account's profile do so only in interactive shells"
            })
    void whatTheLoginShellWithholdsEndsBehindTheLogin(
            String title, int exit, String said, String code, String next) throws Exception {
        MinaHost host =
                keep(
                        MinaHost.running(
                                streams -> {
                                    streams.say(said + "\n");
                                    return exit;
                                }));
        estate.elsewhere("web01", at(host)).good("web02").start();
        trust(host);

        CliRun run = test("web01");

        assertThat(steps(run)).as(title).endsWith("web01 login");
        assertThat(run.out())
                .contains("  FAILED  " + code + " collect: 'exec /bin/sh -s' ended with status ")
                .contains("\n    next: " + next + "\n");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void whatIsClosedToTheAccountIsNamedWithTheRulesThatStayUnknown() throws Exception {
        estate.host(
                        "web01",
                        Map.of(
                                "tree.yaml",
"""
files:
  /etc/chrony/chrony.conf: {mode: "0600", denied: true}
"""))
                .start();

        CliRun run = test("web01");

        assertThat(plain(run.out()))
                .contains("reads      N files, N commands, closed to us: /etc/chrony/chrony.conf\n")
                .contains(
                        "rules      1 of N stay unknown, because something cannot be read:"
                                + " time-sync/approved-source ('logreeve access plan' tells what"
                                + " each mode reads)\n  READABLE\n");
        assertThat(run.exit()).as("these are the rights that the inventory asks for").isZero();
        estate.scan();
        assertThat(estate.verdicts().stream().filter(verdict -> verdict.endsWith(" unreadable")))
                .containsExactly("web01 time-sync/approved-source unknown unreadable");
    }

    @Test
    void oneOfTwoHostsFailsAndJsonSaysTheSame() throws Exception {
        estate.elsewhere("down01", "{address: 127.0.0.1, port: 1}").good("web01").start();

        CliRun run = test("web01", "down01");
        CliRun json = test("web01", "down01", "--json");

        assertThat(run.out())
                .startsWith("down01\n")
                .contains(
                        """
                          FAILED  LR-1001 dial: 127.0.0.1 port 1 refused the connection
                            next: start sshd on the host, or correct the address and port

                        web01
                        """)
                .endsWith("READABLE\n\nHosts 2: 1 readable with the rights wanted, 1 not.\n");
        assertThat(List.of(run.exit(), json.exit())).containsExactly(3, 3);
        List<Map<String, Object>> hosts = hosts(json);
        assertThat(hosts.getFirst())
                .isEqualTo(
                        Map.of(
                                "host", "down01",
                                "jumps", List.of(),
                                "outcome", "failed",
                                "steps",
                                        List.of(
                                                Map.of(
                                                        "hop", "down01",
                                                        "what", "name",
                                                        "text", "127.0.0.1 -> 127.0.0.1")),
                                "trouble",
                                        Map.of(
                                                "code", "LR-1001",
                                                "phase", "dial",
                                                "cause", "127.0.0.1 port 1 refused the connection",
                                                "next",
                                                        "start sshd on the host, or correct the"
                                                                + " address and port"),
                                "closed", List.of(),
                                "unknownRules", List.of()));
        assertThat(hosts.getLast())
                .containsEntry("host", "web01")
                .containsEntry("outcome", "readable")
                .doesNotContainKey("trouble");
    }

    @Test
    void frozenHostIsNotContactedUnlessThereIsAReason() throws Exception {
        estate.good("web01").start();
        Path freeze = Files.writeString(folder.resolve("freeze"), "release \u001b[2J week\n");

        CliRun run = test("web01", "--freeze-file", freeze.toString());
        CliRun all =
                test(
                        "web01",
                        "--freeze-file",
                        freeze.toString(),
                        "--ignore-windows",
                        "--reason",
                        "INC-7");

        assertThat(steps(run)).isEmpty();
        assertThat(run.out())
                .contains("  POSTPONED  LR-1201 schedule: contacting hosts is frozen by ")
                .doesNotContain("\u001b");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(steps(all)).startsWith("web01 schedule", "web01 name").endsWith("web01 rules");
        assertThat(all.err()).contains("ignoring audit windows and freeze file: INC-7");
        assertThat(all.exit()).isZero();
    }

    @Test
    void wordsOfHostsReachNoTerminalRaw() throws Exception {
        MinaHost host =
                keep(
                        MinaHost.running(
                                streams -> {
                                    streams.say("\u001b]0;owned\u0007 \u202egone\n");
                                    return 0;
                                }));
        estate.elsewhere("web01", at(host)).good("web02").start();
        trust(host);

        assertThat(test("web01").out())
                .contains("LR-2108")
                .doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(test("web01", "--color", "always").out())
                .contains("\u001b[31mFAILED\u001b[0m")
                .doesNotContain("\u001b]");
    }

    @Test
    void wrongUseContactsNobody() throws Exception {
        estate.good("web01").start();
        String inventory = Files.readString(estate.inventory());
        Files.writeString(
                estate.inventory(), inventory.replace("web01: {", "web01: {lifecycle: cold, "));

        assertThat(test().err()).contains("Missing required parameter: 'HOST'");
        assertThat(test("web02").err()).contains("there is no host 'web02'");
        assertThat(test("web01"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: web01: is not in service (cold) (correct its lifecycle in the inventory when it is)
                                Nothing was contacted.
                                """));
    }

    private CliRun test(String... arguments) {
        var all = new ArrayList<>(List.of("connect", "test", "--policy", Estate.REFERENCE));
        all.addAll(List.of("--policy-worktree", "-i", estate.inventory().toString()));
        all.addAll(List.of(arguments));
        return CliRun.of(all);
    }

    /** Hop and word of each step that was printed. */
    private static List<String> steps(CliRun run) {
        return run.out()
                .lines()
                .filter(line -> line.matches(" {2}[a-z0-9]+ +[a-z]+( key)? {2,}.*"))
                .map(line -> line.strip().split(" {2,}", 3))
                .map(columns -> columns[0] + " " + columns[1])
                .toList();
    }

    /** Without what differs from run to run. */
    private String plain(String out) {
        return out.replace(folder.toString(), "FOLDER")
                .replaceAll("port [0-9]+", "port PORT")
                .replaceAll("SSH-2.0-\\S+", "SSH-2.0-IDENT")
                .replaceAll("SHA256:\\S+", "SHA256:FINGERPRINT")
                .replaceAll("version [0-9]+", "version N")
                .replaceAll("[0-9]+ (files|commands|stay)", "N $1")
                .replaceAll(" of [0-9]+ stay", " of N stay");
    }

    private MinaHost bastion() throws Exception {
        return keep(
                MinaHost.running(
                        streams -> 0,
                        server -> server.setForwardingFilter(new AcceptAllForwardingFilter())));
    }

    private static String at(MinaHost host) {
        return at(host, "none");
    }

    private static String at(MinaHost host, String privilege) {
        return "{address: 127.0.0.1, port: %d, privilege: %s}".formatted(host.port(), privilege);
    }

    private void trust(MinaHost host) throws Exception {
        String line = Files.readString(host.known(folder.resolve("line")));
        Files.writeString(estate.knownHosts(), line, StandardOpenOption.APPEND);
    }

    private void behind(String jump, String... hosts) throws Exception {
        String inventory = Files.readString(estate.inventory());
        for (String host : hosts) {
            inventory =
                    inventory.replace(
                            host + ": {connection: {",
                            host + ": {connection: {via: [" + jump + "], ");
        }
        Files.writeString(estate.inventory(), inventory);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> hosts(CliRun run) throws Exception {
        Map<String, Object> json = Json.read(run.out().getBytes(StandardCharsets.UTF_8), Map.class);
        return Objects.requireNonNull((List<Map<String, Object>>) json.get("hosts"));
    }

    private <T extends AutoCloseable> T keep(T made) {
        open.add(made);
        return made;
    }
}
