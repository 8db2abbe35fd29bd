package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, from a copy of what it ships with. */
class DemoCommandTest {
    @TempDir private Path home;

    @BeforeEach
    void copyHome() throws IOException {
        for (String part : List.of("policies", "inventory")) {
            Path from = Path.of("..", part);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file :
                        files.filter(Files::isRegularFile)
                                .filter(file -> !isOfAFixture(file))
                                .toList()) {
                    Path to = home.resolve(part).resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        System.setProperty("logreeve.home", home.toString());
    }

    @AfterEach
    void forgetHome() {
        System.clearProperty("logreeve.home");
    }

    @Test
    void resultsEqualTheShippedTable() throws Exception {
        CliRun demo = CliRun.of("demo");

        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains("web01.demo.example  notapplicable 2   pass 14\n", "exit 3 (incomplete)")
                .doesNotContain("\u001b");
        assertThat(demo.err())
                .contains(
                        "'uncommitted'",
                        "Report: " + home.resolve("reports/out/demo/results.json"),
                        "Report: " + home.resolve("reports/out/demo/junit.xml"),
                        "Report: " + home.resolve("reports/out/demo/report.html"),
                        "a scan like this would have returned 3.");
        String look =
                demo.err()
                        .lines()
                        .filter(line -> line.startsWith("Look closer: "))
                        .findFirst()
                        .orElseThrow();
        String[] closer = look.substring("Look closer: ./logreeve ".length()).split(" ", -1);
        assertThat(CliRun.of(closer).out())
                .startsWith("forwarding/remote-destination on db01.demo.example: unknown");
    }

    @Test
    void tableThatSaysOtherwiseIsSeventyWithBothLines() throws Exception {
        Path table = home.resolve("inventory/demo/expected.tsv");
        String time = "web01.demo.example\ttime-sync/approved-source\t";
        Files.writeString(table, Files.readString(table).replace(time + "pass", time + "fail"));

        CliRun demo = CliRun.of("demo", "--output", home.resolve("out").toString());

        assertThat(demo.exit()).isEqualTo(70);
        assertThat(demo.err())
                .endsWith(
                        """
                        expected: web01.demo.example\\x09time-sync/approved-source\\x09fail\\x09-\\x09-
                        came out: web01.demo.example\\x09time-sync/approved-source\\x09pass\\x09-\\x09-
                        The results differ from inventory/demo/expected.tsv.
                        """);
    }

    /** Most of a pack, and nothing that decides a verdict. */
    private static boolean isOfAFixture(Path file) {
        return file.toString().contains("/tests/");
    }
}
