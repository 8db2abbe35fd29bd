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
}
