package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.SubjectRecord;

/**
 * {@code reports/examples}: a run and its report in each format, byte by byte; {@code
 * -Dupdate-golden} writes them anew.
 */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "reports", "examples");
    private static final Path RUN = EXAMPLES.resolve("runs").resolve("20261122T120000Z-0a1b2c");

    @TempDir private Path folder;

    @Test
    void theJournalOfTheExamplesIsOfThisVersion() throws IOException {
        Path journal = write(folder.resolve("journal.lrj"));
        golden(RUN.resolve("journal.lrj"), Files.readAllBytes(journal));

        assertThat(Journal.read(RUN.resolve("journal.lrj"))).isEqualTo(ExampleRun.journal());
    }

    @ParameterizedTest
    @EnumSource
    void eachFormatIsMadeOfItByteByByte(ReportFormat format) throws IOException {
        String name = format == ReportFormat.TERMINAL ? "terminal.txt" : format.fileName();

        golden(EXAMPLES.resolve(name), format.of(ExampleRun.journal()));
    }

    @Test
    void theExampleHasEverythingThatCanComeOut() {
        Journal journal = ExampleRun.journal();

        assertThat(journal.hosts().stream().flatMap(host -> host.results().stream()))
                .extracting(RuleResult::state)
                .contains(State.values());
        assertThat(Reported.of(journal))
                .extracting(Reported::status)
                .contains("assessed", "error", "postponed", "not-in-service");
    }

    private static Path write(Path file) throws IOException {
        Journal journal = ExampleRun.journal();
        try (JournalWriter writer = JournalWriter.create(file, journal.header())) {
            for (HostRecord host : journal.hosts()) {
                writer.host(host);
            }
            for (SubjectRecord subject : journal.subjects()) {
                writer.subject(subject);
            }
            if (journal.end() != null) {
                writer.end(journal.end());
            }
        }
        return file;
    }

    private static void golden(Path file, byte[] bytes) throws IOException {
        if (System.getProperty("update-golden") != null) {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
        }
        // as text first: a difference is shown
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        assertThat(bytes).isEqualTo(Files.readAllBytes(file));
    }
}
