package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.Examined;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.git.GitCommit;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.InputException;

/** What services, persons and hosts see of statements and of one another, however often resumed. */
class SubjectsOfRunTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration FORTY_DAYS = Duration.ofDays(40);

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OwnPack pack;

    @BeforeEach
    void estate() throws Exception {
        pack = OwnPack.in(folder);
        pack.rule("own/host", "host", "Attestation", "ageDays > 30");
        pack.rule("own/person", "person", "Attestation", "ageDays > 30");
        pack.rule("own/service", "service", "FleetHost", "scanned == false");
        pack.rule("own/estate", "estate", "FleetHost", "scanned == false");
        pack.write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}, settings: {service: shop}}
                  db01: {connection: {type: tree, path: tree}, settings: {service: bank}}
                """);
        pack.write("tree/root/etc/rsyslog.conf", "*.* @@log01:514\n");
        pack.write("people.yaml", "people:\n  admin-a:\n  admin-b: {git: b@example.org}\n");
        stated("all", "estate");
        stated("shop", "{service: shop}");
        stated("admin", "{person: admin-a}");
        GitCommit.in(folder, "b@example.org", "State it");
    }

    @Test
    void hostRestsOnStatementsAboutTheEstateAndAboutItsOwnService() throws Exception {
        Journal journal = run(FIRST);

        assertThat(examined(host(journal, "web01").results()))
                .containsExactly("attestations/all.yaml:1", "attestations/shop.yaml:1");
        assertThat(examined(host(journal, "db01").results()))
                .containsExactly("attestations/all.yaml:1");
    }

    @Test
    void serviceSeesItsOwnHostsAndNoOthers() throws Exception {
        Journal journal = run(FIRST);

        assertThat(journal.subjects())
                .extracting(each -> each.words() + " " + examined(each.results()))
                .containsExactly(
                        "service:bank [hosts.yaml:5]",
                        "service:shop [hosts.yaml:4]",
                        "person:admin-a [attestations/admin.yaml:1]",
                        "person:admin-b []",
                        "estate [hosts.yaml:4, hosts.yaml:5]");
    }

    @Test
    void runThatGoesOnLaterLooksAtStatementsFromTheDayItBegan() throws Exception {
        Journal whole = run(FIRST);
        assertThat(states(whole)).contains("pass").doesNotContain("fail");
        assertThat(states(run(FIRST.plus(FORTY_DAYS)))).contains("fail");
        String run = whole.header().run();
        cut(run, 1);

        Journal resumed = resume(run, FIRST.plus(FORTY_DAYS));

        assertThat(states(resumed)).isEqualTo(states(whole));
    }

    @Test
    void runThatWasCutWhileSubjectsWereJudgedTellsTheSame() throws Exception {
        Journal whole = run(FIRST);
        String run = whole.header().run();
        Path file = file(run);
        byte[] bytes = Files.readAllBytes(file);
        int records = 1 + whole.hosts().size() + whole.subjects().size() + 1;

        for (int kept = 1 + whole.hosts().size(); kept < records; kept++) {
            Files.write(file, bytes);
            cut(run, kept);

            assertThat(resume(run, FIRST).subjects())
                    .as("%d of %d records", kept, records)
                    .isEqualTo(whole.subjects());
        }
    }

    @Test
    void statementsAreOfTheRunThatTheyWereMadeFor() throws Exception {
        String run = run(FIRST).header().run();
        cut(run, 2);

        pack.write("attestations/notes.txt", "of nobody's concern\n");
        pack.write("attestations/more/later.yaml", statement("estate"));
        assertRefused(run);
        Files.delete(folder.resolve("attestations/more/later.yaml"));
        pack.write("attestations/all.yaml", statement("estate") + "suspicious: true\n");
        assertRefused(run);
        stated("all", "estate");
        Files.move(folder.resolve("attestations/all.yaml"), folder.resolve("attestations/a.yaml"));
        assertRefused(run);
        Files.move(folder.resolve("attestations/a.yaml"), folder.resolve("attestations/all.yaml"));
        pack.write(
                "people.yaml",
                "people:\n  admin-a:\n  admin-b: {git: b@example.org}\n  admin-c:\n");
        assertRefused(run);
        pack.write("people.yaml", "people:\n  admin-a:\n  admin-b: {git: b@example.org}\n");

        assertThat(resume(run, FIRST).isFinished()).isTrue();
    }

    @Test
    void runsOfOneSecondStandInTheOrderTheyWereMade() throws Exception {
        var made = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            made.addFirst(run(FIRST).header().run());
        }

        assertThat(RunFolder.ids(folder.resolve("out"))).isEqualTo(made);
    }

    private void assertRefused(String run) {
        assertThatThrownBy(() -> resume(run, FIRST))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the digest of the inventory and its statements");
    }

    private List<String> states(Journal journal) {
        return journal.countedResults().stream().map(result -> result.state().word()).toList();
    }

    private static HostRecord host(Journal journal, String name) {
        return journal.hosts().stream()
                .filter(host -> host.host().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> examined(List<RuleResult> results) {
        return results.stream()
                .flatMap(result -> result.examined().stream())
                .map(Examined::at)
                .map(at -> folder.relativize(Path.of(at.path())) + ":" + at.line())
                .toList();
    }

    private Journal run(Instant now) throws Exception {
        return Scan.run(plan(), clock(now), new SilentProgress(), new Stop());
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
                2,
                false,
                folder.resolve("out"));
    }

    private Path file(String run) throws IOException {
        assertThat(RunFolder.ids(folder.resolve("out"))).contains(run);
        return folder.resolve("out/runs").resolve(run).resolve("journal.lrj");
    }

    /** Leaves the first records of a journal, as a kill does. */
    private void cut(String run, int records) throws IOException {
        byte[] bytes = Files.readAllBytes(file(run));
        var ends = new ArrayList<Integer>();
        for (int at = 0; at < bytes.length; ) {
            at += 40 + ByteBuffer.wrap(bytes, at, 4).getInt();
            ends.add(at);
        }
        Files.write(file(run), Arrays.copyOf(bytes, ends.get(records - 1)));
    }

    private void stated(String file, String subject) throws IOException {
        pack.write("attestations/" + file + ".yaml", statement(subject));
    }

    private static String statement(String subject) {
        return "kind: fault-review\nsubject: %s\nreviewer: admin-b\ndate: 2026-10-31\n"
                .formatted(subject);
    }
}
