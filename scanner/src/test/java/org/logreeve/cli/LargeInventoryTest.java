package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An estate of 100,000 hosts, each with a line of its own, under a ceiling of memory. */
class LargeInventoryTest {
    @TempDir private Path folder;

    @Test
    void hundredThousandHostsAreReadUnderACeilingOfMemory() throws Exception {
        String hosts =
                IntStream.rangeClosed(1, 100_000)
                        .mapToObj(
                                each ->
                                        "  host%06d.example: {groups: [web], settings: {team: t%d}}\n"
                                                .formatted(each, each % 97))
                        .collect(Collectors.joining());
        Path file =
                Files.writeString(
                        folder.resolve("hosts.yaml"),
                        """
                        apiVersion: logreeve/v1
                        name: large
                        defaults:
                          connection: {user: audit, identityFile: id, knownHosts: known}
                        groups:
                          web: {settings: {tier: gold}}
                        hosts:
                        """
                                + hosts);

        Fork check =
                Fork.of(
                        folder,
                        List.of("-Xmx1g"),
                        List.of("inventory", "check", "-i", file.toString()));

        assertThat(check.exit()).as(check.stderr()).isZero();
        assertThat(check.stdout()).isEqualTo(file + ": 'large', 100000 hosts, nothing wrong\n");
    }
}
