package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.journal.RunFolder;

/** Snapshots name people and machines: whoever keeps them can take them away. */
class PurgeCommandTest {
    @TempDir private Path folder;
    private String inventory = "";

    @BeforeEach
    void collectTwoHosts() throws IOException {
        inventory = folder.resolve("hosts.yaml").toString();
        Files.writeString(
                Path.of(inventory),
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: web01}}
                  log01: {connection: {type: tree, path: log01}}
                """);
        for (String host : List.of("web01", "log01")) {
            Path etc = Files.createDirectories(folder.resolve(host).resolve("root/etc"));
            Files.writeString(
                    etc.resolve("rsyslog.conf"), "# long enough\n".repeat(99) + "#" + host + "\n");
        }
        assertThat(CliRun.of("collect", "-i", inventory, "-o", out().toString()).exit()).isZero();
    }

    @Test
    void ofOneHostEverythingGoesAndJournalsStay() throws IOException {
        CliRun dry = purge("--host", "web01", "--dry-run");
        assertThat(snapshots()).hasSize(4);
        CliRun run = purge("--host", "web01");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out())
                .containsPattern(
                        "would remove snapshots/../[0-9a-f]{64}.json.gz: snapshot of web01")
                .contains("Would remove 1 snapshots and 1 contents, ");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        dry.out()
                                .replace("would remove", "removing")
                                .replace("Would remove", "Removed"));
        assertThat(snapshots()).hasSize(2);
        assertThat(RunFolder.ids(out())).hasSize(1);
        CliRun evaluated =
                CliRun.of(
                        "evaluate",
                        "-i",
                        inventory,
                        "-o",
                        out().toString(),
                        "--policy",
                        Estate.THREE_RULES,
                        "--policy-worktree",
                        "--from",
                        "last");
        assertThat(evaluated.out())
                .contains("web01  NOT ASSESSED  LR-2301", "Hosts 2: 1 assessed, 1 not assessed.");
        assertThat(purge("--host", "web01").out())
                .isEqualTo("Removed 0 snapshots and 0 contents, 0 bytes.\n");
    }

    @Test
    void withoutAWordWhatIsOlderThanAWeekGoes() throws IOException {
        assertThat(purge().out()).isEqualTo("Removed 0 snapshots and 0 contents, 0 bytes.\n");
        for (Path file : snapshots()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        }
        assertThat(purge("--older-than", "9d").out()).startsWith("Removed 0 snapshots");
        assertThat(purge().out()).contains("Removed 2 snapshots and 2 contents, ");
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void ofOneHostAllGoesWhateverItsTimesSay() throws IOException {
        for (Path file : snapshots()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(9))));
        }

        CliRun run = purge("--host", "web01");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Removed 1 snapshots");
    }

    @Test
    void whileARunHoldsTheFolderNothingGoes() throws IOException {
        try (RunFolder held = RunFolder.open(out())) {
            CliRun run = purge("--older-than", "0d");

            assertThat(held.snapshots()).exists();
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("another run is writing here");
        }
        assertThat(snapshots()).hasSize(4);
    }

    @Test
    void unreadableSnapshotKeepsContentsUntilItGoesItself() throws IOException {
        Path broken =
                snapshots().stream()
                        .filter(file -> file.toString().endsWith(".json.gz"))
                        .findFirst()
                        .orElseThrow();
        Files.writeString(broken, "x");

        CliRun run = purge("--host", "nobody");
        assertThat(run.exit()).as("something of that host may be left").isEqualTo(3);
        assertThat(run.out()).isEqualTo("Removed 0 snapshots and 0 contents, 0 bytes.\n");
        assertThat(run.err()).contains("1 snapshots cannot be read, so no contents go");

        assertThat(purge("--older-than", "0d").out())
                .contains("snapshot of (unreadable)", "Removed 2 snapshots and 2 contents");
        assertThat(snapshots()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "-1d", "3651d", "90days", "9e1"})
    void whatIsNoNumberOfDaysIsRefused(String days) throws IOException {
        CliRun run = purge("--older-than=" + days);
        CliRun keep = CliRun.of("collect", "-i", inventory, "--keep-snapshots-for=" + days);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--older-than: wants a number of days from 0 to 3650, not");
        assertThat(keep.exit()).isEqualTo(2);
        assertThat(keep.err()).contains("wants a number of days from 0 to 3650, not");
        assertThat(snapshots()).hasSize(4);
    }

    @Test
    void folderThatIsNotThereIsNotMade() {
        CliRun run = CliRun.of("purge", "-o", folder.resolve("nowhere").toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is no folder");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private CliRun purge(String... more) {
        return CliRun.of(
                Stream.concat(Stream.of("purge", "-o", out().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> all = Files.walk(out().resolve("snapshots"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
