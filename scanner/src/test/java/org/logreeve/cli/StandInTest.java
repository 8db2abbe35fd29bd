package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.Keeping;
import org.logreeve.scan.Progress;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Scheduling;
import org.logreeve.scan.Stop;

/** Earlier snapshots that stand in for hosts that were not reached. */
class StandInTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void verdictsOfAnEarlierSnapshotAreMarkedInEveryReportAndTheHostStaysNotAssessed()
            throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            scan(doors);
            String asOf = Objects.requireNonNull(record("h02").started());
            List<String> verdicts = verdicts("h02");
            doors.shut("h02");

            CliRun run = scan(doors);

            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.out())
                    .contains(" h02  NOT ASSESSED  LR-1032")
                    .contains("as of " + asOf + ", from a snapshot of run ")
                    .containsPattern("   critical [a-z/-]+ .*\\(as of " + asOf + "\\)")
                    .contains("Hosts 2: 1 assessed, 1 not assessed.")
                    .contains("As of earlier, for 1 hosts that were not reached: ");
            assertThat(verdicts("h02")).isEqualTo(verdicts).isNotEmpty();
            assertThat(asOf("h02")).containsOnly(asOf);
            assertThat(asOf("h01")).containsOnly("null");
            assertThat(record("h02").isAssessed()).isFalse();
            assertThat(
                            CliRun.of(
                                            "explain",
                                            "-o",
                                            out().toString(),
                                            "h02",
                                            "time-sync/approved-source")
                                    .out())
                    .contains("as of " + asOf + ": the host was not reached in this run (LR-1032)");

            scan(doors);
            assertThat(asOf("h02")).as("a stand-in is no source").containsOnly(asOf);
            assertThat(scan(doors, "--no-stand-in").out()).doesNotContain("as of");
            assertThat(verdicts("h02")).isEmpty();
            assertThat(scan(doors, "--stand-in", "no-such-run").exit()).isEqualTo(2);
            assertThat(scan(doors, "--retry-failed", "last", "-o", out().toString()).out())
                    .contains("Hosts 1: 0 assessed");
        }
    }

    @Test
    void anotherFolderMayBeNamedAndPostponedHostsGetOneToo() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            scan(doors);
            Path earlier = folder.resolve("earlier");
            Files.move(out(), earlier);
            Path freeze = Files.writeString(folder.resolve("freeze"), "stop");

            CliRun run =
                    scan(
                            doors,
                            "--stand-in",
                            earlier.toString(),
                            "--freeze-file",
                            freeze.toString());

            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.out()).contains("h01  POSTPONED  LR-1201", "as of ");
            assertThat(record("h01").standIn()).isNotNull();
        }
    }

    @Test
    void snapshotsStayNoLongerThanAskedFor() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            scan(doors);
            assertThat(snapshots()).hasSize(1);
            scan(doors);
            assertThat(snapshots()).as("the host has not changed").hasSize(1);

            scan(doors, "--keep-snapshots", "0");

            assertThat(snapshots()).isEmpty();
            assertThat(record("h01").snapshot()).isNull();
            doors.shut("h01");
            scan(doors);
            assertThat(record("h01").standIn()).isNull();
            assertThat(record("h01").problems().toString())
                    .contains("cannot be used: it is not kept any more");
        }
    }

    @Test
    void changedSnapshotIsNotUsed() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            scan(doors);
            var other = new java.io.ByteArrayOutputStream();
            try (var gzip = new java.util.zip.GZIPOutputStream(other)) {
                gzip.write("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            Files.write(snapshots().getFirst(), other.toByteArray());
            doors.shut("h01");

            assertThat(scan(doors).out()).contains("cannot be used: it was changed in the store");
            assertThat(record("h01").standIn()).isNull();
        }
    }

    @Test
    void hostThatShowsAnotherKeyGetsNone() throws Exception {
        try (Doors doors = Doors.open(folder, 2, Map.of())) {
            scan(doors);
            Path known = folder.resolve("known_hosts");
            List<String> lines = Files.readAllLines(known);
            String[] first = lines.get(0).split(" ", 2);
            String[] second = lines.get(1).split(" ", 2);
            Files.writeString(
                    known, first[0] + " " + second[1] + "\n" + second[0] + " " + first[1] + "\n");

            scan(doors);

            assertThat(record("h01").error())
                    .extracting(HostRecord.Trouble::phase)
                    .isEqualTo("identity");
            assertThat(record("h01").standIn()).isNull();
        }
    }

    @Test
    void nothingOlderThanSevenDaysStandsInAndTheReportSaysSo() throws Exception {
        try (Doors doors = Doors.open(folder, 1, Map.of())) {
            assertThat(at(doors, FIRST).hosts().getFirst().isAssessed()).isTrue();
            doors.shut("h01");

            HostRecord week = at(doors, FIRST.plus(Duration.ofDays(7))).hosts().getFirst();
            HostRecord older =
                    at(doors, FIRST.plus(Duration.ofDays(7)).plusSeconds(1)).hosts().getFirst();
            HostRecord before = at(doors, FIRST.minus(Duration.ofDays(1))).hosts().getFirst();

            assertThat(week.standIn())
                    .extracting(HostRecord.StandIn::asOf)
                    .isEqualTo(FIRST.toString());
            assertThat(week.results()).isNotEmpty();
            assertThat(older.standIn()).isNull();
            assertThat(older.results()).isEmpty();
            assertThat(older.problems().toString())
                    .contains("2026-11-01T12:00:00Z, 7 days ago", "only the last 7 days count");
            assertThat(before.standIn()).isNull();
            assertThat(before.problems().toString()).contains("yet to come: not used");
        }
    }

    private Journal at(Doors doors, Instant now) throws Exception {
        Inventory inventory = InventoryReader.read(doors.inventory());
        var plan =
                new ScanPlan(
                        inventory,
                        inventory.hosts(),
                        PolicyPack.ofWorkingTree(Path.of(Estate.THREE_RULES)),
                        Severity.HIGH,
                        2,
                        false,
                        ScanPlan.AUTH_FAILURES,
                        out(),
                        Scheduling.PLAIN,
                        new Keeping(null, 3650, ""),
                        List.of());
        return Scan.run(
                plan,
                Clock.fixed(now, ZoneOffset.UTC),
                new Progress() {
                    @Override
                    public void doing(String what) {}

                    @Override
                    public void done(HostRecord host, int finished, int all) {}
                },
                new Stop());
    }

    private CliRun scan(Doors doors, String... more) {
        return CliRun.of(
                Stream.concat(
                                Stream.of(
                                        "scan",
                                        "-i",
                                        doors.inventory().toString(),
                                        "--policy",
                                        Estate.THREE_RULES,
                                        "--policy-worktree",
                                        "--no-second-pass"),
                                Stream.concat(
                                        Stream.of(more),
                                        List.of(more).contains("-o")
                                                ? Stream.of()
                                                : Stream.of("-o", out().toString())))
                        .toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> all = Files.walk(out().resolve("snapshots"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private HostRecord record(String host) throws IOException {
        return Journal.read(org.logreeve.journal.RunFolder.currentJournal(out())).hosts().stream()
                .filter(record -> record.host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Stream<Map<String, @Nullable Object>> results(String host) throws IOException {
        Object results = Estate.checkedReport(out().resolve("results.json")).get("results");
        return ((List<Map<String, @Nullable Object>>) Objects.requireNonNull(results))
                .stream().filter(result -> host.equals(result.get("host")));
    }

    private List<String> verdicts(String host) throws IOException {
        return results(host)
                .map(
                        result ->
                                result.get("rule")
                                        + " "
                                        + result.get("state")
                                        + result.get("findings"))
                .toList();
    }

    private List<String> asOf(String host) throws IOException {
        return results(host).map(result -> String.valueOf(result.get("asOf"))).toList();
    }
}
