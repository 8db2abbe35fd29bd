package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.ExampleRun;
import org.logreeve.report.ReportFormat;

/** Reports of runs that are over. */
class ReportCommandTest {
    private static final Journal EXAMPLE = ExampleRun.journal();
    private static final String ID = EXAMPLE.header().run();
    private static final String EARLIER = "20261121T120000Z-9f8e7d";

    @TempDir private Path out;

    @Test
    void withoutAnyReportNamedTheTerminalReportIsShown() throws Exception {
        publish(ID);

        assertThat(report("--from", "last"))
                .isEqualTo(new CliRun(0, text(ReportFormat.TERMINAL), ""));
    }

    @Test
    void eachFormatHasTheBytesThatItsJournalGives() throws Exception {
        publish(ID);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(report("--from", ID, "--report", format.word() + "=-"))
                    .as(format.word())
                    .isEqualTo(new CliRun(0, text(format), ""));
        }
    }

    @Test
    void reportsOfTheLastRunGoBesideItsOthersAndThoseOfAnEarlierOneBesideItsJournal()
            throws Exception {
        write(EARLIER);
        publish(ID);

        assertThat(report("--from", ID.substring(0, 8), "--report", "junit", "--report", "csv"))
                .isEqualTo(
                        new CliRun(
                                0,
                                "",
                                "Report: %1$s/junit.xml\nReport: %1$s/results.csv\n"
                                        .formatted(out)));
        assertThat(report("--from", EARLIER, "--report", "junit").err())
                .isEqualTo("Report: %s/runs/%s/junit.xml\n".formatted(out, EARLIER));
        assertThat(Files.readAllBytes(out.resolve("junit.xml")))
                .isEqualTo(ReportFormat.JUNIT.of(EXAMPLE));
    }

    @Test
    void aFolderThatWasCopiedElsewhereIsEnough(@TempDir Path elsewhere) throws Exception {
        Path journal = write(ID);
        Path copy = Files.copy(journal, elsewhere.resolve("journal.lrj"));

        for (Path named : List.of(elsewhere, copy)) {
            assertThat(
                            CliRun.of(
                                    "report",
                                    "-o",
                                    "/nowhere",
                                    "--from",
                                    named.toString(),
                                    "--report",
                                    "markdown"))
                    .isEqualTo(new CliRun(0, "", "Report: %s/report.md\n".formatted(elsewhere)));
        }
        assertThat(Files.readAllBytes(elsewhere.resolve("report.md")))
                .isEqualTo(ReportFormat.MARKDOWN.of(EXAMPLE));
    }

    @Test
    void aReportThatCannotBeWrittenLeavesTheOthersAndReturnsSeventy() throws Exception {
        publish(ID);
        Path file = Files.writeString(out.resolve("file"), "");

        assertThat(
                        report(
                                "--from",
                                "last",
                                "--report",
                                "junit=" + file + "/junit.xml",
                                "--report",
                                "csv",
                                "--report",
                                "markdown"))
                .isEqualTo(
                        new CliRun(
                                70,
                                "",
                                "error: cannot write '%1$s/junit.xml': '%1$s': is there already\n"
                                        .formatted(file)));
        assertThat(Files.readAllBytes(out.resolve("results.csv")))
                .isEqualTo(ReportFormat.CSV.of(EXAMPLE));
        assertThat(out.resolve("report.md")).exists();
    }

    @Test
    void runsThatAreNotThereAreSaidWithTheNearest() throws Exception {
        write(EARLIER);
        write(ID);

        assertThat(report("--from", "last").err())
                .isEqualTo(
                        """
                        error: %s: holds no run (run logreeve scan first, or name its --output)
                        Nothing was contacted.
                        """
                                .formatted(out));
        assertThat(report("--from", "20261122T120000Z-0a1b2d").err())
                .contains("holds no run '20261122T120000Z-0a1b2d'", "did you mean '" + ID + "'?");
        assertThat(report("--from", "2026112").err())
                .contains("2 runs begin with '2026112' (the newest: " + ID + ", " + EARLIER + ")");
        assertThat(report("--from", out + "/runs").err()).contains("/runs: holds no journal");
        assertThat(
                        Stream.of("last", "2026112", out + "/runs")
                                .map(run -> report("--from", run).exit()))
                .containsOnly(2);
    }

    @Test
    void aDamagedJournalReturnsFour() throws Exception {
        Path journal = write(ID);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);

        CliRun run = report("--from", ID, "--report", "junit");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("is damaged at byte ");
        assertThat(journal.resolveSibling("junit.xml")).doesNotExist();
    }

    @Test
    void aScanThatIsWritingIsNotDisturbed() throws Exception {
        publish(ID);
        try (RunFolder held = RunFolder.open(out)) {
            CliRun run = report("--from", "last", "--report", "junit");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("another run is writing here");
            assertThat(held.report("junit.xml")).doesNotExist();
            assertThat(report("--from", "last", "--report", "csv=-").exit()).isZero();
        }
    }

    @Test
    void thePublishedExampleGivesThePublishedReports() throws Exception {
        Path examples = Path.of("..", "reports", "examples");
        CliRun run =
                CliRun.of(
                        "report",
                        "-o",
                        examples.toString(),
                        "--from",
                        ID.substring(0, 11),
                        "--report",
                        "junit=-");

        assertThat(run)
                .isEqualTo(new CliRun(0, Files.readString(examples.resolve("junit.xml")), ""));
    }

    private CliRun report(String... arguments) {
        return CliRun.of(
                Stream.concat(Stream.of("report", "-o", out.toString()), Stream.of(arguments))
                        .toList());
    }

    private static String text(ReportFormat format) {
        return new String(format.of(EXAMPLE), StandardCharsets.UTF_8);
    }

    private void publish(String run) throws IOException {
        write(run);
        try (RunFolder folder = RunFolder.open(out)) {
            folder.publish(run, List.of());
        }
    }

    /** The example, under another id. */
    private Path write(String run) throws IOException {
        RunHeader header = EXAMPLE.header();
        Path journal = out.resolve("runs").resolve(run).resolve("journal.lrj");
        var named =
                new RunHeader(
                        run,
                        header.started(),
                        header.tool(),
                        header.failOn(),
                        header.inventory(),
                        header.policy(),
                        header.override(),
                        header.redaction(),
                        header.rules(),
                        header.headlines(),
                        header.responsibilities(),
                        header.made(),
                        header.state());
        try (JournalWriter writer = JournalWriter.create(journal, named)) {
            for (HostRecord host : EXAMPLE.hosts()) {
                writer.host(host);
            }
            for (var subject : EXAMPLE.subjects()) {
                writer.subject(subject);
            }
            writer.end(java.util.Objects.requireNonNull(EXAMPLE.end()));
        }
        return journal;
    }
}
