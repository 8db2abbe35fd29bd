package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.InputException;

/** From one run to the next: how fast logs of a host grow. */
class RememberedTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    private static final HostFigures.Log LOG = new HostFigures.Log("/var/log/syslog", 7, 3_000);

    @TempDir private Path folder;
    private String identity = "host";

    @Test
    void growthOfALogIsWhatItsReadingsOfOneFileShow() throws IOException {
        assertThat(scan(0, new HostFigures.Log("/var/log/syslog", 7, 1_000)).history()).isNull();
        assertThat(growth(1, new HostFigures.Log("/var/log/syslog", 7, 3_000)))
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 2_000, 2_000, 1, 0));
        assertThat(growth(2, new HostFigures.Log("/var/log/syslog", 7, 3_500)))
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 500, 2_000, 2, 0));
        assertThat(growth(3, new HostFigures.Log("/var/log/syslog", 8, 9_999)))
                .as("rotated")
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 500, 2_000, 2, 1));
        assertThat(growth(4, new HostFigures.Log("/var/log/other", 9, 1))).isEmpty();
    }

    @Test
    void hostThatWasNotAssessedKeepsItsLastGoodScan() throws IOException {
        scan(0, new HostFigures.Log("/var/log/syslog", 7, 1_000));
        ScanPlan plan = plan();
        Remembered between = Remembered.of(plan, at(1), new SilentProgress());
        between.add(plan, journal(plan, between, 1, failed(1)));

        HostFigures.History history =
                Objects.requireNonNull(
                        scan(2, new HostFigures.Log("/var/log/syslog", 7, 2_000)).history());

        assertThat(history.firstSeen()).isEqualTo(FIRST.toString());
        assertThat(history.lastGood()).isEqualTo(FIRST.toString());
        assertThat(history.lastGoodRun()).isEqualTo("run-0");
        assertThat(history.growth())
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 500, 500, 1, 0));
    }

    @Test
    void hostThatIsReadAgainFromAnOldRunKnowsNothingOfWhatCameLater() throws IOException {
        scan(1, new HostFigures.Log("/var/log/syslog", 7, 1_000));
        scan(2, new HostFigures.Log("/var/log/syslog", 7, 3_000));
        scan(5, new HostFigures.Log("/var/log/syslog", 7, 90_000));

        assertThat(judged(5, 2, at(2)).history())
                .isEqualTo(
                        new HostFigures.History(
                                at(1).toString(),
                                null,
                                null,
                                List.of(
                                        new HostFigures.Growth(
                                                "/var/log/syslog", 2_000, 2_000, 1, 0))));
        assertThat(Objects.requireNonNull(judged(5, 5, at(5)).history()).lastGoodRun())
                .isEqualTo("run-5");
        assertThat(judged(5, 0, at(0)).history()).as("nobody had seen it").isNull();
    }

    @Test
    void whatAHostReadByAWrongClockIsNotKept() throws IOException {
        scan(0, new HostFigures.Log("/var/log/syslog", 7, 1_000));
        for (Instant wrong : List.of(at(2_000), at(-30), Instant.EPOCH)) {
            ScanPlan plan = plan();
            Remembered between = Remembered.of(plan, at(1), new SilentProgress());
            between.add(plan, journal(plan, between, 1, assessed(1, wrong, LOG)));
            assertThat(judged(1, 1, wrong).history()).extracting("growth").isEqualTo(List.of());
        }

        assertThat(growth(2, new HostFigures.Log("/var/log/syslog", 7, 5_000)))
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 2_000, 2_000, 1, 0));
    }

    /** Its machine is a new one each day, and an inode of the old one tells nothing. */
    @Test
    void sizesOnMachinesOfARoleAreNotCompared() throws IOException {
        scan(0, new HostFigures.Log("/var/log/syslog", 7, 1_000));
        identity = "role";
        HostFigures.History then =
                Objects.requireNonNull(
                        scan(1, new HostFigures.Log("/var/log/syslog", 7, 9_000)).history());
        assertThat(then.growth()).isEmpty();
        assertThat(then.lastGoodRun()).isEqualTo("run-0");

        identity = "host";
        assertThat(growth(2, new HostFigures.Log("/var/log/syslog", 7, 3_000)))
                .as("what was read in between was not kept")
                .containsExactly(new HostFigures.Growth("/var/log/syslog", 1_000, 1_000, 1, 0));
    }

    @Test
    void stateOfATimeToComeIsRefused() throws IOException {
        scan(5, LOG);

        assertThatThrownBy(() -> Remembered.of(plan(), at(3), new SilentProgress()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("knows of web01 from " + at(5) + ", and it is " + at(3));
        Remembered.of(plan(), at(4), new SilentProgress());
    }

    /** What an evaluation on a day says of the host that was read on another. */
    private HostFigures judged(int today, int day, Instant clock) throws IOException {
        return Remembered.of(plan(), at(today), new SilentProgress())
                .on(
                        new HostPool.Assessment() {
                            @Override
                            public HostRecord of(InventoryHost host) {
                                return assessed(day, clock, LOG);
                            }

                            @Override
                            public HostRecord cutOff(InventoryHost host) {
                                return failed(day);
                            }
                        })
                .of(plan().hosts().getFirst())
                .figures();
    }

    private List<HostFigures.Growth> growth(int day, HostFigures.Log log) throws IOException {
        return Objects.requireNonNull(scan(day, log).history()).growth();
    }

    /** What a run on a day says of the host, after its state was written. */
    private HostFigures scan(int day, HostFigures.Log log) throws IOException {
        ScanPlan plan = plan();
        Remembered remembered = Remembered.of(plan, at(day), new SilentProgress());
        HostRecord seen =
                remembered
                        .on(
                                new HostPool.Assessment() {
                                    @Override
                                    public HostRecord of(InventoryHost host) {
                                        return assessed(day, log);
                                    }

                                    @Override
                                    public HostRecord cutOff(InventoryHost host) {
                                        return failed(day);
                                    }
                                })
                        .of(plan.hosts().getFirst());
        remembered.add(plan, journal(plan, remembered, day, seen));
        return seen.figures();
    }

    private static Journal journal(
            ScanPlan plan, Remembered remembered, int day, HostRecord record) {
        RunHeader header =
                Header.of(
                        plan,
                        Waiving.of(plan, RunHeader.Made.BY_SCAN, at(day)),
                        RunHeader.Made.BY_SCAN,
                        remembered.inHeader(),
                        new RunHeader.RedactionKey("", ""),
                        "run-" + day,
                        at(day));
        return new Journal(
                header, List.of(record), List.of(), new RunEnd(at(day).toString(), false), 0);
    }

    private static HostRecord assessed(int day, HostFigures.Log log) {
        return assessed(day, at(day), log);
    }

    private static HostRecord assessed(int day, Instant clock, HostFigures.Log log) {
        return record(
                day, clock, null, new HostFigures(List.of(), List.of(), null, List.of(log), null));
    }

    private static HostRecord failed(int day) {
        return record(
                day, at(day), new HostRecord.Trouble("LR-1032", "dial", "", ""), HostFigures.NONE);
    }

    private static HostRecord record(
            int day, Instant clock, HostRecord.@Nullable Trouble error, HostFigures figures) {
        return new HostRecord(
                "web01",
                error == null ? "assessed" : "error",
                error,
                null,
                new HostRecord.Access("ssh", "none", "none", 1, List.of(), null),
                at(day).toString(),
                1,
                clock.getEpochSecond(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                figures);
    }

    private static Instant at(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }

    private ScanPlan plan() throws IOException {
        Path hosts = folder.resolve("hosts.yaml");
        Files.writeString(
                hosts,
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}, settings: {identity: %s}}
                """
                        .formatted(identity));
        Inventory inventory = InventoryReader.read(hosts);
        return new ScanPlan(
                inventory,
                inventory.hosts(),
                PolicyPack.none(),
                Severity.HIGH,
                1,
                false,
                ScanPlan.AUTH_FAILURES,
                folder.resolve("out"),
                Scheduling.PLAIN,
                new Keeping(
                        null,
                        0,
                        null,
                        StateUse.of(folder.resolve("state").toString(), inventory, null)),
                List.of());
    }
}
