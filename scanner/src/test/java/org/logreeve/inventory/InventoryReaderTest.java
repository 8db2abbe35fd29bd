package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class InventoryReaderTest {
    @TempDir Path folder;

    @Test
    void hostTakesWhatItDoesNotStateFromTheDefaults() throws IOException {
        Inventory inventory =
                read(
                        """
                        apiVersion: logreeve/v1
                        name: prod
                        defaults:
                          connection:
                            user: audit
                            identityFile: keys/id
                            knownHosts: known_hosts
                            deadline: 30s
                          settings:
                            approved_time_sources: [ntp1.example, ntp2.example]
                        hosts:
                          web01.example:
                          db01.example:
                            connection: {address: 192.0.2.7, port: 2222, user: scan}
                            settings: {local_retention_days: 30}
                        """);

        assertThat(inventory.hosts())
                .extracting(InventoryHost::name)
                .containsExactly("web01.example", "db01.example");
        InventoryHost db = inventory.hosts().get(1);
        assertThat(db.connection())
                .isEqualTo(
                        new Connection(
                                "192.0.2.7",
                                2222,
                                "scan",
                                List.of(folder.resolve("keys/id")),
                                List.of(folder.resolve("known_hosts")),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30)));
        assertThat(db.settings().get("approved_time_sources").orElseThrow().values())
                .containsExactly("ntp1.example", "ntp2.example");
        assertThat(db.settings().get("local_retention_days").orElseThrow().origin().line())
                .isEqualTo(15);
        assertThat(inventory.hosts().get(0).connection().address()).isEqualTo("web01.example");
    }

    @Test
    void saysEverythingThatIsWrongAtOnceWithLineAndColumn() {
        assertProblems(
                """
                apiVersion: logreeve/v2
                name: prod
                defaults:
                  connection: {user: audit, identityFile: id, knownHosts: known_hosts}
                hosts:
                  web01:
                    connection: {adress: 192.0.2.1, port: "22"}
                    settings: {local_retention_days: 1d}
                  -oProxyCommand=x:
                  estate:
                """,
                ":1:13: 'logreeve/v2' is not known (write logreeve/v1)",
                ":7:18: unknown key 'adress' (did you mean 'address'?)",
                ":7:43: 'port' wants a whole number from 1 to 65535, not '22'",
                ":8:38: 'local_retention_days' wants a whole number from 0 to 36500, not '1d'",
                ":9:20: '-oProxyCommand=x' is not a host name (letters, digits, '.', '_' and '-',"
                        + " at most 253, and no '-' in front)",
                ":10:10: 'estate' is what reports and commands call all hosts together (name the"
                        + " host in full, for example estate.example.org)");
    }

    @Test
    void hostWithoutAKeyOrKnownHostsIsAnErrorNotAPrompt() {
        assertProblems(
                """
                apiVersion: logreeve/v1
                name: prod
                hosts:
                  web01:
                    connection: {user: audit}
                """,
                ":5:17: the host has no connection.identityFile (set it here or under defaults)",
                ":5:17: the host has no connection.knownHosts (set it here or under defaults)");
    }

    @Test
    void aCommandForHostKeysStandsInForTheFileAndIsChecked() throws IOException {
        String text =
                """
                apiVersion: logreeve/v1
                name: prod
                defaults:
                  connection: {user: audit, identityFile: id}
                hosts:
                  web01:
                    connection:
                      hostKeysFrom: {argv: %s}
                """;
        Connection connection =
                read(text.formatted("[bin/keys, '{address}', '-p{port}']"))
                        .hosts()
                        .getFirst()
                        .connection();

        assertThat(connection.hostKeysFrom())
                .containsExactly(
                        folder.resolve("bin/keys").toAbsolutePath().toString(),
                        "{address}",
                        "-p{port}");
        assertThat(connection.knownHosts()).isEmpty();
        assertProblems(
                text.formatted("[keys, '{host}'], shell: true"),
                ":8:28: '{host}' has a placeholder that nobody fills in (known here: {address},"
                        + " {port})",
                ":8:46: unknown key 'shell' (known here: argv)");
        assertProblems(
                text.formatted("[]"),
                ":8:7: the host has no connection.knownHosts (set it here or under defaults)",
                ":8:21: 'hostKeysFrom' names no program (write {argv: [PROGRAM, ARGUMENT, ...]};"
                        + " no shell reads it)");
    }

    @Test
    void privilegeAndTypeComeFromTheHostOrTheDefaults() throws IOException {
        Inventory inventory =
                read(
                        """
                        apiVersion: logreeve/v1
                        name: prod
                        defaults:
                          connection: {user: a, identityFile: id, knownHosts: k, privilege: pinned}
                        hosts:
                          web01:
                            connection: {collectorPath: /opt/logreeve/collect}
                          web02:
                            connection: {privilege: sudo-shell}
                          here:
                            connection: {type: local, privilege: none, deadline: 20s}
                          image:
                            connection: {type: tree, path: trees/image}
                        """);

        assertThat(inventory.hosts())
                .extracting(host -> host.connection().access())
                .containsExactly(
                        new Access(
                                Access.Type.SSH, Privilege.PINNED, "/opt/logreeve/collect", null),
                        Access.ssh(Privilege.SUDO_SHELL),
                        new Access(Access.Type.LOCAL, Privilege.NONE, Access.COLLECTOR_PATH, null),
                        new Access(
                                Access.Type.TREE,
                                Privilege.NONE,
                                Access.COLLECTOR_PATH,
                                folder.resolve("trees/image")));
    }

    @Test
    void keysThatDoNotFitTheTypeAreErrorsWhereTheyStand() {
        assertProblems(
                """
                apiVersion: logreeve/v1
                name: prod
                hosts:
                  here:
                    connection: {type: local, user: audit, path: /srv}
                  image:
                    connection: {type: tree, privilege: sudo-shell}
                  web01:
                    connection: {user: a, identityFile: i, knownHosts: k, path: /srv}
                  web02:
                    connection: {user: a, identityFile: i, knownHosts: k, collectorPath: /opt/x}
                  web03:
                    connection: {user: a, identityFile: i, knownHosts: k, privilege: sudo}
                  web04:
                    connection: {user: a, identityFile: i, knownHosts: k, privilege: pinned,
                      collectorPath: "/opt/x;id"}
                """,
                ":5:37: 'user' has no meaning with type local (remove it)",
                ":5:50: 'path' has no meaning with type local (remove it)",
                ":7:17: the host has no connection.path (name the folder that holds its files)",
                ":7:41: 'privilege' has no meaning with type tree (remove it)",
                ":9:65: 'path' has no meaning with type ssh (remove it)",
                ":11:74: 'collectorPath' has no meaning with privilege none (write privilege:"
                        + " pinned, or leave the key out)",
                ":13:70: 'privilege' wants one of none, groups, pinned, sudo-shell, not 'sudo'",
                ":16:22: '/opt/x;id' is not an absolute path (letters, digits, '.', '_', '-' and"
                        + " '/' only)");
    }

    @Test
    void noHostsIsAnError() {
        assertProblems(
                "apiVersion: logreeve/v1\nname: prod\nhosts: {}\n",
                ":3:8: there are no hosts (a scan of nothing proves nothing)");
    }

    @Test
    void hostThatStandsTwiceIsAnError() {
        assertProblems(
                """
                apiVersion: logreeve/v1
                name: prod
                hosts:
                  web01: {}
                  web01: {}
                """,
                ":5:3: 'web01' stands here a second time (the first is on line 4)");
    }

    @Test
    void missingFileNamesTheOption() {
        assertThatThrownBy(() -> InventoryReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--inventory");
    }

    private Inventory read(String yaml) throws IOException {
        Path file = folder.resolve("hosts.yaml");
        Files.writeString(file, yaml);
        return InventoryReader.read(file);
    }

    private void assertProblems(String yaml, String... problems) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(p -> p.toString().substring(p.path().length()))
                                        .containsExactly(problems));
    }
}
