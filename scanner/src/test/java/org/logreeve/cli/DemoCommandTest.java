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
                // how many pass is told by the table, which the exit code compares
                .containsPattern(
                        "(?m)^ web01[.]demo[.]example {2}pass [0-9]+ {3}notapplicable [0-9]+ {3}unknown 1$")
                .contains(
                        " old01.demo.example  NOT ASSESSED  LR-1026 ",
                        "Hosts 6: 5 assessed, 1 not assessed.")
                .doesNotContain("\u001b");
        assertThat(home.resolve("reports/out/demo"))
                .isDirectoryContaining("glob:**/results.json")
                .isDirectoryContaining("glob:**/junit.xml")
                .isDirectoryContaining("glob:**/report.html");
        assertThat(demo.err())
                .contains(
                        "'uncommitted'",
                        "Report: " + home.resolve("reports/out/demo/results.json"),
                        "Report: " + home.resolve("reports/out/demo/junit.xml"),
                        "Report: " + home.resolve("reports/out/demo/report.html"),
                        "a scan like this would have returned 3.");
        assertThat(CliRun.of(advised(demo, "Look closer: ")).out())
                .startsWith("time-sync/approved-source on app01.demo.example: fail");
        assertThat(CliRun.of(advised(demo, "Everything:  ")).out())
                .contains("nothing is sent to another host\n         which explains:\n");
    }

    /** The command that a line of standard error tells to type. */
    private static String[] advised(CliRun demo, String start) {
        String line =
                demo.err().lines().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
        return line.substring(start.length() + "./logreeve ".length()).split(" ", -1);
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
