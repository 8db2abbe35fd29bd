package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.report.ReportFormat;

/**
 * The system refuses one write after another: each call that writes, forces or renames fails once
 * with a full disk, and no report is ever published that is not whole. {@code -Dfaults.all=true}
 * (as {@code -Pnightly} has it) tries every call, else some of them are.
 */
@Ring(Rings.STRACE)
class WriteFaultTest {
    private static final String CALLS =
            "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2";
    private static final int SOME = 8;

    @TempDir private Path folder;

    @Test
    void eachReportIsWholeOrAbsentWhicheverCallFails() throws Exception {
        Path example = Path.of("../reports/examples/runs/20261122T120000Z-0a1b2c").toRealPath();
        Journal journal = Journal.read(example.resolve("journal.lrj"));
        Map<String, String> outcomes = new TreeMap<>();
        int calls = calls(report(example, folder.resolve("whole"), ""));

        for (int call : points(calls)) {
            Path out = folder.resolve("report" + call);
            Path log = report(example, out, ":when=" + call);
            assertWhole(out, journal);
            note(outcomes, log, out, call);
        }

        print("report", calls, outcomes);
        assertThat(outcomes.keySet()).anyMatch(outcome -> outcome.startsWith("exit 70"));
    }

    @Test
    void aScanLeavesAJournalThatCanBeReadAndReportsOfItOrNone() throws Exception {
        Path inventory = tree();
        Map<String, String> outcomes = new TreeMap<>();
        int calls = calls(scan(inventory, folder.resolve("whole"), ""));

        for (int call : points(calls)) {
            Path out = folder.resolve("scan" + call);
            Path log = scan(inventory, out, ":when=" + call);
            if (Files.exists(out.resolve("CURRENT"))) {
                Journal journal = Journal.read(RunFolder.currentJournal(out));
                assertThat(journal.end()).isNotNull();
                assertWhole(out, journal);
            }
            note(outcomes, log, out, call);
        }

        print("scan", calls, outcomes);
        assertThat(outcomes.keySet()).anyMatch(outcome -> outcome.startsWith("exit 70"));
    }

    /** What is under a report's own name is that report. */
    private static void assertWhole(Path out, Journal journal) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            Path file = out.resolve(format.fileName());
            if (!format.fileName().equals("-") && Files.exists(file)) {
                assertThat(Files.readAllBytes(file))
                        .as(file.toString())
                        .isEqualTo(format.of(journal));
            }
        }
    }

    private Path report(Path run, Path out, String when) throws Exception {
        var arguments = new ArrayList<>(List.of("report", "--from", run.toString()));
        for (ReportFormat format : ReportFormat.values()) {
            if (!format.fileName().equals("-")) {
                arguments.addAll(
                        List.of("--report", format.word() + "=" + out.resolve(format.fileName())));
            }
        }
        Files.createDirectories(out);
        return traced(out, when, arguments);
    }

    private Path scan(Path inventory, Path out, String when) throws Exception {
        Files.createDirectories(out);
        var arguments =
                new ArrayList<>(List.of("scan", "-i", inventory.toString(), "--policy-worktree"));
        arguments.addAll(List.of("--policy", Estate.THREE_RULES, "-o", out.toString()));
        for (ReportFormat format : ReportFormat.values()) {
            if (format != ReportFormat.TERMINAL && format != ReportFormat.JSON) {
                arguments.addAll(List.of("--report", format.word()));
            }
        }
        return traced(out, when, arguments);
    }

    private Path tree() throws IOException {
        Path tree = folder.resolve("tree/root/etc");
        Files.createDirectories(tree.resolveSibling("usr/sbin"));
        Files.createDirectories(tree);
        Files.writeString(tree.resolve("rsyslog.conf"), "*.* @@logs.example:514\n");
        Files.writeString(tree.resolveSibling("usr/sbin/rsyslogd"), "");
        return Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}}
                  web02: {connection: {type: tree, path: tree}}
                """);
    }

    /** The log of calls; beside it {@code exit} and {@code said}. */
    private Path traced(Path out, String when, List<String> arguments) throws Exception {
        Path beside = Files.createDirectories(folder.resolve("log-" + out.getFileName()));
        Path log = beside.resolve("calls");
        var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        command.addAll(List.of("-e", "trace=" + CALLS, "-e", "signal=none"));
        if (!when.isEmpty()) {
            command.addAll(List.of("-e", "inject=" + CALLS + ":error=ENOSPC" + when));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:-UsePerfData", "-Dlogreeve.home=.."));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(beside.resolve("said").toFile())
                        .start();
        Files.writeString(beside.resolve("exit"), String.valueOf(process.waitFor()));
        return log;
    }

    /** Calls are counted by thread, and so are those that fail. */
    private static int calls(Path log) throws IOException {
        Map<String, Integer> byThread = new HashMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> !line.contains("resumed>"))
                    .forEach(line -> byThread.merge(line.split(" ", 2)[0], 1, Integer::sum));
        }
        return byThread.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static Set<Integer> points(int calls) {
        var points = new TreeSet<Integer>();
        boolean isAll = Boolean.getBoolean("faults.all");
        for (int n = 1; n <= (isAll ? calls : SOME); n++) {
            points.add(isAll ? n : Math.max(1, n * calls / SOME));
        }
        return points;
    }

    private static void note(Map<String, String> outcomes, Path log, Path out, int call)
            throws IOException {
        if (!Files.readString(log).contains("INJECTED")) {
            // runs differ by a few calls, so that the last ones may not come
            outcomes.merge("no such call", String.valueOf(call), (a, b) -> a + " " + b);
            return;
        }
        String exit = Files.readString(log.resolveSibling("exit"));
        String said = Files.readString(log.resolveSibling("said"));
        assertThat(said).as("call %d, exit %s", call, exit).doesNotContain("\tat ", "    at ");
        assertThat(exit).as(said).isIn("0", "1", "3", "70");
        try (Stream<Path> files = Files.list(out)) {
            String there =
                    files.map(file -> file.getFileName().toString())
                            .filter(
                                    name ->
                                            Arrays.stream(ReportFormat.values())
                                                    .anyMatch(f -> f.fileName().equals(name)))
                            .sorted()
                            .collect(Collectors.joining(" "));
            outcomes.merge(
                    "exit " + exit + ", " + (there.isEmpty() ? "no report" : there),
                    String.valueOf(call),
                    (a, b) -> a + " " + b);
        }
    }

    private static void print(String what, int calls, Map<String, String> outcomes) {
        System.out.printf("write faults: %s makes %d calls%n", what, calls);
        outcomes.forEach((outcome, at) -> System.out.printf("  %s: call %s%n", outcome, at));
    }
}
