package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;

/** Reports on a disk that fills up while they are written, after each number of pages. */
@Ring(Rings.DISK)
class FullDiskReportsTest {
    private static final String SCRIPT =
            "mount -t tmpfs -o size=4m full \"$1\" && shift && exec \"$@\"";

    @TempDir private Path folder;

    @Test
    void eachReportIsTheOldOneOrTheNewOneAndTheOthersAreWritten() throws Exception {
        List<String> points = points();

        System.out.printf(
                "full disk: reports written with 0 to %d free pages%n", points.size() - 1);
        assertThat(points)
                .hasSizeGreaterThan(5)
                .allSatisfy(point -> assertThat(point).matches("[0-9]+ free:( (new|older))+"));
        assertThat(points.getFirst()).matches("0 free:( older)+");
        assertThat(points.getLast()).matches("[0-9]+ free:( new)+");
        // a small one behind a large one that did not fit
        assertThat(points).anyMatch(point -> point.matches(".* older .*new.*"));
    }

    private List<String> points() throws Exception {
        Process run =
                new ProcessBuilder(
                                "unshare",
                                "-m",
                                "sh",
                                "-c",
                                SCRIPT,
                                "sh",
                                folder.toString(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FillingDisk.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
