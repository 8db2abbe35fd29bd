package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.git.GitCommit;
import org.logreeve.inventory.Cycle;
import org.logreeve.inventory.WorkingDays;

/** Services, persons and the estate have results of their own, once all hosts were judged. */
class SubjectsTest {
    private static final String WEB = "web01";
    private static final String LOG = "log01";
    private final LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);

    @TempDir private Path folder;

    @BeforeEach
    void estate() throws IOException {
        write("trees/web01/root/etc/rsyslog.conf", "*.* @@" + LOG + ":514\n");
        write("trees/web01/root/usr/sbin/rsyslogd", "");
        write("trees/web01/commands/mounts", "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
        write("trees/web01/commands/log-space", "4096 100 40 /var/log\n");
        write("trees/log01/root/etc/rsyslog.conf", "*.* /var/log/all\n");
        write("trees/log01/root/usr/sbin/rsyslogd", "");
        write(
                "people.yaml",
                "people:\n  admin-a: {team: web, unix: [aa]}\n  admin-b: {git: b@example.org}\n");
        inventory("[log-server]");
    }

    @Test
    void eachHasOneResultPerRuleAndHostsDoNotRepeatIt() throws Exception {
        LocalDate end = newest("weekly", "weekly-log-review", "{service: shop}", Cycle.WEEKLY);
        String commit = GitCommit.in(folder, "b@example.org", "State it", noon(end));
        LocalDate month =
                newest("peer", "privileged-peer-review", "{person: admin-a}", Cycle.MONTHLY);
        GitCommit.in(folder, "b@example.org", "State it", noon(month));

        CliRun run = scan();

        assertThat(run.out()).contains(" service:shop  ", " person:admin-a  ", " estate  ");
        assertThat(verdict("service", "shop", "reviews/stated-in-time[weekly-log-review]"))
                .isEqualTo("pass");
        assertThat(verdict("service", "shop", "reviews/stated-in-time[fault-review]"))
                .isEqualTo("fail");
        assertThat(verdict("person", "admin-a", "reviews/peers-logs")).isEqualTo("pass");
        assertThat(verdict("person", "admin-b", "reviews/peers-logs")).isEqualTo("fail");
        assertThat(verdict("estate", "test", "anomalies/every-host-scanned")).isEqualTo("pass");
        assertThat(verdict("estate", "test", "forwarding/servers-have-the-role")).isEqualTo("pass");
        assertThat(results().stream().filter(each -> "reviews/peers-logs".equals(each.get("rule"))))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.get("host")).isNull());
        assertThat(explain("service:shop", "reviews/stated-in-time[weekly-log-review]"))
                .contains(
                        "on service:shop: pass", "AttestedPeriod weekly-log-review stated, due on")
                .contains("%s to %s was stated by admin-b on %2$s".formatted(end.minusDays(6), end))
                .contains("committed by admin-b in " + commit.substring(0, 12) + " of " + end)
                .contains("attestations/weekly.yaml:1");
    }

    @Test
    void statementThatSomebodyElseCommittedFailsAndOneOfNobodyFailsToo() throws Exception {
        write(
                "people.yaml",
                """
                people:
                  admin-a: {git: a@example.org}
                  admin-b: {git: b@example.org}
                """);
        newest("weekly", "weekly-log-review", "{service: shop}", Cycle.WEEKLY);
        GitCommit.in(folder, "A@example.org", "State it for another");
        newest("peer", "privileged-peer-review", "{person: admin-a}", Cycle.MONTHLY);

        scan();

        assertThat(explain("service:shop", "reviews/stated-in-time[weekly-log-review]"))
                .contains("fail", "the statement of admin-b was committed by admin-a");
        assertThat(explain("person:admin-a", "reviews/peers-logs"))
                .contains("fail", "the statement of admin-b is in no commit as it stands");

        GitCommit.in(folder, "a@example.org", "Me\n\nCo-authored-by: B <b@example.org>");
        scan();

        assertThat(explain("person:admin-a", "reviews/peers-logs"))
                .contains(
                        "fail", "committed by admin-a with admin-b in ", ", and is about admin-a");
    }

    @Test
    void statementsOutsideOfGitAndOfAddressesOfNobodyAreUnknown() throws Exception {
        newest("weekly", "weekly-log-review", "{service: shop}", Cycle.WEEKLY);
        CliRun run = scan();
        assertThat(explain("service:shop", "reviews/stated-in-time[weekly-log-review]"))
                .contains(
                        "unknown",
                        "history-missing",
                        "who stated it cannot be told: it lies in no Git repository");
        assertThat(run.exit()).isEqualTo(3);

        GitCommit.in(folder, "stranger@example.org", "State it");
        scan();
        assertThat(explain("service:shop", "reviews/stated-in-time[weekly-log-review]"))
                .contains(
                        "unknown",
                        "not-understood",
                        "people.yaml gives the address 'stranger@example.org' to nobody");
    }

    @Test
    void checkOfTheInventorySaysWhoStatedWhatByWhichCommit() throws Exception {
        stated("weekly", "weekly-log-review", "{service: shop}", today, "");
        String commit = GitCommit.in(folder, "b@example.org", "State it");
        stated("peer", "privileged-peer-review", "{person: admin-a}", today, "");
        Path file = folder.resolve("hosts.yaml");
        String peer =
                "%s/attestations/peer.yaml:1: privileged-peer-review about person admin-a, %2$s to %2$s, by admin-b: the last commit does not have it as it is"
                        .formatted(folder, today);
        WorkingDays days = WorkingDays.WITHOUT_HOLIDAYS;
        String fine = file + ": 'test', 2 hosts, nothing wrong\n";

        assertThat(CliRun.of("inventory", "check", "-i", file.toString()))
                .isEqualTo(new CliRun(0, fine, "note: " + peer + "\n"));
        assertThat(CliRun.of("inventory", "check", "--statements", "-i", file.toString()))
                .isEqualTo(
                        new CliRun(
                                0,
                                peer
                                        + "; stated on %s, due on %s\n"
                                                .formatted(today, days.after(today, 10))
                                        + "%1$s/attestations/weekly.yaml:1: weekly-log-review about service shop, %2$s to %2$s, by admin-b: committed by admin-b in %3$s of %2$s; stated on %2$s, due on %4$s\n"
                                                .formatted(
                                                        folder,
                                                        today,
                                                        commit.substring(0, 12),
                                                        days.after(today, 3))
                                        + fine,
                                ""));
    }

    @Test
    void withoutStatementsAndPeopleNothingIsSaidOfThemAndNothingCounts() throws Exception {
        Files.delete(folder.resolve("people.yaml"));

        CliRun run = scan();

        assertThat(verdict("service", "shop", "reviews/stated-in-time[weekly-log-review]"))
                .isEqualTo("unknown");
        assertThat(verdict("person", "", "reviews/peers-logs")).isEqualTo("unknown");
        assertThat(explain("estate", "reviews/peers-logs"))
                .startsWith("reviews/peers-logs on any person: unknown");
        assertThat(run.out())
                .contains(
                        "To set up (these do not count):",
                        "reviews/peers-logs: there is no people.yaml beside the inventory\n",
                        "there is no folder attestations/ beside the inventory: "
                                + folder.resolve("hosts.yaml")
                                + " (1 service)");
    }

    @Test
    void hostThatIsNotOfTheRoleItIsUsedForIsShownWithTheLineOfTheOther() throws Exception {
        inventory("[web]");

        scan();

        assertThat(verdict("estate", "test", "forwarding/servers-have-the-role")).isEqualTo("fail");
        assertThat(explain("estate", "forwarding/servers-have-the-role"))
                .contains("at      /etc/rsyslog.conf:1 (file)", "of      web01")
                .contains("sends to log01, whose role is not log-server");
    }

    @Test
    void partnerThatWasNotSelectedLeavesItUnknownAndDoesNotCount() throws Exception {
        CliRun run = scan(WEB);

        assertThat(verdict("estate", "test", "forwarding/servers-have-the-role"))
                .isEqualTo("unknown");
        assertThat(run.out()).contains("not every host of the inventory was selected for this run");
        assertThat(verdict("estate", "test", "anomalies/every-host-scanned")).isEqualTo("unknown");
    }

    @Test
    void hostThatCannotBeReadIsABlindSpotOfTheEstate() throws Exception {
        Files.delete(folder.resolve("trees/log01/root/etc/rsyslog.conf"));
        Files.delete(folder.resolve("trees/log01/root/etc"));
        Files.delete(folder.resolve("trees/log01/root/usr/sbin/rsyslogd"));
        Files.delete(folder.resolve("trees/log01/root/usr/sbin"));
        Files.delete(folder.resolve("trees/log01/root/usr"));
        Files.delete(folder.resolve("trees/log01/root"));
        Files.delete(folder.resolve("trees/log01"));

        CliRun run = scan();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("log01 was not scanned");
        assertThat(verdict("estate", "test", "anomalies/every-host-scanned")).isEqualTo("fail");
        assertThat(verdict("estate", "test", "forwarding/servers-have-the-role"))
                .isEqualTo("unknown");
    }

    @Test
    void changeSinceTheLastRunIsSaidOnceWithBothSides() throws Exception {
        scan();
        assertThat(verdict("host", WEB, "baselines/settings-unchanged")).isEqualTo("unknown");
        assertThat(explain(WEB, "baselines/settings-unchanged")).contains("too-early");
        scan();
        assertThat(verdict("host", WEB, "baselines/settings-unchanged")).isEqualTo("pass");

        write("trees/web01/root/etc/rsyslog.conf", "*.* @@elsewhere.example:514\n");
        scan();

        assertThat(verdict("host", WEB, "baselines/settings-unchanged")).isEqualTo("fail");
        assertThat(explain(WEB, "baselines/settings-unchanged"))
                .contains("found   rsyslog sends to log01:514 over tcp")
                .contains("wanted  rsyslog sends to elsewhere.example:514 over tcp")
                .contains("at      /etc/rsyslog.conf:1");
        scan();
        assertThat(verdict("host", WEB, "baselines/settings-unchanged")).isEqualTo("pass");
    }

    @Test
    void statementsThatAreNotRightAreRefusedAllAtOnceBeforeAnyHostIsRead() throws Exception {
        stated("later", "weekly-log-review", "estate", today.plusDays(1), "");
        CliRun later = scan();
        assertThat(later.exit()).isEqualTo(2);
        assertThat(later.err())
                .contains(
                        "later.yaml:4:7: is dated " + today.plusDays(1) + ", which is yet to come");

        stated("kind", "weekly-log-reviews", "estate", today, "");
        stated("service", "weekly-log-review", "{service: shoop}", today, "");
        stated("self", "privileged-peer-review", "{person: reviewer-a}", today, "");
        stated("period", "weekly-log-review", "estate", today, "period: {from: 2026-01-08}\n");
        stated(
                "order",
                "fault-review",
                "estate",
                today,
                "period: {from: 2026-02-02, to: 2026-01-31}\n");
        stated(
                "day",
                "fault-review",
                "estate",
                today,
                "period: {from: 2026-02-30, to: 2026-03-01}\n");
        stated("approver", "fault-review", "estate", today, "approver: reviewer-a\n");
        stated("two", "fault-review", "{service: shop, person: admin-a}", today, "");
        stated("typo", "fault-review", "estate", today, "covres: [a]\n");
        stated("word", "fault-review", "everything", today, "");
        write("attestations/broken.yaml", "a: [\n");
        write("people.yaml", "people:\n  reviewer-a: {unix: [a]}\n  admin-a: {tem: b}\n");

        CliRun run = scan();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "Nothing was contacted.",
                        "later.yaml:4:7: is dated " + today.plusDays(1) + ", which is yet to come",
                        "kind.yaml:1:7: 'weekly-log-reviews' is not a kind of attestation (did you"
                                + " mean 'weekly-log-review'?)",
                        "service.yaml:2:10: 'shoop' is no service of any host (did you mean 'shop'?)",
                        "self.yaml:3:11: nobody reviews or approves what is about themselves",
                        "period.yaml:5:9: wants both its first and its last day ({from: DAY, to: DAY})",
                        "order.yaml:5:9: begins after its end",
                        "day.yaml:5:16: '2026-02-30' is no day (for example 2026-12-31)",
                        "approver.yaml:5:11: is the reviewer (somebody else approves)",
                        "two.yaml:2:10: wants one subject (estate, {service: NAME} or {person: NAME})",
                        "typo.yaml:5:1: unknown key 'covres' (did you mean 'covers'?)",
                        "word.yaml:2:10: 'everything' is not a subject",
                        "broken.yaml:",
                        "people.yaml:3:13: unknown key 'tem' (did you mean 'team'?)");
    }

    private void inventory(String roles) throws IOException {
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01:
                    connection: {type: tree, path: trees/web01}
                    settings: {service: shop}
                  log01:
                    connection: {type: tree, path: trees/log01}
                    settings: {role: %s}
                """
                        .formatted(roles));
    }

    /** Of the newest period that was due, stated on its last day, which is the answer. */
    private LocalDate newest(String file, String kind, String subject, Cycle cycle)
            throws IOException {
        LocalDate end = cycle.first(today).minusDays(1);
        while (!today.isAfter(WorkingDays.WITHOUT_HOLIDAYS.after(end, cycle.workingDays()))) {
            end = cycle.first(end).minusDays(1);
        }
        stated(
                file,
                kind,
                subject,
                end,
                "period: {from: %s, to: %s}\n".formatted(cycle.first(end), end));
        return end;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private void stated(String file, String kind, String subject, LocalDate day, String more)
            throws IOException {
        write(
                "attestations/" + file + ".yaml",
                "kind: %s\nsubject: %s\nreviewer: %s\ndate: %s\n%s"
                        .formatted(
                                kind,
                                subject,
                                file.matches("weekly|peer|later") ? "admin-b" : "reviewer-a",
                                day,
                                more));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private CliRun scan(String... more) {
        return CliRun.of(
                Stream.concat(
                                Stream.of(
                                        "scan",
                                        "-i",
                                        folder.resolve("hosts.yaml").toString(),
                                        "--policy",
                                        "../policies",
                                        "--policy-worktree",
                                        "--profile",
                                        "moj",
                                        "-o",
                                        folder.resolve("out").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private String explain(String subject, String rule) {
        return CliRun.of("explain", "-o", folder.resolve("out").toString(), subject, rule).out();
    }

    private String verdict(String subject, String name, String rule) throws IOException {
        return results().stream()
                .filter(each -> subject.equals(each.get("subject")))
                .filter(each -> name.equals(each.get("name")))
                .filter(each -> rule.equals(each.get("rule")))
                .map(each -> String.valueOf(each.get("state")))
                .findFirst()
                .orElse("none");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> results() throws IOException {
        Map<String, Object> report = Estate.checkedReport(folder.resolve("out/results.json"));
        return (List<Map<String, Object>>) Objects.requireNonNull(report.get("results"));
    }
}
