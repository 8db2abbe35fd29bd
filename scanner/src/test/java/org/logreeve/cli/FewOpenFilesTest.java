package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real command line in a process that may open few files. */
@Timeout(120)
class FewOpenFilesTest {
    @TempDir private Path folder;

    @Test
    void fewerHostsAreScannedAtATimeAndThatIsSaid() throws Exception {
        try (Estate estate = Estate.in(folder).good("web01").good("web02").start()) {
            Ended scan = scan(estate, 230);

            assertThat(scan.said())
                    .contains(
                            "only 10 hosts at a time instead of 32: this process may open 230"
                                    + " files, and these would need 296 (ulimit -n)");
            assertThat(scan.exit()).isZero();
            assertThat(estate.statuses()).containsExactly("web01 assessed -", "web02 assessed -");
        }
    }

    @Test
    void whereNotOneHostFitsNothingIsContacted() throws Exception {
        try (QuietServer server = QuietServer.listen()) {
            Path inventory = server.inventory(folder, "{}");

            Ended scan = scan(inventory, folder.resolve("out"), 180);

            assertThat(scan.said())
                    .contains(
                            "error: this process may open 180 files at a time, and a run needs 203"
                                    + " for one host; raise the limit, for example: ulimit -n"
                                    + " 4096");
            assertThat(scan.exit()).isEqualTo(70);
            assertThat(server.wasContacted()).isFalse();
        }
    }

    private record Ended(int exit, String said) {}

    private static Ended scan(Estate estate, int files) throws Exception {
        return scan(estate.inventory(), estate.output(), files);
    }

    private static Ended scan(Path inventory, Path output, int files) throws Exception {
        var command =
                new ArrayList<>(
                        List.of("sh", "-c", "ulimit -n " + files + " && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "scan", "-i", inventory.toString()));
        command.addAll(List.of("--policy", Estate.THREE_RULES, "--policy-worktree"));
        command.addAll(List.of("--output", output.toString()));
        Process process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
