package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SampleRun;

class WaiverStatusTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    in-force | 39 | 1 | false | in-force | until 2026-12-31 (UTC); 1 result is waived
                    in-force | 39 | 0 | true  | unused   | until 2026-12-31 (UTC); nothing that it covers fails: delete it
                    expiring | 1  | 2 | false | expiring | ends on 2026-12-31 (UTC), in 1 day; 2 results are waived
                    expiring | 0  | 0 | true  | unused   | ends on 2026-12-31 (UTC), in 0 days; nothing that it covers fails: delete it
                    expired  | -1 | 1 | false | expired  | ended on 2026-12-31 (UTC); 1 result fails again
                    expired  | -9 | 0 | false | expired  | ended on 2026-12-31 (UTC); nothing that fails in this run needs it
                    unproven | 90 | 0 | false | unproven | waives nothing: b did not approve it
                    to-come  | 90 | 0 | false | to-come  | begins on 2026-10-01 (UTC)
                    """)
    void itSaysWhatIsToBeKnown(
            String standing, int left, long results, boolean unused, String word, String words) {
        var status =
                new WaiverStatus(waiver("w:1", List.of("a/b"), standing, left), results, unused);

        assertThat(status.word()).isEqualTo(word);
        assertThat(status.words()).isEqualTo(words);
    }

    @Test
    void ofARuleThatTheRunLeavesOutItSaysSo() {
        var status = new WaiverStatus(waiver("w:1", List.of(), "in-force", 39), 0, false);

        assertThat(status.words())
                .isEqualTo("until 2026-12-31 (UTC); its rule is not part of this run");
        assertThat(status.isToLookAt()).isFalse();
    }

    @Test
    void aLongListIsCutAfterTheMostUrgent() {
        List<RunHeader.Waiver> waivers =
                Stream.concat(
                                IntStream.range(0, 20)
                                        .mapToObj(i -> waiver("e:" + i, List.of(), "expiring", 9)),
                                Stream.of(waiver("over:1", List.of("a/b"), "expired", -1)))
                        .toList();

        List<String> lines = WaiverStatus.lines(journal(waivers));

        assertThat(lines).hasSize(1 + 15 + 1);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "Waivers: 21 stated, 20 in force (20 of these within 30 days of the end),"
                                + " 0 unused, 1 expired.");
        assertThat(lines.get(1)).contains("expired", "over:1");
        assertThat(lines.getLast()).isEqualTo("   and 6 more: results.json");
        assertThat(WaiverStatus.lines(journal(List.of()))).isEmpty();
    }

    @Test
    void aPageHasTwentyOfThem() {
        List<RunHeader.Waiver> waivers =
                IntStream.rangeClosed(0, MarkdownWaivers.MOST)
                        .mapToObj(i -> waiver("e:" + i, List.of("a/b"), "in-force", 90))
                        .toList();

        assertThat(
                        MarkdownWaivers.of(journal(waivers.subList(0, MarkdownWaivers.MOST)))
                                .lines()
                                .filter(line -> line.startsWith("- ")))
                .hasSize(20)
                .noneMatch(line -> line.contains("more"));
        assertThat(
                        MarkdownWaivers.of(journal(waivers))
                                .lines()
                                .filter(line -> line.startsWith("- ")))
                .hasSize(21)
                .last()
                .isEqualTo("- and 1 more: `results.json`");
    }

    private static Journal journal(List<RunHeader.Waiver> waivers) {
        RunHeader header = SampleRun.header("web01");
        return new Journal(
                new RunHeader(
                        header.run(),
                        header.started(),
                        header.tool(),
                        header.failOn(),
                        new RunHeader.Inventory(
                                "hosts.yaml", "test", "", header.inventory().hosts(), waivers),
                        header.policy(),
                        header.rules()),
                List.of(),
                null,
                0);
    }

    private static RunHeader.Waiver waiver(
            String at, List<String> rules, String standing, int left) {
        return new RunHeader.Waiver(
                at,
                "a/b",
                rules,
                List.of("host web01"),
                "because",
                "a",
                "b",
                "T-1",
                "2026-10-01",
                "2026-12-31",
                "UTC",
                standing,
                left,
                standing.equals("unproven") ? "b did not approve it" : "");
    }
}
