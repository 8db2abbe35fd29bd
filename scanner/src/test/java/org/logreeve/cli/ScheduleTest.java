package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit windows, freeze file and load guard, from the command line to the report. */
class ScheduleTest {
    @TempDir private Path folder;

    /** A window on another day than today and tomorrow: shut, whenever this test runs. */
    private static String shut() {
        DayOfWeek day = Instant.now().atZone(ZoneOffset.UTC).getDayOfWeek().plus(3);
        return "auditWindows: [{days: %s, from: 10:00, to: 11:00, zone: UTC}]"
                .formatted(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
    }

    @Test
    void hostOutsideItsWindowsIsNotContactedAndNeverAPass() throws Exception {
        try (Doors doors = Doors.open(folder, 3, Map.of("h02", shut()))) {
            CliRun run = scan(doors);

            assertThat(run.exit()).as(run.err()).isEqualTo(3);
            assertThat(doors.takeVisits().keySet()).containsExactly("h01", "h03");
            assertThat(run.out())
                    .containsPattern(
                            " h02  POSTPONED  LR-1200 schedule: outside of its audit windows \\("
                                    + "[a-z]{3} 10:00-11:00 UTC\\); the next one opens at"
                                    + " [-0-9]{10}T10:00:00Z")
                    .contains("Hosts 3: 2 assessed, 1 not assessed (1 postponed).")
                    .contains("exit 3 (incomplete)");
            assertThat(host("h02")).containsEntry("status", "postponed");
            assertThat(resultsOf("h02")).isEmpty();
            assertThat(resultsOf("h01")).isNotEmpty();
        }
    }

    @Test
    void overrideWantsAReasonWhichIsPrintedAndKept() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of("h02", shut()))) {
            CliRun effective = effective(doors);
            assertThat(effective.exit()).isEqualTo(3);
            assertThat(effective.err()).contains("error: LR-1200 schedule: outside of its audit");
            assertThat(doors.takeVisits()).isEmpty();
            assertThat(effective(doors, "--ignore-windows", "--reason", "INC-7").exit()).isZero();
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h02", 1));
            for (List<String> wrong :
                    List.of(
                            List.of("--ignore-windows"),
                            List.of("--ignore-windows", "--reason", " "),
                            List.of("--reason", "because"))) {
                CliRun run = scan(doors, wrong.toArray(String[]::new));
                assertThat(run.exit()).isEqualTo(2);
                assertThat(run.err()).contains("Nothing was contacted.");
            }
            assertThat(doors.takeVisits()).isEmpty();

            CliRun run = scan(doors, "--ignore-windows", "--reason", "INC-7 \u001b[2J, agreed");

            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 1));
            assertThat(run.err()).contains("ignoring audit windows and freeze file");
            assertThat(run.out())
                    .contains(
                            "OVERRIDE: audit windows and freeze file were ignored, because 'INC-7")
                    .contains("contacted all the same, because 'INC-7")
                    .doesNotContain("\u001b");
            assertThat(run("override")).isEqualTo("INC-7 \u001b[2J, agreed");
            assertThat(host("h02")).containsEntry("status", "assessed");
            assertThat(String.valueOf(host("h02").get("problems")))
                    .contains("outside of its audit");
            assertThat(String.valueOf(host("h01").get("problems"))).doesNotContain("INC-7");
        }
    }

    @Test
    void whileTheFreezeFileIsThereNobodyIsContactedAndRetryFailedTakesThemAfterwards()
            throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            Path freeze = folder.resolve("freeze");
            Files.writeString(
                    freeze, "Change \u001b[31mfreeze\u001b[0m " + "x".repeat(500) + "\nmore");

            CliRun run = scan(doors, "--freeze-file", freeze.toString());

            assertThat(run.exit()).isEqualTo(3);
            assertThat(doors.takeVisits()).isEmpty();
            assertThat(run.out())
                    .contains("LR-1201 schedule: contacting hosts is frozen by '" + freeze)
                    .contains("x ...")
                    .doesNotContain("\u001b", "x".repeat(200), "more\n")
                    .contains("Hosts 2: 0 assessed, 2 not assessed (2 postponed).");

            Files.delete(freeze);
            assertThat(
                            scan(
                                            doors,
                                            "--freeze-file",
                                            freeze.toString(),
                                            "--retry-failed",
                                            "last")
                                    .exit())
                    .isNotEqualTo(2);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1, "h02", 1));
        }
    }

    @Test
    void freezeThatBeginsWithinARunPostponesTheHostsThatAreLeft() throws Exception {
        try (Doors doors = Doors.open(folder, 3, Map.of())) {
            Path freeze = Files.writeString(folder.resolve("hosts.freeze"), "");
            Files.delete(freeze);
            Files.writeString(
                    doors.inventory(),
                    Files.readString(doors.inventory())
                            .replace("name: doors", "name: doors\nfreezeFile: hosts.freeze"));
            doors.onVisit("h01", () -> Files.writeString(freeze, "stop"));

            CliRun run = scan(doors, "--parallel", "1");

            assertThat(run.exit()).as(run.err()).isEqualTo(3);
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1));
            assertThat(host("h01")).containsEntry("status", "assessed");
            assertThat(run.out()).contains("Hosts 3: 1 assessed, 2 not assessed (2 postponed).");
        }
    }

    @Test
    void runWaitsForAFreezeToEndAndGoesOn() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of("h02", shut()))) {
            Path freeze = Files.writeString(folder.resolve("freeze"), "backup runs");
            var lifts = new java.util.concurrent.atomic.AtomicBoolean();

            CliRun run =
                    CliRun.watched(
                            line -> {
                                if (line.contains("waiting for 2 hosts")
                                        && !lifts.getAndSet(true)) {
                                    Files.delete(freeze);
                                }
                            },
                            arguments(
                                    doors,
                                    "--freeze-file",
                                    freeze.toString(),
                                    "--wait-for-windows",
                                    "1h"));

            assertThat(lifts).isTrue();
            assertThat(run.err()).contains("scanning 1 hosts that were postponed");
            assertThat(doors.takeVisits()).isEqualTo(Map.of("h01", 1));
            assertThat(host("h01")).containsEntry("status", "assessed");
            assertThat(host("h02")).containsEntry("status", "postponed");
            assertThat(run.out()).contains("LR-1200 schedule", "1 not assessed (1 postponed)");
        }
    }

    private static CliRun effective(Doors doors, String... more) {
        return CliRun.of(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "effective",
                                        "-i",
                                        doors.inventory().toString(),
                                        "h02",
                                        "chrony"),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private CliRun scan(Doors doors, String... more) {
        return CliRun.of(arguments(doors, more));
    }

    private String[] arguments(Doors doors, String... more) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "scan",
                                "-i",
                                doors.inventory().toString(),
                                "--policy",
                                Estate.THREE_RULES,
                                "--policy-worktree",
                                "-o",
                                folder.resolve("out").toString()),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private Map<String, Object> report() throws IOException {
        return Estate.checkedReport(folder.resolve("out/results.json"));
    }

    @SuppressWarnings("unchecked")
    private Object run(String key) throws IOException {
        Map<String, Object> run = (Map<String, Object>) Objects.requireNonNull(report().get("run"));
        return Objects.requireNonNull(run.get(key));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> host(String name) throws IOException {
        return ((List<Map<String, Object>>) Objects.requireNonNull(report().get("hosts")))
                .stream().filter(host -> name.equals(host.get("name"))).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> resultsOf(String name) throws IOException {
        return ((List<Map<String, Object>>) Objects.requireNonNull(report().get("results")))
                .stream().filter(result -> name.equals(result.get("host"))).toList();
    }
}
