package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.SampleRun;

class MarkdownReportTest {
    @Test
    void whatIsTooLongIsCutByHostsWhichAreNamed() {
        String page = MarkdownReport.of(fleet(20), 2000);

        assertThat(bytes(page)).isLessThanOrEqualTo(2000);
        assertThat(page)
                .contains("\n## `web000`: 1 fail\n", "\n## `web006`: 1 fail\n")
                .doesNotContain("## `web007`")
                .endsWith(
                        """

                        **13 not shown here**, because this page would be longer than 2000 bytes: \
                        `web007`, `web008`, `web009`, `web010`, `web011`, `web012`, `web013`, \
                        `web014`, `web015`, `web016`, `web017`, `web018`, `web019`.

                        All of it with its evidence: `results.json`; one verdict: `logreeve explain HOST RULE`.
                        """);
    }

    @Test
    void thousandsOfHostsFitIntoTheSummaryOfAStep() {
        Journal journal = fleet(12_000);
        byte[] page = ReportFormat.MARKDOWN.of(journal);

        assertThat(page.length).isBetween(1_000_000, 1 << 20);
        assertThat(new String(page, StandardCharsets.UTF_8))
                .contains(
                        "| 12000 | 12000 | 0 | 0 | 0 |", " not shown here**, because ", " more.\n");
    }

    @Test
    void theGravestComesFirstAndProvenFailsBeforeWhatIsNotKnown() {
        var journal =
                new Journal(
                        SampleRun.header("a", "b", "c"),
                        List.of(
                                SampleRun.assessed(
                                        "a", State.UNKNOWN, "busy", "x", Severity.CRITICAL),
                                SampleRun.assessed("b", State.FAIL, "", "", Severity.LOW),
                                SampleRun.assessed("c", State.FAIL, "", "", Severity.HIGH)),
                        new RunEnd("2026-11-22T12:00:05Z", false),
                        0);

        assertThat(
                        MarkdownReport.of(journal, 1 << 20)
                                .lines()
                                .filter(line -> line.startsWith("## ")))
                .containsExactly("## `c`: 1 fail", "## `b`: 1 fail", "## `a`: 1 unknown");
    }

    @Test
    void longTextsAreCutInTheMiddleOfNoCharacter() {
        String text = "\ud83d\ude00".repeat(600);
        HostRecord host = SampleRun.assessed("a", State.UNKNOWN, "busy", text, Severity.LOW);
        var journal = new Journal(SampleRun.header("a"), List.of(host), null, 0);

        assertThat(MarkdownReport.of(journal, 1 << 20))
                .contains("  - `busy` `" + "\ud83d\ude00".repeat(500) + "…`\n");
    }

    private static Journal fleet(int hosts) {
        List<String> names = IntStream.range(0, hosts).mapToObj("web%03d"::formatted).toList();
        return new Journal(
                SampleRun.header(names.toArray(String[]::new)),
                names.stream().map(SampleRun::failing).toList(),
                new RunEnd("2026-11-22T12:00:05Z", false),
                0);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
