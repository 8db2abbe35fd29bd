package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in what we are given: exit 2, all at once, and no host hears of it. */
class ScanInputTest {
    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private QuietServer host;

    @BeforeEach
    void listen() throws Exception {
        host = QuietServer.listen();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void whatIsRightIsContacted() throws Exception {
        Path inventory = host.inventory(folder, "{approved_time_sources: [ntp1]}");

        assertThat(scan(inventory).exit()).isEqualTo(3);
        assertThat(host.wasContacted()).isTrue();
    }

    @Test
    void everythingWrongWithTheInventoryIsSaidAtOnce() throws Exception {
        Path inventory =
                Files.writeString(
                        folder.resolve("hosts.yaml"),
                        """
                        apiVersion: logreeve/v1
                        name: test
                        defaults:
                          connection: {user: audit, identityFile: id, knownHosts: known}
                        hosts:
                          web01:
                            connection: {adress: 127.0.0.1, port: %d}
                          web02:
                            connection: {address: 127.0.0.1, port: %d, deadline: soon}
                            settings: {local_retention_days: 1y, approved_time_source: [ntp1]}
                        """
                                .formatted(host.port(), host.port()));
        int column = Files.readAllLines(inventory).get(8).indexOf("soon") + 1;

        assertRefused(
                scan(inventory),
                "7:18: unknown key 'adress' (did you mean 'address'?)",
                "9:"
                        + column
                        + ": 'deadline' wants a time such as 10s or 2m, at most 1h, not 'soon'",
                "10:38: 'local_retention_days' wants a whole number from 0 to 36500, not '1y'",
                "10:42: unknown key 'approved_time_source' (did you mean 'approved_time_sources'?)");
    }

    @Test
    void hostsThatAreNotInTheInventoryAreNamedWithTheNearest() throws Exception {
        Path inventory = host.inventory(folder, "{}");

        assertRefused(
                scan(inventory, "wbe01", "web01", "mail"),
                " there is no host 'wbe01' (did you mean 'web01'?)",
                " there is no host 'mail'");
    }

    @Test
    void inventoryThatIsNotThere() {
        assertRefused(
                scan(folder.resolve("hosts.yaml")),
                " there is no such inventory (name one with --inventory; inventory/hosts.yaml is an"
                        + " example)");
    }

    @Test
    void optionsThatCannotBeMeant() throws Exception {
        Path inventory = host.inventory(folder, "{}");

        assertThat(scan(inventory, "--fail-on", "hihg").err())
                .isEqualTo(
                        """
                        error: --fail-on: 'hihg' is no severity; known: info, low, medium, high, critical (did you mean 'high'?)
                        Nothing was contacted.
                        """);
        assertThat(scan(inventory, "--parallel", "0").err())
                .isEqualTo(
                        """
                        error: --parallel: wants a number from 1 to 512, not '0'
                        Nothing was contacted.
                        """);
        assertThat(scan(inventory, "--color", "alwyas").err())
                .isEqualTo(
                        """
                        error: --color: wants auto, always or never, not 'alwyas' (did you mean 'always'?)
                        Nothing was contacted.
                        """);
        assertThat(scan(inventory, "--parralel", "2"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: Unknown option: '--parralel'
                                did you mean: --parallel?
                                see: logreeve scan --help
                                Nothing was contacted.
                                """));
        assertThat(host.wasContacted()).isFalse();
    }

    private CliRun scan(Path inventory, String... more) {
        var arguments =
                new ArrayList<>(List.of("scan", "-i", inventory.toString(), "--policy-worktree"));
        arguments.addAll(List.of("--policy", Estate.THREE_RULES));
        arguments.addAll(List.of("-o", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments);
    }

    private void assertRefused(CliRun scan, String... problems) {
        var lines = new ArrayList<String>();
        for (String problem : problems) {
            lines.add("error: " + folder.resolve("hosts.yaml") + ":" + problem);
        }
        lines.add("Nothing was contacted.");
        assertThat(scan.err().lines()).containsExactlyElementsOf(lines);
        assertThat(scan.out()).isEmpty();
        assertThat(scan.exit()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
        try {
            assertThat(host.wasContacted()).isFalse();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
