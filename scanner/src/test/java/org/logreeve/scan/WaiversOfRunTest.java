package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.finding.Exit;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.Summary;
import org.logreeve.text.InputException;

/** The day on which a run begins decides on its waivers, however often it is resumed. */
class WaiversOfRunTest {
    private static final Instant IN_TIME = Instant.parse("2026-06-30T22:59:59Z");
    private static final Instant LATER = Instant.parse("2026-06-30T23:00:00Z");
    private static final int HEADER = 1;

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OwnPack pack;

    @BeforeEach
    void estate() throws IOException {
        pack = OwnPack.in(folder);
        pack.rule("own/host", "host", "Host", "");
        pack.rule("own/service", "service", "FleetHost", "");
        pack.rule("own/estate", "estate", "FleetHost", "");
        pack.write("tree/root/etc/hostname", "web01\n");
        pack.write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}, settings: {service: shop}}
                  db01: {connection: {type: tree, path: tree}, settings: {service: bank}}
                """);
        waiver("host", "own/host", "{host: [web01, db01]}");
        waiver("bank", "own/service", "{service: [bank, shop]}");
        waiver("estate", "own/estate", "estate");
    }

    @Test
    void theSameFilesWaiveUntilTheLastMomentOfTheirDayAndNoLonger() throws Exception {
        Journal waived = run(IN_TIME);
        Journal over = run(LATER);

        assertThat(states(waived))
                .containsExactly("waived", "waived", "waived", "waived", "waived");
        assertThat(Summary.of(waived).exit()).isEqualTo(Exit.COMPLIANT);
        assertThat(states(over)).containsExactly("fail", "fail", "fail", "fail", "fail");
        assertThat(Summary.of(over).exit()).isEqualTo(Exit.FINDINGS);
        assertThat(over.countedResults())
                .allSatisfy(
                        result ->
                                assertThat(result.waiver())
                                        .isNotNull()
                                        .extracting(waiver -> waiver.inForce())
                                        .isEqualTo(false));
        assertThat(waived.countedResults())
                .allSatisfy(result -> assertThat(result.findings()).isNotEmpty());
    }

    @Test
    void aRunThatGoesOnLaterTellsTheSameByteForByte() throws Exception {
        Journal whole = run(IN_TIME);
        String run = whole.header().run();
        byte[] results = Files.readAllBytes(folder.resolve("out/results.json"));
        for (int kept = HEADER; kept <= HEADER + 2; kept++) {
            cut(run, kept);

            Journal resumed = resume(run, LATER);

            assertThat(states(resumed)).isEqualTo(states(whole));
            assertThat(resumed.header()).isEqualTo(whole.header());
            assertThat(withoutTimes(Files.readAllBytes(folder.resolve("out/results.json"))))
                    .isEqualTo(withoutTimes(results));
        }
    }

    @Test
    void aWaiverIsOfTheRunThatItWasStatedFor() throws Exception {
        String run = run(IN_TIME).header().run();
        cut(run, HEADER);
        waiver("more", "own/host", "{host: db01}");

        assertThatThrownBy(() -> resume(run, IN_TIME))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the digest of the inventory and its statements")
                .hasMessageContaining("hosts.yaml and the files beside it back as they were");
    }

    @Test
    void ofAStoppedRunNoWaiverIsCalledUnused() throws Exception {
        waiver("none", "own/host", "{host: web01}");
        var stop = new Stop();
        stop.ask();

        Journal stopped = Scan.run(plan(), clock(IN_TIME), new SilentProgress(), stop);

        assertThat(stopped.end()).isEqualTo(new RunEnd(IN_TIME.toString(), true));
    }

    @Test
    void whatWasKeptIsJudgedByTheWaiversOfTheMomentItWasReadAt() throws Exception {
        Instant lastMoments = Instant.parse("2026-06-30T22:30:00Z");
        Instant nextDayInLondon = Instant.parse("2026-06-30T23:30:00Z");
        for (Instant read : List.of(lastMoments, nextDayInLondon)) {
            Journal scanned = run(read);

            Journal evaluated = evaluate(scanned.header().run(), null);

            assertThat(states(evaluated)).as("read at " + read).isEqualTo(states(scanned));
            assertThat(evaluated.header().inventory()).isEqualTo(scanned.header().inventory());
            assertThat(evaluated.header().made().asOf()).isEqualTo(read.toString());
            assertThat(evaluated.header().day()).isEqualTo("2026-06-30");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland,   2026-06-29, fail",
        "Pacific/Auckland,   2026-06-30, waived",
        "Pacific/Auckland,   2026-07-01, fail",
        "Pacific/Niue,       2026-06-29, fail",
        "Pacific/Niue,       2026-06-30, waived",
        "Pacific/Niue,       2026-07-01, fail",
        "Pacific/Kiritimati, 2026-06-30, waived"
    })
    void dayThatIsGivenIsOneOfTheWaiversOwnZone(String zone, LocalDate given, String state)
            throws Exception {
        String read = run(IN_TIME).header().run();
        for (String rule : List.of("host", "bank", "estate")) {
            Path waiver = folder.resolve("waivers/" + rule + ".yaml");
            Files.writeString(
                    waiver,
                    Files.readString(waiver)
                            .replace("2026-01-01", "2026-06-30")
                            .replace("Europe/London", zone));
        }

        Journal evaluated = evaluate(read, given);

        assertThat(states(evaluated)).hasSize(5).containsOnly(state);
        assertThat(evaluated.header().made().asOf()).isEqualTo(given.toString());
    }

    private static List<String> states(Journal journal) {
        return journal.countedResults().stream().map(result -> result.state().word()).toList();
    }

    private static String withoutTimes(byte[] json) {
        return new String(json, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\"(ended|started)\" : \"[^\"]*\"", "TIME")
                .replaceAll("\"millis\" : [0-9]+", "MILLIS");
    }

    private Journal run(Instant now) throws Exception {
        return Scan.run(plan(), clock(now), new SilentProgress(), new Stop());
    }

    private Journal evaluate(String run, @Nullable LocalDate given) throws Exception {
        return Evaluation.run(
                plan(),
                KeptRun.of(folder.resolve("out"), run),
                given,
                clock(LATER.plusSeconds(86_400)),
                new SilentProgress(),
                new Stop());
    }

    private Journal resume(String run, Instant now) throws Exception {
        return Scan.resume(plan(), run, clock(now), new SilentProgress(), new Stop());
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private ScanPlan plan() {
        Inventory inventory = InventoryReader.read(folder.resolve("hosts.yaml"));
        return new ScanPlan(
                inventory,
                inventory.hosts(),
                PolicyPack.ofWorkingTree(folder.resolve("pack")),
                Severity.HIGH,
                1,
                false,
                ScanPlan.AUTH_FAILURES,
                folder.resolve("out"),
                Scheduling.PLAIN,
                new Keeping(null, 7, null, null),
                List.of());
    }

    /** Leaves the first records of a journal, as a kill does. */
    private void cut(String run, int records) throws IOException {
        Path file = folder.resolve("out/runs").resolve(run).resolve("journal.lrj");
        byte[] bytes = Files.readAllBytes(file);
        int end = 0;
        for (int i = 0; i < records; i++) {
            end += 40 + ByteBuffer.wrap(bytes, end, 4).getInt();
        }
        Files.write(file, Arrays.copyOf(bytes, end));
    }

    private void waiver(String name, String rule, String scope) throws IOException {
        pack.write(
                "waivers/" + name + ".yaml",
                """
                rule: %s
                scope: %s
                reason: it is known
                owner: admin-a
                approver: manager-b
                ticket: T-1
                from: 2026-01-01
                until: 2026-06-30
                zone: Europe/London
                """
                        .formatted(rule, scope));
    }
}
