package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.ReportFormat;

/** Reports that a scan writes beside its own. */
class ScanReportsTest {
    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Estate estate;

    @BeforeEach
    void start() throws Exception {
        estate = Estate.in(folder).good("web01").demo("app01", "app01.demo.example").start();
    }

    @AfterEach
    void stop() {
        estate.close();
    }

    @Test
    void eachIsTheOneThatItsJournalGivesAlsoAfterwards() throws Exception {
        Path page = folder.resolve("deep/er/page.md");
        CliRun scan =
                estate.scan(
                        "--report",
                        "junit",
                        "--report",
                        "markdown=" + page,
                        "--report",
                        "csv",
                        "--report",
                        "ndjson",
                        "--report",
                        "json",
                        "--color",
                        "always",
                        "--report",
                        "terminal=" + folder.resolve("last.txt"));
        Journal journal = Journal.read(RunFolder.currentJournal(estate.output()));

        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.err())
                .endsWith(
                        """
                        Report: %1$s/results.json
                        Report: %1$s/junit.xml
                        Report: %2$s/deep/er/page.md
                        Report: %1$s/results.csv
                        Report: %1$s/results.ndjson
                        Report: %2$s/last.txt
                        """
                                .formatted(estate.output(), folder));
        assertThat(scan.out()).contains("\u001b[31m", "exit 1 (findings)");
        assertThat(Files.readAllBytes(page)).isEqualTo(ReportFormat.MARKDOWN.of(journal));
        assertThat(Files.readAllBytes(folder.resolve("last.txt")))
                .isEqualTo(ReportFormat.TERMINAL.of(journal));
        for (ReportFormat format :
                List.of(
                        ReportFormat.JSON,
                        ReportFormat.NDJSON,
                        ReportFormat.JUNIT,
                        ReportFormat.CSV)) {
            Path file = estate.output().resolve(format.fileName());
            CliRun again =
                    CliRun.of(
                            "report",
                            "-o",
                            estate.output().toString(),
                            "--from",
                            "last",
                            "--report",
                            format.word() + "=-");
            assertThat(again).as(format.word()).isEqualTo(new CliRun(0, text(file), ""));
        }
    }

    @Test
    void aReportForStandardOutputIsAllThatIsThere() throws Exception {
        CliRun scan = estate.scan("--report", "json=-", "--report", "junit");

        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.out()).isEqualTo(text(estate.output().resolve("results.json")));
        assertThat(estate.output().resolve("junit.xml")).exists();
    }

    @Test
    void whatTheNextRunDoesNotWriteAnewIsGoneAndWhatTheUserNamedStays() throws Exception {
        Path mine = estate.output().resolve("monday.csv");
        estate.scan("--report", "junit", "--report", "markdown", "--report", "csv=" + mine);
        CliRun.of(
                "report", "-o", estate.output().toString(), "--from", "last", "--report", "ndjson");
        assertThat(estate.output().resolve("results.ndjson")).exists();

        estate.scan("--report", "markdown");

        assertThat(estate.output().resolve("junit.xml")).doesNotExist();
        assertThat(estate.output().resolve("results.ndjson")).doesNotExist();
        assertThat(estate.output().resolve("report.md")).exists();
        assertThat(mine).exists();
    }

    @Test
    void oneThatCannotBeWrittenLeavesTheRunAndTheOthersAndReturnsSeventy() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        CliRun scan = estate.scan("--report", "csv=" + file + "/x.csv", "--report", "junit");

        assertThat(scan.exit()).isEqualTo(70);
        assertThat(scan.out()).endsWith("exit 1 (findings)\n");
        assertThat(scan.err())
                .endsWith(
                        """
                        Report: %1$s/results.json
                        Report: %1$s/junit.xml
                        error: cannot write '%2$s/x.csv': '%2$s': is there already
                        """
                                .formatted(estate.output(), file));
        assertThat(Journal.read(RunFolder.currentJournal(estate.output())).isFinished()).isTrue();
    }

    @Test
    void whatCanNeverBeWrittenIsSaidBeforeAnyHostIsContacted() {
        CliRun scan =
                estate.scan(
                        "--report",
                        "junit=" + folder,
                        "--report",
                        "csv=" + estate.output() + "/results.json");

        assertThat(scan)
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: --report: '%1$s' is there already and is no file (name a file, or - for standard output)
                                error: --report: '%2$s/results.json' cannot hold csv and json (name another file for one of them)
                                Nothing was contacted.
                                """
                                        .formatted(folder, estate.output())));
        assertThat(estate.scan("--report", "jnuit").err())
                .contains(
                        "'jnuit' is no format", "did you mean 'junit'?", "Nothing was contacted.");
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
