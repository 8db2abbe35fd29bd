package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** What a scan does beyond its first attempt at each host, and for hosts out of service. */
class ScanAgainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @Test
    void hostThatHungUpOnceIsAssessedInTheSecondPassAndSaysSo() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            doors.shutOnce("h02");

            assertThat(scan(doors)).as(said()).isEqualTo(3);

            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 2));
            assertThat(record("h02").isAssessed()).isTrue();
            HostRecord.Note note = record("h02").problems().getFirst();
            assertThat(note.component() + " " + note.at() + " " + note.effect())
                    .isEqualTo("connection dial noted");
            assertThat(note.message())
                    .startsWith("the first attempt failed: LR-1012 the key exchange broke off: ");
            assertThat(record("h01").isSecondAttempt()).isFalse();
        }
    }

    @Test
    void withoutASecondPassTheFirstFailureStaysAndRetryFailedTakesThatHostOnly() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            doors.shutOnce("h02");

            assertThat(scan(doors, "--no-second-pass")).isEqualTo(3);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 1));
            assertThat(record("h02").error()).isNotNull();

            assertThat(scan(doors, "--retry-failed", "last")).as(said()).isNotEqualTo(2);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h02", 1));
            assertThat(record("h02").isAssessed()).isTrue();

            assertThat(scan(doors, "--retry-failed", "last")).isEqualTo(2);
            assertThat(said()).contains("assessed every host: nothing to try again");
            assertThat(doors.takeVisits()).isEmpty();
        }
    }

    @Test
    void hostsOutOfServiceAreNotContactedAndStandInEveryReport() throws Exception {
        Map<String, String> lifecycles =
                Map.of(
                        "h02", "lifecycle: {state: maintenance, until: 9999-12-31}",
                        "h03", "lifecycle: {state: maintenance, until: 2020-01-31}",
                        "h04", "lifecycle: cold");
        try (Doors doors = Doors.open(folder, 4, lifecycles)) {
            assertThat(scan(doors)).as(said()).isEqualTo(1);

            assertThat(doors.takeVisits().keySet()).containsExactly("h01", "h03");
            assertThat(printed())
                    .contains(" h02  NOT IN SERVICE  maintenance until 9999-12-31\n")
                    .contains("the maintenance until 2020-01-31 is over: correct ")
                    .contains(" h04  NOT IN SERVICE  cold\n")
                    .contains("Hosts 4: 2 assessed, 0 not assessed, 2 not in service.");
            assertThat(Files.readString(folder.resolve("out/results.json")))
                    .contains("\"notInService\" : 2", "\"status\" : \"not-in-service\"");

            assertThat(scan(doors, "h04")).isEqualTo(2);
            assertThat(said()).contains("no selected host is in service");
            assertThat(doors.takeVisits()).isEmpty();
        }
    }

    @Test
    void resumeIsRefusedWhenTheQuestionIsNotTheSame() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            assertThat(scan(doors)).isEqualTo(3);
            doors.takeVisits();
            cutLastRecord();
            Files.writeString(
                    doors.inventory(), Files.readString(doors.inventory()) + "# changed\n");

            assertThat(scan(doors, "--resume", "last", "--fail-on", "low", "h01")).isEqualTo(2);

            assertThat(said())
                    .contains("--fail-on: the run has 'high', now it is 'low'")
                    .contains("the digest of the inventory and its statements: the run has '")
                    .contains("the selected hosts: the run has 'h01 h02', now it is 'h01'")
                    .contains("Nothing was contacted.");
            assertThat(doors.takeVisits()).isEmpty();
        }
    }

    @Test
    void damagedJournalIsNotResumed() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            assertThat(scan(doors)).isEqualTo(3);
            doors.takeVisits();
            byte[] bytes = Files.readAllBytes(journal());
            bytes[bytes.length / 2] ^= 1;
            Files.write(journal(), bytes);

            assertThat(scan(doors, "--resume", "last")).isEqualTo(4);

            assertThat(said()).contains("is damaged at byte");
            assertThat(doors.takeVisits()).isEmpty();
            assertThat(Files.readAllBytes(journal())).isEqualTo(bytes);
        }
    }

    @Test
    void nothingToResumeIsWrongUsage() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            assertThat(scan(doors, "--resume", "last")).isEqualTo(2);
            assertThat(said()).contains("no run here was cut off");
            assertThat(scan(doors)).isNotEqualTo(2);
            assertThat(scan(doors, "--resume", "last")).isEqualTo(2);
            assertThat(scan(doors, "--resume", "../../etc")).isEqualTo(2);
            assertThat(said()).contains("holds no run '../../etc'");
        }
    }

    private void cutLastRecord() throws IOException {
        byte[] bytes = Files.readAllBytes(journal());
        Files.write(journal(), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    }

    private Path journal() throws IOException {
        return RunFolder.currentJournal(folder.resolve("out"));
    }

    private HostRecord record(String host) throws IOException {
        return Journal.read(journal()).hosts().stream()
                .filter(record -> record.host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    private int scan(Doors doors, String... more) {
        out.reset();
        err.reset();
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
                                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        var console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of());
        return Main.run(console, arguments.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
