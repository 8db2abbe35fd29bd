package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.logreeve.git.GitCommit;
import org.logreeve.inventory.AttestationKinds;

/** Attestations that are written for people to fill in, and what is due. */
class AttestCommandTest {
    private static final String WEEKLY = "weekly-log-review";
    private static final String REVIEWED = "attestations/shop/weekly-log-review/";

    @TempDir private Path folder;

    @BeforeEach
    void estate() throws IOException {
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: web01}, settings: {service: shop}}
                """);
        write(
                "people.yaml",
                """
                people:
                  admin-a: {git: a@example.org}
                  admin-b: {git: b@example.org}
                """);
    }

    @Test
    void newFileHoldsWhatIsKnownAndSaysWhatIsToBeFilledIn() throws IOException {
        write("schema/attestation-v1.schema.json", "{}");

        CliRun run = attest("new", WEEKLY, "--period", "2026-W25");

        Path file = folder.resolve(REVIEWED + "2026-W25.yaml");
        assertThat(run)
                .isEqualTo(
                        new CliRun(
                                0,
                                "wrote " + file + "\n",
                                "next: fill in what stands in <...>, try it with 'logreeve"
                                        + " inventory check --statements', and let its reviewer"
                                        + " commit it\n"));
        assertThat(file)
                .hasContent(
                        """
                        # yaml-language-server: $schema=../../../schema/attestation-v1.schema.json
                        kind: weekly-log-review
                        subject: {service: shop}
                        # a person of people.yaml, who commits this file
                        reviewer: <who did it>
                        # the day it is stated; it counts from the day of its commit
                        date: %s
                        period: {from: 2026-06-15, to: 2026-06-21}
                        covers:
                          - <sources looked through>
                        # when it is true, say below to whom it was reported: incidents: [REFERENCE]
                        suspicious: <true or false>
                        # evidence: LINK
                        statement: <in your own words>
                        """
                                .formatted(LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    void placeholdersAreRefusedEachWithItsPlaceAndAllAtOnce() {
        attest("new", WEEKLY, "--period", "2026-W25");

        CliRun check = check();

        String file = folder.resolve(REVIEWED + "2026-W25.yaml").toString();
        assertThat(check)
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: %1$s:5:11: 'reviewer' is still the placeholder <who did it> (write it in its place, without the brackets)
                                error: %1$s:10:3: 'covers' is still the placeholder <sources looked through> (write it in its place, without the brackets)
                                error: %1$s:12:13: 'suspicious' is still the placeholder <true or false> (write it in its place, without the brackets)
                                error: %1$s:14:12: 'statement' is still the placeholder <in your own words> (write it in its place, without the brackets)
                                Nothing was contacted.
                                """
                                        .formatted(file)));
    }

    static List<String> kinds() {
        return AttestationKinds.names();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsRightOnceItIsFilledIn(String kind) throws Exception {
        var arguments = new ArrayList<>(List.of("new", kind));
        if (kind.equals("privileged-peer-review")) {
            arguments.addAll(List.of("--subject", "person:admin-b"));
        }
        assertThat(attest(arguments.toArray(new String[0])).exit()).isZero();
        Path file = onlyAttestation();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("<who did it>", "admin-a")
                        .replace("<who accepted it>", "admin-b")
                        .replace("<true or false>", "false")
                        .replace("<its first day>", "2026-06-01")
                        .replace("<its last day>", "2026-06-01")
                        .replaceAll("<.*>", "as agreed"));
        GitCommit.in(folder, "a@example.org", "State it");

        CliRun check = check();

        assertThat(check.err()).isEmpty();
        assertThat(check.exit()).isZero();
        assertThat(check.out()).contains(kind + " about ", " by admin-a: committed by admin-a in ");
    }

    @Test
    void whatIsThereIsNeverOverwrittenAndUnfinishedFilesDoNotHinderOthers() throws IOException {
        attest("new", WEEKLY, "--period", "2026-W25");
        Path file = folder.resolve(REVIEWED + "2026-W25.yaml");
        Files.writeString(file, Files.readString(file) + "# mine\n");

        CliRun again = attest("new", WEEKLY, "--period", "2026-W25");
        CliRun another = attest("new", WEEKLY, "--period", "2026-W26", "--reviewer", "admin-a");

        assertThat(again)
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                "error: "
                                        + file
                                        + ": is there already (fill it in, or name another period"
                                        + " with --period)\nNothing was contacted.\n"));
        assertThat(file).content().endsWith("# mine\n");
        assertThat(another.exit()).isZero();
        assertThat(folder.resolve(REVIEWED + "2026-W26.yaml"))
                .content()
                .contains("reviewer: admin-a\n");
    }

    @Test
    void wrongWordsAreRefusedBeforeAnythingIsWritten() {
        assertThat(attest("new", "weekly-log-reviews").err())
                .contains(
                        "'weekly-log-reviews' is not a kind", "did you mean 'weekly-log-review'?");
        assertThat(attest("new", WEEKLY, "--subject", "service:shoop").err())
                .contains("'shoop' is no service of any host (did you mean 'shop'?)");
        assertThat(attest("new", WEEKLY, "--subject", "all").err())
                .contains("'all' is no subject (service:NAME, person:NAME or estate)");
        assertThat(attest("new", "privileged-peer-review").err())
                .contains("what is the privileged-peer-review about? (person:admin-a or");
        assertThat(attest("new", WEEKLY, "--period", "last week").err())
                .contains("'last week' is no period (2026-06-28, 2026-W26,");
        assertThat(attest("new", WEEKLY, "--period", "2099-W01").err())
                .contains("2099-W01 ends on 2099-01-04, which is yet to come");
        assertThat(attest("new", WEEKLY, "--reviewer", "nobody").err())
                .contains("'nobody' is no person in people.yaml");
        assertThat(
                        attest(
                                        "new",
                                        "privileged-peer-review",
                                        "--subject",
                                        "person:admin-a",
                                        "--reviewer",
                                        "admin-a")
                                .err())
                .contains("nobody reviews what is about themselves");
        assertThat(attest("status", "--as-of", "today").err())
                .contains("--as-of: wants a date such as 2026-12-31, not 'today'");
        assertThat(folder.resolve("attestations")).doesNotExist();
    }

    @Test
    void statusListsWhatIsOverdueMissedAndDueWithoutWhatIsInOrder() throws Exception {
        stated("2026-05-25", "2026-06-07", "2026-06-10");
        stated("2026-06-15", "2026-06-21", "2026-06-24");

        CliRun status = status("2026-06-30");
        CliRun later = status("2026-07-02");

        assertThat(status.exit()).isEqualTo(1);
        assertThat(weekly(status))
                .containsExactly(
                        "missed   2026-06-17  weekly-log-review          service shop    2026-W24"
                                + "                nobody stated 2026-06-08 to 2026-06-14",
                        "due      2026-07-01  weekly-log-review          service shop    2026-W26");
        assertThat(weekly(later))
                .last()
                .asString()
                .startsWith("overdue  2026-07-01  weekly-log-review")
                .endsWith("nobody stated 2026-06-22 to 2026-06-28");
        assertThat(status.out()).contains("overdue", "person admin-b", "the estate");
        assertThat(status.out().lines().toList())
                .last()
                .asString()
                .matches(
                        "as of 2026-06-30: \\d+ overdue, 1 missed before, 0 not known, 0"
                                + " unapproved, 1 due");
    }

    @Test
    void statusEndsWithZeroWhenNothingIsOverdueAndWithThreeWhenItCannotBeTold() throws Exception {
        write("pack/pack.yaml", "name: p\nversion: 1.0.0\nfacts: 1\n");
        write(
                "pack/rules/reviews/weekly/rule.yaml",
                """
                id: reviews/weekly
                requirement: [REV-002]
                title: Weekly
                severity: high
                status: accepted
                subject: service
                needs: [{ kind: AttestedPeriod, scope: weekly-log-review }]
                absent: fail
                messages: { overdue: "{found} {wanted}" }
                rationale: because
                audit: read them
                remediation: do it
                """);
        write(
                "pack/rules/reviews/weekly/rule.drl",
                """
                package policies
                rule "reviews/weekly (overdue)"
                when
                    $period : AttestedPeriod(state == "overdue", $detail : detail, $due : due)
                then
                    findings.fail($period, $detail, $due);
                end
                """);
        String pack = folder.resolve("pack").toString();
        stated("2026-06-15", "2026-06-21", "2026-06-24");
        String[] arguments = {
            "status", "--as-of", "2026-06-30", "--policy", pack, "--policy-worktree"
        };

        assertThat(attest(arguments))
                .isEqualTo(
                        new CliRun(
                                0,
                                """
                                STATE  DUE         KIND               ABOUT         PERIOD
                                due    2026-07-01  weekly-log-review  service shop  2026-W26
                                as of 2026-06-30: 0 overdue, 0 missed before, 0 not known, 0 unapproved, 1 due
                                """,
                                ""));

        write("people.yaml", "people:\n  admin-a: {git: elsewhere@example.org}\n");
        CliRun unknown = attest(arguments);
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.out()).contains("unknown  2026-06-24  weekly-log-review", "1 not known");
    }

    private List<String> weekly(CliRun status) {
        return status.out().lines().filter(line -> line.contains("  " + WEEKLY)).toList();
    }

    private CliRun status(String day) {
        return attest(
                "status",
                "--as-of",
                day,
                "--policy",
                "../policies",
                "--policy-worktree",
                "--profile",
                "moj");
    }

    private CliRun attest(String... arguments) {
        var all = new ArrayList<>(List.of("attest"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-i", folder.resolve("hosts.yaml").toString()));
        return CliRun.of(all.toArray(new String[0]));
    }

    private CliRun check() {
        return CliRun.of(
                "inventory",
                "check",
                "--statements",
                "-i",
                folder.resolve("hosts.yaml").toString());
    }

    /** By its reviewer, about the only service, committed on the last of these days. */
    private void stated(String from, String to, String date) throws Exception {
        write(
                REVIEWED + from + ".yaml",
                """
                kind: weekly-log-review
                subject: {service: shop}
                reviewer: admin-a
                date: %s
                period: {from: %s, to: %s}
                """
                        .formatted(date, from, to));
        GitCommit.in(folder, "a@example.org", "State it", Instant.parse(date + "T12:00:00Z"));
    }

    private Path onlyAttestation() throws IOException {
        try (var files = Files.walk(folder.resolve("attestations"))) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
