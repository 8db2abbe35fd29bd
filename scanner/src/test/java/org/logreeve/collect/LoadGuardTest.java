package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.HostException;

/** The collector's load guard, over a tree whose /proc says how loaded the host is. */
class LoadGuardTest {
    private static final LoadLimits STANDARD = new LoadLimits(400, 5, 40);
    private static final CollectRequest REQUEST =
            CollectRequest.of(List.of("/etc/rsyslog.conf"), List.of(), List.of(), List.of());

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # load1, CPUs, kB in all, kB available, stalled for memory, for input and output
                    8.00   | 0-1     | 2048000    | 1024000   | 0.00  | 0.00  |
                    8.01   | 0-1     | 2048000    | 1024000   | 0.00  | 0.00  | load1 8.01 on 2 CPUs, 50% of memory available, 0.00% of the time stalled for memory, 0.00% of the time stalled for input or output
                    0.08   | 0       | 2048000    | 1024000   | 0.00  | 0.00  |
                    40.09  | 0-7,9,11-12 | 2048000 | 1024000  | 0.00  | 0.00  |
                    44.09  | 0-7,9,11-12 | 2048000 | 1024000  | 0.00  | 0.00  | load1 44.09 on 11 CPUs
                    0.00   | 0-3     | 2048000    | 102400    | 0.00  | 0.00  |
                    0.00   | 0-3     | 2048000    | 81920     | 0.00  | 0.00  | 4% of memory available
                    0.00   | 0-3     | 2048000    | 900       | 0.00  | 0.00  | 0% of memory available
                    0.00   | 0-255   | 4294967296 | 429496729 | 0.00  | 0.00  |
                    0.00   | 0-255   | 4294967296 | 42949672  | 0.00  | 0.00  | 1% of memory available
                    0.00   | 0-3     | 2048000    | 1024000   | 40.00 | 0.00  |
                    0.00   | 0-3     | 2048000    | 1024000   | 40.01 | 0.00  | 40.01% of the time stalled for memory
                    0.00   | 0-3     | 2048000    | 1024000   | 0.09  | 99.00 | 99.00% of the time stalled for input or output
                    # what cannot be measured is no reason to stay away
                    99.00  | -       | 2048000    | 1024000   | 0.00  | 0.00  |
                    many   | 0-1     | 2048000    | 1024000   | 0.00  | 0.00  |
                    1;id   | $(id)   | $(id)      | `id`      | a[0]  | 1.0.0 |
                    08.09  | 0       | 008        | 009       | 09.08 | 0.0   | load1 8.09 on 1 CPUs
                    """)
    void busyHostIsLeftAloneBeforeAnythingIsReadAndSaysItsFigures(
            String load,
            String cpus,
            String memory,
            String available,
            String memoryStall,
            String ioStall,
            @Nullable String busy)
            throws Exception {
        Path tree = tree(load, cpus, memory, available, memoryStall, ioStall);

        HostException said = said(tree, STANDARD);

        if (busy == null) {
            assertThat(said).isNull();
        } else {
            assertThat(said).extracting(HostException::code).isEqualTo("LR-1202");
            assertThat(said).hasMessageStartingWith("the host is busy, nothing was read: ");
            assertThat(said).hasMessageContaining(busy);
        }
    }

    @Test
    void withoutAGuardTheMostLoadedHostIsRead() throws Exception {
        Path tree = tree("99.00", "0", "2048000", "1", "99.00", "99.00");

        assertThat(said(tree, LoadLimits.NONE)).isNull();
        assertThat(said(tree, new LoadLimits(0, 0, 0))).isNull();
        assertThat(said(tree, new LoadLimits(0, 1, 0))).isNotNull();
    }

    @Test
    void hostWithoutProcIsRead() throws Exception {
        assertThat(said(Files.createDirectories(folder.resolve("bare")), STANDARD)).isNull();
    }

    @Test
    void guardIsMeasuredInTheFirstRoundOnly() throws Exception {
        Path tree = tree("1.00", "0", "2048000", "1024000", "0.00", "0.00");
        try (var materialized = MaterializedTree.of(HostTree.read(List.of(tree)))) {
            var collector = collector(materialized, STANDARD);
            collector.collect(REQUEST);
            Files.writeString(
                    materialized.folder().resolve("root/proc/loadavg"), "99.00 1 1 1/1 1\n");

            assertThat(collector.collect(REQUEST).file("/etc/rsyslog.conf"))
                    .isInstanceOf(FileRead.Content.class);
        }
    }

    private @Nullable HostException said(Path tree, LoadLimits limits) throws Exception {
        try (var materialized = MaterializedTree.of(HostTree.read(List.of(tree)))) {
            return catchThrowableOfType(
                    HostException.class, () -> collector(materialized, limits).collect(REQUEST));
        }
    }

    private static ScriptCollector collector(MaterializedTree tree, LoadLimits limits) {
        return new ScriptCollector(
                LocalShell.sh().at(tree),
                "h",
                Redaction.withKey(new byte[] {1}),
                Launch.shell(),
                limits);
    }

    private Path tree(
            String load,
            String cpus,
            String memory,
            String available,
            String memoryStall,
            String ioStall)
            throws IOException {
        Path tree = folder.resolve("tree");
        write(tree, "etc/rsyslog.conf", "*.* @@log.example\n");
        write(tree, "proc/loadavg", load + " 0.50 0.40 1/234 5678\n");
        write(tree, "sys/devices/system/cpu/online", cpus + "\n");
        write(
                tree,
                "proc/meminfo",
                "MemTotal:       %s kB\nMemFree:  12 kB\nMemAvailable:   %s kB\nBuffers: 1 kB\n"
                        .formatted(memory, available));
        String pressure =
                """
                some avg10=99.00 avg60=0.00 avg300=0.00 total=1
                full avg10=%s avg60=0.00 avg300=0.00 total=1
                """;
        write(tree, "proc/pressure/memory", pressure.formatted(memoryStall));
        write(tree, "proc/pressure/io", pressure.formatted(ioStall));
        return tree;
    }

    private static void write(Path tree, String path, String text) throws IOException {
        Path file = tree.resolve("root").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
