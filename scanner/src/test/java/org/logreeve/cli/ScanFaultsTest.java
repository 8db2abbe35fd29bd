package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that cannot be assessed, beside hosts that can. */
@Timeout(120)
class ScanFaultsTest {
    @TempDir private Path folder;

    @Test
    void unknownKeyIsShownWithTheCommandThatPinsItAndThatCommandPinsIt() throws Exception {
        try (Estate estate = Estate.in(folder).good("new01").start()) {
            Files.writeString(estate.knownHosts(), "# nobody yet\n");

            CliRun scan = estate.scan();

            assertThat(scan.exit()).isEqualTo(3);
            assertThat(scan.out())
                    .containsPattern(
                            "new01  NOT ASSESSED  LR-1014 identity: \\[127\\.0\\.0\\.1\\]:\\d+ shows"
                                    + " ecdsa-sha2-nistp256 SHA256:[A-Za-z0-9+/]{43}, which no"
                                    + " known-hosts line has");
            assertThat(estate.statuses()).containsExactly("new01 error LR-1014");

            String pin = scan.lineWith("next: ").substring("next: ".length());
            assertThat(new ProcessBuilder("sh", "-c", pin).inheritIO().start().waitFor()).isZero();
            assertThat(Files.readAllLines(estate.knownHosts())).hasSize(2);
            assertThat(estate.scan().exit()).isZero();
            assertThat(estate.statuses()).containsExactly("new01 assessed -");
        }
    }

    @Test
    void changedKeyIsNeverGivenACommandThatPinsIt() throws Exception {
        try (Estate estate = Estate.in(folder).good("old01").good("old02").start()) {
            List<String> lines = Files.readAllLines(estate.knownHosts());
            String swapped =
                    lines.get(0).split(" ", -1)[0]
                            + lines.get(1).substring(lines.get(1).indexOf(' '));
            Files.writeString(estate.knownHosts(), swapped + "\n" + lines.get(1) + "\n");

            CliRun scan = estate.scan();

            assertThat(scan.exit()).isEqualTo(3);
            assertThat(estate.statuses())
                    .containsExactly("old01 error LR-1015", "old02 assessed -");
            assertThat(scan.out()).doesNotContain("printf");
        }
    }

    @Test
    void unreachableAndHangingHostsLeaveTheOthersAlone() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Estate estate =
                        Estate.in(folder)
                                .elsewhere("down01", "{address: 127.0.0.1, port: 1}")
                                .elsewhere(
                                        "hangs01",
                                        "{address: 127.0.0.1, port: %d, deadline: 2s}"
                                                .formatted(silent.getLocalPort()))
                                .good("web01")
                                .good("web02")
                                .start()) {
            CliRun scan = estate.scan();

            assertThat(scan.exit()).isEqualTo(3);
            assertThat(estate.statuses())
                    .containsExactly(
                            "down01 error LR-1001",
                            "hangs01 error LR-1026",
                            "web01 assessed -",
                            "web02 assessed -");
            assertThat(estate.verdicts())
                    .hasSize(6)
                    .allMatch(verdict -> verdict.contains(" pass "));
            assertThat(scan.out())
                    .contains("Hosts 4: 2 assessed, 2 not assessed.", "exit 3 (incomplete)");
        }
    }
}
