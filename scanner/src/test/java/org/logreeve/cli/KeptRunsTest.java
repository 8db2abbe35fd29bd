package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunHeader;

/** What was kept is damaged, incomplete or taken away: then nothing older is taken for it. */
class KeptRunsTest {
    private static final String LATER = "29991231T000000Z-000000";

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeptRuns runs;

    @BeforeEach
    void output() {
        runs = new KeptRuns(folder.resolve("out"));
    }

    @Test
    void whatStoodInStandsInAgain() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            runs.run(doors, "scan", KeptRuns.policy());
            doors.shut("h02");
            CliRun scan = runs.run(doors, "scan", KeptRuns.policy(), "--no-second-pass");
            String verdicts = runs.verdicts();

            CliRun evaluated = runs.run(doors, "evaluate", KeptRuns.policy(), "--from", "last");

            assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(scan.exit()).isEqualTo(3);
            assertThat(runs.verdicts()).isEqualTo(verdicts);
            assertThat(runs.newest().hosts().get(1).standIn()).isNotNull();
        }
    }

    @Test
    void journalThatIsDamagedMayHoldANewerSnapshot() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            runs.run(doors, "collect");
            runs.run(doors, "collect");
            Path journal = runs.journal(runs.newest().header().run());
            byte[] bytes = Files.readAllBytes(journal);
            bytes[bytes.length / 2] ^= 1;
            Files.write(journal, bytes);

            CliRun evaluated =
                    runs.run(
                            doors,
                            "evaluate",
                            KeptRuns.policy(),
                            "--snapshots",
                            runs.out().toString());

            assertThat(evaluated.exit()).isEqualTo(4);
            assertThat(evaluated.err()).contains("is damaged at byte");
        }
    }

    @Test
    void collectionIsTriedAgainWhereItFailed() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            runs.run(doors, "scan", KeptRuns.policy());
            doors.shutOnce("h02");
            runs.run(doors, "collect", List.of("--no-second-pass"));
            String failed = runs.newest().header().run();

            CliRun again = runs.run(doors, "collect", List.of("--retry-failed", "last"));

            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.err()).contains("Run " + failed + " did not assess 1 hosts");
            assertThat(runs.newest().hosts()).extracting(HostRecord::host).containsExactly("h02");
        }
    }

    @Test
    void hostWhoseSnapshotIsGoneIsReadAgainByACollectionThatGoesOn() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            runs.run(doors, "collect");
            Journal collection = runs.newest();
            RunHeader header = KeptRuns.renamed(collection.header(), LATER);
            try (var writer = JournalWriter.create(runs.journal(LATER), header)) {
                for (HostRecord host : collection.hosts()) {
                    writer.host(host);
                }
            }
            Files.delete(runs.snapshot(collection.hosts().get(0)));
            doors.takeVisits();

            CliRun resumed = runs.run(doors, "collect", List.of("--resume", "last"));

            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(doors.takeVisits()).containsOnlyKeys("h01");
            assertThat(runs.snapshot(runs.newest().hosts().get(0))).exists();
        }
    }
}
