package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that come to a verdict on every host. */
class ScanCommandTest {
    @TempDir private Path folder;

    @Test
    void goodHostPassesEverythingAndTheRunReturnsZero() throws Exception {
        try (Estate estate = Estate.in(folder).good("web01").start()) {
            CliRun scan = estate.scan();

            assertThat(scan)
                    .isEqualTo(
                            new CliRun(
                                    0,
                                    """
                                    Policy logreeve-reference 0.1.0 (target/test-classes/three-rules, uncommitted)   1 hosts in %s
                                     web01  pass 3
                                    Hosts 1: 1 assessed, 0 not assessed.  Results: 3 pass.
                                    exit 0 (compliant)
                                    """
                                            .formatted(estate.inventory()),
                                    """
                                    compiling 3 rules ...
                                    scanning 1 hosts ...
                                    1 of 1 hosts done
                                    Report: %s
                                    """
                                            .formatted(estate.output().resolve("results.json"))));
            assertThat(estate.verdicts())
                    .containsExactly(
                            "web01 forwarding/remote-destination pass null",
                            "web01 retention/local-minimum pass null",
                            "web01 time-sync/approved-source pass null");
            assertThat(estate.report())
                    .extracting("summary")
                    .isEqualTo(
                            Map.of(
                                    "hosts", 1,
                                    "assessed", 1,
                                    "notAssessed", 0,
                                    "postponed", 0,
                                    "standIns", Map.of("hosts", 0, "states", Map.of()),
                                    "notInService", 0,
                                    "states", Map.of("pass", 3),
                                    "findings", Map.of(),
                                    "setUp", java.util.List.of(),
                                    "exit", 0));
        }
    }

    @Test
    void findingsAreShownWithTheirPlaceAndReturnOne() throws Exception {
        try (Estate estate =
                Estate.in(folder).good("web01").demo("app01", "app01.demo.example").start()) {
            CliRun scan = estate.scan("app01");

            assertThat(scan.exit()).isEqualTo(1);
            assertThat(scan.out())
                    .contains(
                            "critical time-sync/approved-source",
                            "/etc/chrony/conf.d/cloud.conf:2  ",
                            "exit 1 (findings)")
                    .doesNotContain("web01");
            assertThat(estate.verdicts()).allMatch(verdict -> verdict.startsWith("app01 "));
        }
    }

    @Test
    void fileThatMayNotBeReadIsUnknownNeverPassAndReturnsThree() throws Exception {
        try (Estate estate =
                Estate.in(folder)
                        .host(
                                "db01",
                                Map.of(
                                        "tree.yaml",
                                        "files: {/etc/rsyslog.d/30-include.conf: {denied: true}}\n"))
                        .start()) {
            CliRun scan = estate.scan();

            assertThat(scan.exit()).isEqualTo(3);
            assertThat(scan.out())
                    .contains(
                            "?        forwarding/remote-destination",
                            "unreadable: ",
                            "/etc/rsyslog.d/30-include.conf");
            assertThat(estate.verdicts())
                    .contains("db01 forwarding/remote-destination unknown unreadable");
        }
    }

    @Test
    void emptyListOfApprovedSourcesIsSomethingToSetUpAndDoesNotCount() throws Exception {
        try (Estate estate = Estate.in(folder).good("web01").approving("[]").start()) {
            CliRun scan = estate.scan();

            assertThat(scan.exit()).isZero();
            assertThat(scan.out().substring(scan.out().indexOf("To set up")))
                    .isEqualTo(
                            """
                            To set up (these do not count):
                               time-sync/approved-source: inventory setting 'approved_time_sources' is empty or not set for this host (1 host)
                            exit 0 (compliant)
                            """);
            assertThat(estate.verdicts())
                    .contains("web01 time-sync/approved-source unknown not-configured");
        }
    }

    @Test
    void secondRunOnTheSameFolderIsRefusedAndLeavesTheFirstAlone() throws Exception {
        try (Estate estate = Estate.in(folder).good("web01").start();
                var held = org.logreeve.journal.RunFolder.open(estate.output())) {
            CliRun scan = estate.scan();

            assertThat(scan)
                    .isEqualTo(
                            new CliRun(
                                    2,
                                    "",
                                    """
                                    error: %s: another run is writing here (wait for it, or name another folder with --output)
                                    Nothing was contacted.
                                    """
                                            .formatted(estate.output())));
            assertThat(Files.exists(held.report("CURRENT"))).isFalse();
        }
    }
}
