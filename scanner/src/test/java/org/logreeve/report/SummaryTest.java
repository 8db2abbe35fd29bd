package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.finding.Exit;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.SampleRun;

class SummaryTest {
    private static final RunEnd END = new RunEnd("2026-11-22T12:00:05Z", false);

    @Test
    void everythingAssessedAndPassedIsCompliant() {
        assertThat(exit(host(State.PASS, "", Severity.CRITICAL))).isEqualTo(Exit.COMPLIANT);
        assertThat(exit(host(State.NOTAPPLICABLE, "absent", Severity.CRITICAL)))
                .isEqualTo(Exit.COMPLIANT);
    }

    @Test
    void findingCountsFromFailOnUpward() {
        assertThat(exit(host(State.FAIL, "", Severity.HIGH))).isEqualTo(Exit.FINDINGS);
        assertThat(exit(host(State.FAIL, "", Severity.MEDIUM))).isEqualTo(Exit.COMPLIANT);
    }

    @Test
    void unknownIsNeverCompliantAtOrAboveFailOn() {
        assertThat(exit(host(State.UNKNOWN, "unreadable", Severity.HIGH)))
                .isEqualTo(Exit.INCOMPLETE);
        assertThat(exit(host(State.UNKNOWN, "unreadable", Severity.LOW))).isEqualTo(Exit.COMPLIANT);
        assertThat(exit(host(State.ERROR, "crashed", Severity.LOW))).isEqualTo(Exit.INCOMPLETE);
    }

    @Test
    void missingInputOfOursGoesToTheSetUpListInstead() {
        Summary summary =
                Summary.of(journal(END, host(State.UNKNOWN, "not-configured", Severity.CRITICAL)));

        assertThat(summary.exit()).isEqualTo(Exit.COMPLIANT);
        assertThat(summary.setUp())
                .containsExactly("forwarding/remote-destination: detail (1 host)");
    }

    @Test
    void hostThatWasNotAssessedOutranksFindings() {
        Journal journal =
                new Journal(
                        SampleRun.header("db01", "web01"),
                        List.of(SampleRun.unreachable("db01"), SampleRun.failing("web01")),
                        END,
                        0);

        Summary summary = Summary.of(journal);

        assertThat(summary.exit()).isEqualTo(Exit.INCOMPLETE);
        assertThat(summary.hosts()).isEqualTo(2);
        assertThat(summary.assessed()).isEqualTo(1);
        assertThat(summary.findings()).containsEntry(Severity.CRITICAL, 1);
    }

    @Test
    void hostMissingFromTheJournalOrARunWithoutEndIsIncomplete() {
        assertThat(Summary.of(new Journal(SampleRun.header("a", "b"), List.of(), END, 0)).exit())
                .isEqualTo(Exit.INCOMPLETE);
        assertThat(
                        Summary.of(
                                        new Journal(
                                                SampleRun.header("web01"),
                                                List.of(host(State.PASS, "", Severity.LOW)),
                                                null,
                                                12))
                                .exit())
                .isEqualTo(Exit.INCOMPLETE);
    }

    @Test
    void interruptedRunSaysSo() {
        RunEnd interrupted = new RunEnd("2026-11-22T12:00:05Z", true);

        assertThat(Summary.of(journal(interrupted, host(State.FAIL, "", Severity.HIGH))).exit())
                .isEqualTo(Exit.INTERRUPTED);
    }

    private static Exit exit(HostRecord host) {
        return Summary.of(journal(END, host)).exit();
    }

    private static HostRecord host(State state, String reason, Severity severity) {
        return SampleRun.assessed("web01", state, reason, "detail", severity);
    }

    private static Journal journal(RunEnd end, HostRecord host) {
        return new Journal(SampleRun.header("web01"), List.of(host), end, 0);
    }
}
