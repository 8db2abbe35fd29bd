package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

/** {@code connect test}: each refusal has its code and an exact mend. */
@Timeout(120)
class ConnectTestMendsTest {
    private static final List<Path> HEALTHY =
            List.of(
                    Path.of(Estate.REFERENCE, "fixtures", "base-debian-12"),
                    Path.of("..", "inventory", "demo", "web01.demo.example"));

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ConnectTestSite site;

    @SuppressWarnings("NullAway.Init")
    private Estate estate;

    @BeforeEach
    void start() {
        site = new ConnectTestSite(folder);
        estate = site.estate();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void refusedLoginNamesTheKeysThatWereTried() throws Exception {
        MinaHost host =
                site.keep(
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, key, session) -> false)));
        estate.elsewhere("web01", ConnectTestSite.at(host)).good("web02").start();
        site.trust(host);

        CliRun run = site.test("web01");

        assertThat(ConnectTestSite.steps(run))
                .containsExactly("web01 name", "web01 tcp", "web01 ident", "web01 host key");
        assertThat(site.plain(run.out()))
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
                    site.keep(
                            MinaHost.running(
                                    streams -> {
                                        if (!streams.command().startsWith("exec sudo")) {
                                            return shell.run(streams);
                                        }
                                        streams.err().write(said.getBytes(StandardCharsets.UTF_8));
                                        return exit;
                                    }));
            estate.elsewhere("web01", ConnectTestSite.at(host, "sudo-shell")).good("web02").start();
            site.trust(host);

            CliRun run = site.test("web01");

            assertThat(site.plain(run.out()))
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
                    site.keep(
                            MinaHost.running(
                                    streams -> {
                                        if (!streams.command().startsWith("exec sudo")) {
                                            return shell.run(streams);
                                        }
                                        streams.say("sudo: a password is required\n");
                                        return 1;
                                    }));
            estate.elsewhere("web01", ConnectTestSite.at(host, "pinned")).good("web02").start();
            site.trust(host);

            CliRun run = site.test("web01");

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
                site.keep(
                        MinaHost.running(
                                streams -> {
                                    streams.say(said + "\n");
                                    return exit;
                                }));
        estate.elsewhere("web01", ConnectTestSite.at(host)).good("web02").start();
        site.trust(host);

        CliRun run = site.test("web01");

        assertThat(ConnectTestSite.steps(run)).as(title).endsWith("web01 login");
        assertThat(run.out())
                .contains("  FAILED  " + code + " collect: 'exec /bin/sh -s' ended with status ")
                .contains("\n    next: " + next + "\n");
        assertThat(run.exit()).isEqualTo(3);
    }
}
