package org.logreeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.json.Json;

/**
 * The command line is killed at moments that are spread over a run, and the run is resumed. Twelve
 * moments in each build; {@code -Dkill.moments=50} for more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeTest {
    private static final int HOSTS = 12;
    private static final int KILLED = 137;

    /** Where a kill hits. */
    private enum Within {
        THE_RUN,
        A_JOURNAL_WRITE,
        A_REPORT_WRITE
    }

    private Path folder = Path.of("");
    private Doors doors;
    private long bytes;
    private long journalBytes;
    private long reportBytes;
    private int exit;
    private Map<String, Object> uninterrupted = Map.of();

    @BeforeAll
    void runUninterrupted(@TempDir Path temporary) throws Exception {
        folder = temporary;
        doors = Doors.open(folder, HOSTS, Map.of());
        Path out = folder.resolve("whole");
        Fork whole = Fork.of(folder, List.of(), scan(out));
        exit = whole.exit();
        assertThat(doors.takeVisits().values()).hasSize(HOSTS).containsOnly(1);
        bytes = doors.takeBytes();
        journalBytes = Files.size(journal(out));
        reportBytes = Files.size(out.resolve("results.json"));
        uninterrupted = withoutTimes(out);
    }

    @AfterAll
    void close() throws IOException {
        doors.close();
    }

    @Test
    void resumedRunContactsNoFinishedHostAgainAndTellsTheSame() throws Exception {
        int moments = Integer.getInteger("kill.moments", 12);
        Map<Within, Map<Integer, Integer>> histogram = new LinkedHashMap<>();
        for (Within within : Within.values()) {
            int count = within == Within.THE_RUN ? moments - 2 * (moments / 3) : moments / 3;
            for (int i = 0; i < count; i++) {
                int finished = killAndResume(within, i, count);
                histogram
                        .computeIfAbsent(within, key -> new TreeMap<>())
                        .merge(finished, 1, Integer::sum);
            }
        }
        print(moments, histogram);
        assertThat(
                        histogram.values().stream()
                                .flatMap(each -> each.values().stream())
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(moments);
        assertThat(histogram.values())
                .hasSize(Within.values().length)
                .allMatch(
                        each ->
                                each.values().stream().mapToInt(Integer::intValue).sum()
                                        >= moments / 5);
    }

    /** Kills in the middle of the i-th of {@code count} equal parts; how many hosts were done. */
    private int killAndResume(Within within, int i, int count) throws Exception {
        Path out = folder.resolve(within + "-" + i);
        double part = (i + 0.5) / count;
        switch (within) {
            case THE_RUN -> killAfter((long) (part * bytes), out);
            case A_JOURNAL_WRITE -> {
                long reached = (long) (part * journalBytes);
                cut("journal.lrj:" + reached, out);
                assertThat(Files.size(journal(out))).isEqualTo(reached);
            }
            case A_REPORT_WRITE -> {
                String name = i % 4 == 3 ? "CURRENT" : "results.json";
                long reached = i % 4 == 3 ? 7 : (long) (part * reportBytes);
                cut(name + ":" + reached, out);
                assertThat(unpublished(out)).isEqualTo(Map.of(name, reached));
            }
        }
        assertThat(out.resolve("CURRENT")).doesNotExist();
        doors.takeVisits();
        if (!hasHeader(out)) {
            assertThat(resume(out)).isEqualTo(2);
            assertThat(doors.takeVisits()).isEmpty();
            return 0;
        }
        List<String> finished =
                Journal.read(journal(out)).hosts().stream().map(HostRecord::host).toList();
        assertThat(resume(out)).isEqualTo(exit);
        var others = new TreeSet<>(doors.names());
        others.removeAll(finished);
        assertThat(doors.takeVisits().keySet())
                .as("contacted after a kill within %s, part %d", within, i)
                .isEqualTo(others);
        assertThat(withoutTimes(out)).isEqualTo(uninterrupted);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".lock", "CURRENT", "results.json", "runs", "snapshots");
        }
        return finished.size();
    }

    /** Files that were being written when the process ended: how far they came, by final name. */
    private static Map<String, Long> unpublished(Path out) throws IOException {
        var reached = new TreeMap<String, Long>();
        try (var files = Files.newDirectoryStream(out, ".*.unpublished")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                reached.put(
                        name.substring(1).replaceFirst("[0-9]+\\.unpublished$", ""),
                        Files.size(file));
            }
        }
        return reached;
    }

    private void killAfter(long sent, Path out) throws Exception {
        var fork = new CompletableFuture<Fork>();
        doors.at(sent, () -> fork.join().kill());
        fork.complete(Fork.of(folder, List.of(), scan(out)));
        assertThat(fork.join().exit()).isEqualTo(KILLED);
    }

    private void cut(String where, Path out) throws Exception {
        Fork fork = Fork.of(folder, List.of("-Dlogreeve.test.halt=" + where), scan(out));
        assertThat(fork.exit()).as(fork.stderr()).isEqualTo(KILLED);
    }

    private List<String> scan(Path out) {
        return List.of(
                "scan",
                "--inventory",
                doors.inventory().toString(),
                "--policy",
                Estate.THREE_RULES,
                "--policy-worktree",
                "--parallel",
                "2",
                "--output",
                out.toString());
    }

    /** In this process, which is warm: only what is killed needs one of its own. */
    private int resume(Path out) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        return Main.run(
                new Console(silent, silent, Map.of()),
                Stream.concat(scan(out).stream(), Stream.of("--resume", "last"))
                        .toArray(String[]::new));
    }

    private static Path journal(Path out) throws IOException {
        try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
            return runs.findFirst().orElseThrow().resolve("journal.lrj");
        }
    }

    private static boolean hasHeader(Path out) throws IOException {
        try {
            Journal.read(journal(out));
            return true;
        } catch (Journal.JournalDamage e) {
            assertThat(e).hasMessageContaining("no header");
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withoutTimes(Path out) throws IOException {
        Map<String, Object> results =
                Json.read(Files.readAllBytes(out.resolve("results.json")), Map.class);
        Map<String, Object> run = (Map<String, Object>) Objects.requireNonNull(results.get("run"));
        List.of("id", "started", "ended").forEach(run::remove);
        var hosts = (List<Map<String, Object>>) Objects.requireNonNull(results.get("hosts"));
        hosts.forEach(host -> List.of("started", "millis", "clock").forEach(host::remove));
        return results;
    }

    private static void print(int moments, Map<Within, Map<Integer, Integer>> histogram) {
        var text =
                new StringBuilder(
                        "killed at %d moments; hosts done at the kill: times%n".formatted(moments));
        histogram.forEach(
                (within, times) ->
                        text.append(
                                "  %-16s %s%n"
                                        .formatted(
                                                within,
                                                times.entrySet().stream()
                                                        .map(
                                                                each ->
                                                                        each.getKey()
                                                                                + ":"
                                                                                + each.getValue())
                                                        .collect(Collectors.joining("  ")))));
        System.out.print(text);
    }
}
