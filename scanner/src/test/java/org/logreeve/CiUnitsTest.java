package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit files that the documentation offers, read by systemd itself. */
@Ring(Rings.SYSTEMD)
class CiUnitsTest {
    @TempDir private Path folder;

    @Test
    void systemdFindsNothingWrong() throws Exception {
        Path service = folder.resolve("logreeve.service");
        Path timer = folder.resolve("logreeve.timer");
        String unit = Files.readString(Path.of("../docs/ci/logreeve.service"));
        // systemd asks for the program, and here it is installed elsewhere
        Files.writeString(service, unit.replace("/opt/logreeve/logreeve", "/bin/true"));
        Files.copy(Path.of("../docs/ci/logreeve.timer"), timer);

        Process verify =
                new ProcessBuilder(
                                List.of(
                                        "systemd-analyze",
                                        "verify",
                                        "--man=no",
                                        service.toString(),
                                        timer.toString()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(unit).contains("ExecStart=/opt/logreeve/logreeve scan ");
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("logreeve."))).isEmpty();
    }
}
