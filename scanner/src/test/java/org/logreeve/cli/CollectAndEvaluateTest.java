package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;

/** Reading and judging apart: the halves of a scan, over real SSH. */
class CollectAndEvaluateTest {
    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeptRuns runs;

    @BeforeEach
    void output() {
        runs = new KeptRuns(folder.resolve("out"));
    }

    @Test
    void whatAScanKeptIsJudgedTheSameWithoutItsHosts() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            CliRun scan = runs.run(doors, "scan", KeptRuns.policy());
            String verdicts = runs.verdicts();
            List<HostFigures.@Nullable Clock> clocks = clocks();
            doors.takeVisits();
            doors.shut("h01");
            doors.shut("h02");

            CliRun evaluated = runs.run(doors, "evaluate", KeptRuns.policy(), "--from", "last");

            assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(scan.exit());
            assertThat(runs.verdicts()).isEqualTo(verdicts);
            assertThat(clocks()).isEqualTo(clocks).doesNotContainNull();
            assertThat(doors.takeVisits()).as("nobody is asked").isEmpty();
            Journal journal = runs.newest();
            assertThat(journal.header().made().by()).isEqualTo("evaluate");
            assertThat(journal.hosts())
                    .allMatch(host -> host.connection() != null && host.snapshot() != null);
            assertThat(Estate.checkedReport(runs.out().resolve("results.json"))).isNotEmpty();
        }
    }

    @Test
    void whatIsCollectedAndThenEvaluatedIsWhatAScanSays() throws Exception {
        try (Doors doors = Doors.open(folder, 3, Map.of("h03", "lifecycle: cold"))) {
            CliRun collected = runs.run(doors, "collect");
            Journal collection = runs.newest();
            CliRun evaluated =
                    runs.run(
                            doors,
                            "evaluate",
                            KeptRuns.policy(),
                            "--snapshots",
                            runs.out().toString());
            String verdicts = runs.verdicts();

            CliRun scan = runs.run(doors, "scan", KeptRuns.policy());

            assertThat(collected.exit()).as(collected.err()).isZero();
            assertThat(collected.out())
                    .isEqualTo(
                            "Hosts 3: 2 read and kept, 0 not read, 1 not in service. Nothing was judged.\n");
            assertThat(collection.header().made()).isEqualTo(RunHeader.Made.BY_COLLECT);
            assertThat(collection.header().rules()).isEmpty();
            assertThat(collection.hosts())
                    .allMatch(host -> host.status().equals("collected"))
                    .allMatch(host -> host.results().isEmpty());
            assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(scan.exit());
            assertThat(runs.verdicts()).isEqualTo(verdicts).contains("time-sync/approved-source");
        }
    }

    @Test
    void collectionTellsWhoWasNotReadAndIsGoneOnWithOnlyByItself() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            runs.run(doors, "scan", KeptRuns.policy());
            byte[] report = Files.readAllBytes(runs.out().resolve("results.json"));
            doors.shut("h02");

            CliRun collected = runs.run(doors, "collect", List.of("--no-second-pass"));

            String id = runs.newest().header().run();
            assertThat(collected.exit()).isEqualTo(3);
            assertThat(collected.out())
                    .contains("h02  NOT READ  LR-1032", "Hosts 2: 1 read and kept, 1 not read.");
            assertThat(collected.err()).contains("logreeve evaluate --from " + id);
            assertThat(Files.readAllBytes(runs.out().resolve("results.json"))).isEqualTo(report);
            assertThat(runs.run(doors, "evaluate", KeptRuns.policy(), "--from", id).exit())
                    .isEqualTo(3);
            assertThat(runs.newest().hosts().get(1).error())
                    .extracting(HostRecord.Trouble::code)
                    .isEqualTo("LR-1032");

            CliRun printed = CliRun.of("report", "-o", runs.out().toString(), "--from", id);
            CliRun resumed = runs.run(doors, "scan", KeptRuns.policy(), "--resume", id);
            assertThat(printed.exit()).isEqualTo(2);
            assertThat(printed.err())
                    .contains("run " + id + " is a collection: nothing was judged")
                    .contains("logreeve evaluate --from " + id);
            assertThat(resumed.exit()).isEqualTo(2);
            assertThat(resumed.err())
                    .contains("the command: the run has 'collect', now it is 'scan'")
                    .contains("logreeve collect --resume " + id);
            assertThat(runs.run(doors, "collect", List.of("--resume", "last")).err())
                    .contains("no run here was cut off");
        }
    }

    @Test
    void damagedSnapshotIsThatHostsErrorAndTheOthersAreJudged() throws Exception {
        try (Doors doors = Doors.open(folder, 3, Map.of())) {
            runs.run(doors, "collect");
            Journal collection = runs.newest();
            Files.write(
                    runs.snapshot(collection.hosts().get(0)), "x".getBytes(StandardCharsets.UTF_8));
            Files.delete(runs.snapshot(collection.hosts().get(1)));

            CliRun evaluated = runs.run(doors, "evaluate", KeptRuns.policy(), "--from", "last");

            assertThat(evaluated.exit()).isEqualTo(3);
            assertThat(evaluated.out())
                    .contains("h01  NOT ASSESSED  LR-2301")
                    .contains("cannot be used: it is not kept any more")
                    .contains("Hosts 3: 1 assessed, 2 not assessed.");
        }
    }

    @Test
    void snapshotOfAnUnknownCollectorIsNotJudged() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            runs.run(doors, "collect");
            Journal collection = runs.newest();
            String later = "29991231T000000Z-000000";
            RunHeader header = collection.header();
            try (var writer =
                    JournalWriter.create(runs.journal(later), KeptRuns.renamed(header, later))) {
                writer.host(collection.hosts().get(0));
                writer.host(ofCollector(collection.hosts().get(1), 99));
                writer.end(new RunEnd(header.started(), false));
            }

            CliRun evaluated = runs.run(doors, "evaluate", KeptRuns.policy(), "--from", "last");

            assertThat(evaluated.exit()).isEqualTo(3);
            assertThat(evaluated.out())
                    .contains("h02  NOT ASSESSED  LR-2302")
                    .contains("run " + later + " read it with version 99 of the collector")
                    .contains("Hosts 2: 1 assessed, 1 not assessed.");
        }
    }

    @Test
    void statementsAreLookedAtFromTheDayThatIsNamed() throws Exception {
        try (Doors doors =
                Doors.open(
                        folder,
                        2,
                        Map.of("h02", "lifecycle: {state: retired, since: 2999-06-30}"))) {
            runs.run(doors, "collect");

            runs.run(
                    doors,
                    "evaluate",
                    KeptRuns.policy(),
                    "--from",
                    "last",
                    "--as-of",
                    "2999-07-01");

            assertThat(runs.newest().header().made().asOf()).isEqualTo("2999-07-01");
            assertThat(runs.newest().hosts()).extracting(HostRecord::host).containsExactly("h01");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --from last --as-of yesterday      | --as-of: wants a date such as 2026-12-31
                    --from last --snapshots x          | are mutually exclusive
                    --as-of 2026-01-01                 | Missing required argument
                    --from 1999                        | holds no run '1999'
                    --snapshots EMPTY                  | keeps no host
                    --from last nohost                 | there is no host 'nohost'
                    --from last --policy ssh://git@git.example/p.git | lies on a server
                    """)
    void whatCannotBeMeantIsSaidAndNothingIsJudged(String arguments, String said)
            throws IOException {
        Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}}
                """);
        Files.createDirectories(folder.resolve("tree/root/etc"));
        Files.createDirectories(folder.resolve("EMPTY"));
        String inventory = folder.resolve("hosts.yaml").toString();
        assertThat(CliRun.of("collect", "-i", inventory, "-o", runs.out().toString()).exit())
                .isZero();
        var line =
                new ArrayList<>(List.of("evaluate", "-i", inventory, "-o", runs.out().toString()));
        for (String word : arguments.split(" ", -1)) {
            line.add(word.equals("EMPTY") ? folder.resolve(word).toString() : word);
        }

        CliRun run = CliRun.of(line);

        assertThat(run.err()).contains(said);
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void evaluationIsNoSourceOfAnother() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            runs.run(doors, "collect");
            String read = runs.newest().header().run();
            runs.run(doors, "evaluate", KeptRuns.policy(), "--from", "last");

            CliRun again =
                    runs.run(
                            doors,
                            "evaluate",
                            KeptRuns.policy(),
                            "--from",
                            runs.newest().header().run());

            assertThat(again.exit()).isEqualTo(2);
            assertThat(again.err()).contains("read no host: it judged what run " + read + " kept");
            assertThat(runs.run(doors, "collect", List.of("--keep-snapshots", "0")).err())
                    .contains("a collection that keeps nothing is of no use");
        }
    }

    /** How far the hosts' clocks were from the scanner's when they were read. */
    private List<HostFigures.@Nullable Clock> clocks() throws Exception {
        var clocks = new ArrayList<HostFigures.@Nullable Clock>();
        runs.newest().hosts().forEach(host -> clocks.add(host.figures().clock()));
        return clocks;
    }

    private static HostRecord ofCollector(HostRecord host, int version) {
        HostRecord.Access access = host.access();
        return new HostRecord(
                host.host(),
                host.status(),
                null,
                host.connection(),
                new HostRecord.Access(
                        access.type(),
                        access.wanted(),
                        access.granted(),
                        version,
                        access.commands(),
                        null),
                host.started(),
                host.millis(),
                host.clock(),
                host.problems(),
                host.results(),
                host.snapshot(),
                null,
                host.fleet(),
                host.figures());
    }
}
