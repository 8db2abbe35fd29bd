package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCommandTest {
    @TempDir private Path folder;

    @Test
    void shippedInventoriesHaveNothingWrong() {
        assertThat(CliRun.of("inventory", "check", "-i", "../inventory/hosts.yaml"))
                .isEqualTo(
                        new CliRun(
                                0,
                                "../inventory/hosts.yaml: 'example', 1 hosts, nothing wrong\n",
                                ""));
        assertThat(CliRun.of("inventory", "check", "-i", "../inventory/demo.yaml").exit()).isZero();
    }

    @Test
    void everythingThatIsWrongIsSaid() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("hosts.yaml"),
                        """
                        apiVersion: logreeve/v1
                        nmae: test
                        hosts:
                          web01:
                            connection: {user: audit, port: 0, identityFile: id, knownHosts: known}
                        """);

        assertThat(CliRun.of("inventory", "check", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: %1$s:1:1: 'name' is missing
                                error: %1$s:2:1: unknown key 'nmae' (did you mean 'name'?)
                                error: %1$s:5:37: 'port' wants a whole number from 1 to 65535, not '0'
                                Nothing was contacted.
                                """
                                        .formatted(file)));
    }

    @Test
    void textThatIsNoYamlIsNamedByLineAndColumn() throws Exception {
        Path file = Files.writeString(folder.resolve("hosts.yaml"), "apiVersion: [\nname: x\n");

        CliRun check = CliRun.of("inventory", "check", "-i", file.toString());

        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.err()).startsWith("error: " + file + ":3:1: expected");
    }

    @Test
    void oneMachineUnderTwoNamesIsNotedAndNoError() throws Exception {
        Path file =
                write(
                        """
                        hosts:
                          a: {connection: {address: 192.0.2.1}}
                          b: {connection: {address: 192.0.2.1, port: 23}}
                          c: {connection: {address: 192.0.2.1}}
                        """);

        assertThat(CliRun.of("inventory", "check", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                0,
                                file + ": 'test', 3 hosts, nothing wrong\n",
                                "note: 'a' (%1$s:6) and 'c' (%1$s:8) are all at 192.0.2.1 port 22: one machine is read once for each\n"
                                        .formatted(file)));
    }

    @Test
    void listSaysWhereEachHostStandsAndItsGroups() throws Exception {
        Path file = write(GROUPS);

        assertThat(CliRun.of("inventory", "list", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                0,
                                """
                                web01   %1$s:10   prod, web
                                web02   %1$s:10   prod, web
                                db1     %1$s:11   prod
                                old     %1$s:12   (cold)
                                """
                                        .formatted(file),
                                ""));
        assertThat(CliRun.of("inventory", "list", "--group", "web", "-i", file.toString()).out())
                .isEqualTo(
                        """
                        web01   %1$s:10   prod, web
                        web02   %1$s:10   prod, web
                        """
                                .formatted(file));
    }

    @Test
    void listAsJsonHasSettingsWithTheirLines() throws Exception {
        Path file = write(GROUPS);

        assertThat(
                        CliRun.of(
                                        "inventory",
                                        "list",
                                        "--group=web",
                                        "--json",
                                        "-i",
                                        file.toString())
                                .out())
                .startsWith(
                        """
                        [
                          {
                            "at" : "%1$s:10",
                            "connection" : {
                              "address" : "web01",
                              "port" : 22,
                              "type" : "ssh",
                              "user" : "scan",
                              "via" : [ ]
                            },
                            "groups" : [
                              "prod",
                              "web"
                            ],
                            "labels" : [ ],
                            "lifecycle" : "active",
                            "name" : "web01",
                            "settings" : {
                              "team" : {
                                "at" : "%1$s:10",
                                "values" : [
                                  "web"
                                ]
                              },
                              "tier" : {
                                "at" : "%1$s:8",
                                "values" : [
                                  "gold"
                                ]
                              }
                            }
                          },
                          {
                        """
                                .formatted(file));
    }

    @Test
    void aGroupThatSelectsNoHostIsAnError() throws Exception {
        Path file = write(GROUPS);

        assertThat(
                        CliRun.of(
                                "inventory",
                                "list",
                                "--group",
                                "wbe",
                                "--group",
                                "empty",
                                "-i",
                                file.toString()))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: %1$s: there is no group 'wbe' (did you mean 'web'?)
                                error: %1$s: no host is in the group 'empty'
                                Nothing was contacted.
                                """
                                        .formatted(file)));
    }

    @Test
    void explainHostSaysWhichLineHoldsAndWhatItOverrides() throws Exception {
        Path file = write(GROUPS);

        assertThat(CliRun.of("inventory", "explain-host", "web02", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                0,
                                """
                                web02   %1$s:10
                                groups, the one that counts least first: prod, web
                                connection.address = web02   built in
                                connection.connectTimeout = 10s   built in
                                connection.deadline = 2m   built in
                                connection.identityFile = id   %1$s:4, defaults
                                connection.knownHosts = known   %1$s:4, defaults
                                connection.port = 22   built in
                                connection.privilege = none   built in
                                connection.type = ssh   built in
                                connection.user = scan   %1$s:7, group prod
                                    overrides audit   %1$s:4, defaults
                                lifecycle = active   built in
                                loadGuard.load = off   %1$s:8, group web
                                    overrides 4   built in
                                loadGuard.memory = off   %1$s:8, group web
                                    overrides 5%%   built in
                                loadGuard.pressure = off   %1$s:8, group web
                                    overrides 40%%   built in
                                settings.team = web   %1$s:10, host
                                    overrides ops   %1$s:7, group prod
                                settings.tier = gold   %1$s:8, group web
                                    overrides silver   %1$s:7, group prod
                                """
                                        .formatted(file),
                                ""));
        assertThat(CliRun.of("inventory", "explain-host", "wbe02", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: %s: there is no host 'wbe02' (did you mean 'web02'?)
                                Nothing was contacted.
                                """
                                        .formatted(file)));
    }

    @Test
    void explainHostLeavesOutWhatItsTypeHasNoUseFor() throws Exception {
        Path file = write("hosts:\n  image: {connection: {type: tree, path: trees/image}}\n");

        assertThat(CliRun.of("inventory", "explain-host", "image", "-i", file.toString()).out())
                .isEqualTo(
                        """
                        image   %1$s:6
                        connection.path = trees/image   %1$s:6, host
                        connection.type = tree   %1$s:6, host
                            overrides ssh   built in
                        lifecycle = active   built in
                        loadGuard.load = 4   built in
                        loadGuard.memory = 5%%   built in
                        loadGuard.pressure = 40%%   built in
                        """
                                .formatted(file));
    }

    private static final String GROUPS =
            """
            groups:
              empty: {}
              prod: {children: [web], connection: {user: scan}, settings: {team: ops, tier: silver}}
              web: {settings: {tier: gold}, loadGuard: off}
            hosts:
              web[01:02]: {groups: [web], settings: {team: web}}
              db1: {groups: [prod]}
              old: {lifecycle: cold}
            """;

    private Path write(String below) throws Exception {
        return Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                name: test
                defaults:
                  connection: {user: audit, identityFile: id, knownHosts: known}
                """
                        + below);
    }
}
