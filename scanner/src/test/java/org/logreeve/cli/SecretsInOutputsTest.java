package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.collect.PlantedSecrets;

/** A host full of secrets goes the whole way, and none comes out anywhere. */
class SecretsInOutputsTest {
    private static final Path BASE =
            Path.of("..", "policies", "fixtures", "base-debian-12", "root");

    @TempDir private Path folder;

    @Test
    void noPlantedSecretIsInAnyOutput() throws Exception {
        Path tree = folder.resolve("tree");
        copy(tree);
        List<String> secrets = PlantedSecrets.plant(tree);
        Path inventory =
                Files.writeString(
                        folder.resolve("hosts.yaml"),
                        """
                        apiVersion: logreeve/v1
                        name: secrets
                        hosts:
                          planted: {connection: {type: tree, path: tree}}
                          here: {connection: {type: local}, loadGuard: off}
                          nowhere: {connection: {type: tree, path: none}}
                        """);
        var said = new StringBuilder();
        String output = folder.resolve("out").toString();
        String policy = Path.of("..", "policies").toString();

        said.append(
                run(
                        "scan",
                        "-i",
                        inventory.toString(),
                        "-o",
                        output,
                        "--policy",
                        policy,
                        "--policy-worktree"));
        for (String component : List.of("rsyslog", "logrotate", "chrony", "units")) {
            said.append(run("effective", "-i", inventory.toString(), "planted", component));
            said.append(
                    run("effective", "-i", inventory.toString(), "--json", "planted", component));
        }
        for (String rule :
                List.of(
                        "forwarding/remote-destination",
                        "retention/local-minimum",
                        "time-sync/approved-source")) {
            said.append(run("explain", "-o", output, "planted", rule));
        }
        try (Stream<Path> files = Files.walk(Path.of(output))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                said.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        String all = said.toString();
        assertThat(all)
                .contains("/etc/rsyslog.d/60-outputs.conf", "rsyslog on planted:", "LR-2201")
                .contains("\"type\" : \"tree\"", "\"type\" : \"local\"")
                .contains("Hosts 3: 2 assessed, 1 not assessed.")
                .contains("LRSECRET-");
        assertThat(secrets.stream().filter(all::contains)).isEmpty();
        System.out.printf(
                "redaction: %d planted secrets in none of %d characters of output%n",
                secrets.size(), all.length());
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        try (var stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Main.run(new Console(stream, stream, Map.of()), arguments);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path to) throws IOException {
        try (Stream<Path> all = Files.walk(BASE)) {
            for (Path path : all.sorted().toList()) {
                Files.copy(path, to.resolve(BASE.relativize(path).toString()));
            }
        }
    }
}
