package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** Signals to the real command line while hosts are in work. */
class StopTest {
    @TempDir private Path folder;
    private Doors doors;
    private Path out;

    @BeforeEach
    void open() throws IOException {
        doors = Doors.open(folder, 4, Map.of());
        out = folder.resolve("out");
    }

    @AfterEach
    void close() throws IOException {
        doors.close();
    }

    @Test
    void onceLaunchesNoFurtherHostAndCutsOffWhoNeedsTooLong() throws Exception {
        doors.hold("h02");
        doors.hold("h03");
        Fork run = Fork.of(folder, List.of(), scan());
        doors.awaitVisit("h02");
        doors.awaitVisit("h03");

        run.signal("INT");
        run.awaitSaying("SIGINT");
        doors.release("h03");

        assertThat(run.exit()).as(run.stderr()).isEqualTo(130);
        assertThat(outcomes())
                .isEqualTo(Map.of("h01", "assessed", "h02", "LR-1030", "h03", "assessed"));
        assertThat(doors.takeVisits()).doesNotContainKey("h04");
        assertThat(run.stdout())
                .contains("INTERRUPTED", "1 hosts were not reached", "exit 130 (interrupted)");
        assertThat(Files.readString(out.resolve("results.json")))
                .contains("\"interrupted\" : true", "\"status\" : \"not-reached\"");

        doors.release("h02");
        Fork resumed = Fork.of(folder, List.of(), scan("--resume", "last"));

        assertThat(resumed.exit()).as(resumed.stderr()).isEqualTo(3);
        assertThat(doors.takeVisits().keySet()).containsExactly("h02", "h04");
        assertThat(outcomes().values()).hasSize(4).containsOnly("assessed");
    }

    @Test
    void terminatedRunReturnsTheSignalsNumber() throws Exception {
        doors.hold("h02");
        Fork run = Fork.of(folder, List.of(), scan("--parallel", "1"));
        doors.awaitVisit("h02");

        run.signal("TERM");
        run.awaitSaying("SIGTERM");
        doors.release("h02");

        assertThat(run.exit()).as(run.stderr()).isEqualTo(143);
        assertThat(outcomes()).isEqualTo(Map.of("h01", "assessed", "h02", "assessed"));
    }

    @Test
    void twiceEndsAtOnceAndLeavesAJournalThatCanBeResumed() throws Exception {
        doors.hold("h02");
        Fork run = Fork.of(folder, List.of(), scan("--parallel", "1"));
        doors.awaitVisit("h02");

        run.signal("INT");
        run.awaitSaying("SIGINT");
        run.signal("INT");

        assertThat(run.exit()).isEqualTo(130);
        assertThat(out.resolve("CURRENT")).doesNotExist();
        doors.release("h02");
        doors.takeVisits();
        Fork resumed = Fork.of(folder, List.of(), scan("--resume", "last"));
        assertThat(resumed.exit()).as(resumed.stderr()).isEqualTo(3);
        assertThat(doors.takeVisits().keySet()).containsExactly("h02", "h03", "h04");
    }

    @Test
    void closedStandardOutputChangesNothing() throws Exception {
        Fork run = Fork.intoClosedPipe(folder, scan());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.stderr()).doesNotContain("Exception", "    at ").contains("Report: ");
        assertThat(outcomes().values()).hasSize(4).containsOnly("assessed");
    }

    private Map<String, String> outcomes() throws IOException {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (HostRecord host : Journal.read(RunFolder.currentJournal(out)).hosts()) {
            outcomes.put(host.host(), host.error() == null ? host.status() : host.error().code());
        }
        return outcomes;
    }

    private List<String> scan(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "scan",
                                "-i",
                                doors.inventory().toString(),
                                "--policy",
                                Estate.THREE_RULES,
                                "--policy-worktree",
                                "-o",
                                out.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--parallel")) {
            arguments.addAll(List.of("--parallel", "2"));
        }
        return arguments;
    }
}
