package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.ResultsJson;

/** The real command line on a disk that fills up: a file system of a few pages of its own. */
@Ring(Rings.DISK)
class DiskFullTest {
    private static final int PAGE = 4096;

    /** $1 folder to mount on, $2 bytes, $3 where to keep what was written, then the command. */
    private static final String SCRIPT =
            """
            set -e
            out=$1 size=$2 kept=$3
            shift 3
            mkdir -p "$out" "$kept"
            mount -t tmpfs -o size="$size" full "$out"
            status=0
            "$@" || status=$?
            cp -a "$out/." "$kept"
            exit $status
            """;

    @TempDir private Path folder;

    @Test
    void fullDiskIsOneClearLineAndNeverATruncatedReport() throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(demo(4096, whole).exit()).isZero();
        int journal = pages(RunFolder.currentJournal(whole));
        int report = pages(whole.resolve("results.json"));
        int others = pages(whole.resolve("junit.xml")) + pages(whole.resolve("report.html"));

        var filled = new TreeSet<String>();
        for (int size :
                List.of(
                        1,
                        journal - 1,
                        journal + 1,
                        journal + report / 2,
                        journal + report,
                        journal + report + 8,
                        journal + report + others + 8)) {
            Path kept = folder.resolve("kept-" + size);
            CliRun run = demo(size, kept);
            List<String> files = run.exit() == 0 ? List.of("nothing") : filesThatFailed(run, size);
            System.out.printf(
                    "full disk: %3d KiB: exit %2d, could not write %s%n",
                    size * PAGE / 1024, run.exit(), String.join(", ", files));
            filled.addAll(files);
            assertWholeOrAbsent(kept);
        }

        assertThat(filled).contains("journal.lrj", "results.json", "report.html", "nothing");
        assertThat(folder.resolve("kept-" + (journal + report + 8)).resolve("CURRENT")).exists();
    }

    /** One line about each, and no stack trace; without a journal there are no reports to fail. */
    private static List<String> filesThatFailed(CliRun run, int size) {
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        List<String> errors = run.err().lines().filter(line -> line.startsWith("error: ")).toList();
        assertThat(errors)
                .as("%d pages: %s", size, run.err())
                .isNotEmpty()
                .allMatch(
                        line ->
                                line.matches(
                                        "error: cannot write '[^']+': [Nn]o space left.*(; nothing"
                                                + " was published)?"));
        assertThat(run.err())
                .endsWith(String.join("\n", errors) + "\n")
                .doesNotContain("    at ", "\tat ");
        List<String> files =
                errors.stream()
                        .map(line -> line.split("'", -1)[1])
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .toList();
        assertThat(files).doesNotHaveDuplicates();
        if (files.contains("journal.lrj")) {
            assertThat(files).hasSize(1);
        }
        return files;
    }

    private static void assertWholeOrAbsent(Path kept) throws IOException {
        Path report = kept.resolve("results.json");
        if (Files.exists(report)) {
            try (Stream<Path> runs = Files.list(kept.resolve("runs"))) {
                Journal journal =
                        Journal.read(runs.findFirst().orElseThrow().resolve("journal.lrj"));
                assertThat(Files.readAllBytes(report)).isEqualTo(ResultsJson.of(journal));
            }
        }
        if (Files.exists(kept.resolve("CURRENT"))) {
            assertThat(report).exists();
            assertThat(Journal.read(RunFolder.currentJournal(kept)).end()).isNotNull();
        }
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private CliRun demo(int pages, Path kept) throws Exception {
        Path out = folder.resolve("out");
        Path said = folder.resolve("said");
        Path complained = folder.resolve("complained");
        Process run =
                new ProcessBuilder(
                                "unshare",
                                "-m",
                                "sh",
                                "-c",
                                SCRIPT,
                                "sh",
                                out.toString(),
                                String.valueOf((long) pages * PAGE),
                                kept.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dlogreeve.home=..",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "demo",
                                "--output",
                                out.toString())
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile())
                        .start();
        int exit = run.waitFor();
        return new CliRun(exit, Files.readString(said), Files.readString(complained));
    }

    private static int pages(Path file) throws IOException {
        return Math.toIntExact((Files.size(file) + PAGE - 1) / PAGE);
    }
}
