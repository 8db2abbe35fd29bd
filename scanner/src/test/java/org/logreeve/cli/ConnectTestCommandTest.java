package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.MinaHost;

/** {@code connect test}: what a user sees of the way to a host, and around it. */
@Timeout(120)
class ConnectTestCommandTest {
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
    void everyStepToAHealthyHostIsTold() throws Exception {
        estate.good("web01").start();

        CliRun run = site.test("web01");

        assertThat(run.err()).isEmpty();
        assertThat(site.plain(run.out()))
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
        MinaHost bastion = site.bastion();
        estate.elsewhere("bastion1", ConnectTestSite.at(bastion)).good("db01").good("db02").start();
        site.trust(bastion);
        site.behind("bastion1", "db01", "db02");

        CliRun run = site.test("db01", "db02");

        assertThat(site.plain(run.out()))
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
                site.keep(
                        MinaHost.running(
                                streams -> 0,
                                server ->
                                        server.setPublickeyAuthenticator(
                                                (user, key, session) -> false)));
        estate.elsewhere("bastion1", ConnectTestSite.at(bastion)).good("db01").start();
        site.trust(bastion);
        site.behind("bastion1", "db01");

        CliRun run = site.test("db01");

        assertThat(ConnectTestSite.steps(run))
                .containsExactly(
                        "bastion1 name", "bastion1 tcp", "bastion1 ident", "bastion1 host key");
        assertThat(site.plain(run.out()))
                .contains(
                        "  FAILED  LR-1060 dial: the jump host 'bastion1' cannot be used: LR-1018"
                                + " the server takes none of the keys for 'audit'");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void unknownHostKeyComesWithTheCommandThatPinsIt() throws Exception {
        MinaHost host = site.keep(MinaHost.running(streams -> 0));
        estate.elsewhere("web01", ConnectTestSite.at(host)).good("web02").start();

        CliRun run = site.test("web01");

        assertThat(ConnectTestSite.steps(run))
                .containsExactly("web01 name", "web01 tcp", "web01 ident");
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

        CliRun run = site.test("web01");

        assertThat(site.plain(run.out()))
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

        CliRun run = site.test("web01", "down01");
        CliRun json = site.test("web01", "down01", "--json");

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
        List<Map<String, Object>> hosts = ConnectTestSite.hosts(json);
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

        CliRun run = site.test("web01", "--freeze-file", freeze.toString());
        CliRun all =
                site.test(
                        "web01",
                        "--freeze-file",
                        freeze.toString(),
                        "--ignore-windows",
                        "--reason",
                        "INC-7");

        assertThat(ConnectTestSite.steps(run)).isEmpty();
        assertThat(run.out())
                .contains("  POSTPONED  LR-1201 schedule: contacting hosts is frozen by ")
                .doesNotContain("\u001b");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(ConnectTestSite.steps(all))
                .startsWith("web01 schedule", "web01 name")
                .endsWith("web01 rules");
        assertThat(all.err()).contains("ignoring audit windows and freeze file: INC-7");
        assertThat(all.exit()).isZero();
    }

    @Test
    void wordsOfHostsReachNoTerminalRaw() throws Exception {
        MinaHost host =
                site.keep(
                        MinaHost.running(
                                streams -> {
                                    streams.say("\u001b]0;owned\u0007 \u202egone\n");
                                    return 0;
                                }));
        estate.elsewhere("web01", ConnectTestSite.at(host)).good("web02").start();
        site.trust(host);

        assertThat(site.test("web01").out())
                .contains("LR-2108")
                .doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(site.test("web01", "--color", "always").out())
                .contains("\u001b[31mFAILED\u001b[0m")
                .doesNotContain("\u001b]");
    }

    @Test
    void wrongUseContactsNobody() throws Exception {
        estate.good("web01").start();
        String inventory = Files.readString(estate.inventory());
        Files.writeString(
                estate.inventory(), inventory.replace("web01: {", "web01: {lifecycle: cold, "));

        assertThat(site.test().err()).contains("Missing required parameter: 'HOST'");
        assertThat(site.test("web02").err()).contains("there is no host 'web02'");
        assertThat(site.test("web01"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: web01: is not in service (cold) (correct its lifecycle in the inventory when it is)
                                Nothing was contacted.
                                """));
    }
}
