package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class RoutesTest {
    private static final String HEAD =
            """
            apiVersion: logreeve/v1
            name: prod
            defaults:
              connection: {user: audit, identityFile: id, knownHosts: known, deadline: 30s}
            """;

    @TempDir Path folder;

    @Test
    void aListIsWalkedAsWrittenAndTheFirstHasAWayOfItsOwn() throws IOException {
        Inventory inventory =
                read(
                        HEAD
                                + """
                                hosts:
                                  db:
                                    connection: {via: [inner, {address: 10.0.0.9, port: 2222, user: hop}]}
                                  inner:
                                    connection: {address: 10.0.0.1, via: outer}
                                  outer:
                                    connection: {address: 192.0.2.1}
                                """);

        Via via = inventory.hosts().getFirst().connection().via();

        assertThat(via.jumps()).containsExactly("outer", "inner", "10.0.0.9:2222");
        assertThat(via)
                .isEqualTo(
                        new Via.Jump(
                                "10.0.0.9:2222",
                                connection("10.0.0.9", 2222, "hop")
                                        .by(
                                                new Via.Jump(
                                                        "inner",
                                                        connection("10.0.0.1", 22, "audit")
                                                                .by(
                                                                        new Via.Jump(
                                                                                "outer",
                                                                                connection(
                                                                                        "192.0.2.1",
                                                                                        22,
                                                                                        "audit")))))));
    }

    @Test
    void aWayOfTheDefaultsEndsAtTheJumpHostsThatItNames() throws IOException {
        Inventory inventory =
                read(
                        """
                        apiVersion: logreeve/v1
                        name: prod
                        defaults:
                          connection: {user: a, identityFile: i, knownHosts: k, via: [outer, inner]}
                        hosts:
                          web: {}
                          inner: {}
                          outer: {}
                          near:
                            connection: {via: []}
                          here:
                            connection: {type: local}
                        """);

        assertThat(inventory.hosts())
                .extracting(host -> host.name() + " " + host.connection().via().jumps())
                .containsExactly(
                        "web [outer, inner]", "inner [outer]", "outer []", "near []", "here []");
    }

    @Test
    void aCommandIsTakenWordByWord() throws IOException {
        Inventory inventory =
                read(
                        HEAD
                                + """
                                hosts:
                                  web:
                                    connection:
                                      via: {argv: [bin/session, --to, '{address}:{port}']}
                                """);

        assertThat(inventory.hosts().getFirst().connection().via())
                .isEqualTo(
                        new Via.Command(
                                List.of(
                                        folder.resolve("bin/session").toAbsolutePath().toString(),
                                        "--to",
                                        "{address}:{port}")));
    }

    @Test
    void everyMistakeInAWayIsSaidOnceAtItsPlace() {
        assertProblems(
                HEAD
                        + """
                        hosts:
                          a:
                            connection: {via: [b]}
                          b:
                            connection: {via: [c]}
                          c:
                            connection: {via: [a]}
                          d:
                            connection: {via: [a]}
                          self:
                            connection: {via: [self]}
                          twice:
                            connection: {via: [plain, plain]}
                          plain: {}
                          typo:
                            connection: {via: [plian]}
                          here:
                            connection: {type: local, via: [plain]}
                          behindHere:
                            connection: {via: [here]}
                          nested:
                            connection: {via: [[plain]]}
                          inline:
                            connection: {via: [{port: 22, type: ssh}]}
                          command:
                            connection: {via: {argv: ['{host}']}}
                        """,
                ":11:24: the way to 'a' leads through 'a' in a circle (find another way)",
                ":15:24: the way to 'self' leads through 'self' in a circle (find another way)",
                ":17:31: the way to 'twice' leads through 'plain' in a circle (leave it out of"
                        + " the list)",
                ":20:24: there is no host 'plian' to jump through (did you mean 'plain'?)",
                ":22:36: 'via' has no meaning with type local (remove it)",
                ":24:24: 'here' is no jump host, its type is local",
                ":26:24: 'via' wants names or mappings, not a list",
                ":28:24: the jump host has no address (write {address: ...}, or a name)",
                ":28:41: 'type' has no meaning for a jump host (remove it)",
                ":30:30: '{host}' has a placeholder that nobody fills in (known here: {address},"
                        + " {port})");
    }

    @Test
    void aWayOfMoreThanEightJumpHostsIsRefused() {
        assertProblems(
                HEAD
                        + """
                        hosts:
                          far:
                            connection: {via: [a1, a2, a3, a4, a5, a6, a7, a8, a9]}
                          a1: {}
                          a2: {}
                          a3: {}
                          a4: {}
                          a5: {}
                          a6: {}
                          a7: {}
                          a8: {}
                          a9: {}
                        """,
                ":7:23: a way has at most 8 jump hosts");
    }

    @Test
    void limitsAndLabelsAreRead() throws IOException {
        Inventory inventory =
                read(
                        HEAD
                                + """
                                limits: {hosts: 64, perBastion: 4, perLabel: {rack-7: 2}, startJitter: 1s}
                                hosts:
                                  web: {labels: [rack-7, blue]}
                                """);

        assertThat(inventory.limits())
                .isEqualTo(new HostLimits(64, 4, Map.of("rack-7", 2), Duration.ofSeconds(1)));
        assertThat(inventory.hosts().getFirst().labels())
                .containsExactlyInAnyOrder("rack-7", "blue");
        assertThat(read(HEAD + "hosts: {web: {}}\n").limits()).isEqualTo(HostLimits.STANDARD);
    }

    @Test
    void aLimitThatWouldNeverHoldIsAMistake() {
        assertProblems(
                HEAD
                        + """
                        limits: {hosts: 0, perLabel: {rack7: 2}, startJitter: 2h}
                        hosts:
                          web: {labels: [rack-7, -x, rack-7]}
                        """,
                ":5:17: 'hosts' wants a whole number from 1 to 512, not '0'",
                ":5:38: no host carries the label 'rack7' (did you mean 'rack-7'?)",
                ":5:55: 'startJitter' wants a time such as 200ms or 0s, at most 1m, not '2h'",
                ":7:17: '-x' is not a label (letters and digits, and '.', '_', '/', '-' between"
                        + " them, at most 64)",
                ":7:17: the label 'rack-7' stands twice");
    }

    private Connection connection(String address, int port, String user) {
        return new Connection(
                address,
                port,
                user,
                List.of(folder.resolve("id")),
                List.of(folder.resolve("known")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
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
