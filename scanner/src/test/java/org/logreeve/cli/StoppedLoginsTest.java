package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** A run with a wrong key leaves most hosts alone, and goes on with the right one. */
class StoppedLoginsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @Test
    void hostsThatWereLeftAloneAreContactedWhenTheRunGoesOn() throws Exception {
        try (Doors doors = Doors.open(folder, 5, Map.of())) {
            Path key = folder.resolve("id_ecdsa");
            Path right = Files.move(key, folder.resolve("right"));
            try (Doors others =
                    Doors.open(Files.createDirectory(folder.resolve("o")), 1, Map.of())) {
                Files.copy(others.inventory().resolveSibling("id_ecdsa"), key);
            }
            Files.setPosixFilePermissions(key, Files.getPosixFilePermissions(right));

            assertThat(scan(doors, "--parallel", "1", "--max-auth-failures", "2")).isEqualTo(3);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 1));
            assertThat(codes())
                    .isEqualTo(
                            Map.of(
                                    "h01", "LR-1018",
                                    "h02", "LR-1018",
                                    "h03", "LR-1091",
                                    "h04", "LR-1091",
                                    "h05", "LR-1091"));
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("not contacted: one after the other, h01, h02 refused 'audit'");

            Files.move(right, key, StandardCopyOption.REPLACE_EXISTING);
            cutTheEnd();
            assertThat(scan(doors, "--resume", "last")).isEqualTo(3);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h03", 1, "h04", 1, "h05", 1));
            assertThat(codes()).isEqualTo(Map.of("h01", "LR-1018", "h02", "LR-1018"));

            scan(doors, "--retry-failed", "last");
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 1));
            assertThat(codes()).isEmpty();
        }
    }

    @Test
    void theNumberIsChecked() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            assertThat(scan(doors, "--max-auth-failures", "0")).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("--max-auth-failures: wants a number from 1 to 100000, not '0'");
        }
    }

    private Map<String, String> codes() throws Exception {
        Map<String, String> codes = new TreeMap<>();
        for (HostRecord record :
                Journal.read(RunFolder.currentJournal(folder.resolve("out"))).hosts()) {
            if (record.error() != null) {
                codes.put(record.host(), record.error().code());
            }
        }
        return codes;
    }

    private void cutTheEnd() throws Exception {
        Path journal = RunFolder.currentJournal(folder.resolve("out"));
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1));
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
}
