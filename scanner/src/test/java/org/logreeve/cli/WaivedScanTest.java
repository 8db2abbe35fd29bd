package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A waiver from its file to the exit code and every report, on trees of two hosts. */
class WaivedScanTest {
    private static final String RULE = "retention/local-minimum";
    private static final String PLACE = "/etc/logrotate.d/rsyslog:2";
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @TempDir private Path folder;

    @BeforeEach
    void estate() throws IOException {
        host("web01", "rotate 400");
        host("db01", "rotate 7");
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                defaults: {settings: {local_retention_days: 90}}
                groups: {db: }
                hosts:
                  web01: {connection: {type: tree, path: trees/web01}}
                  db01: {connection: {type: tree, path: trees/db01}, groups: [db]}
                """);
    }

    private void host(String name, String rotate) throws IOException {
        String root = "trees/" + name + "/root/";
        write(root + "etc/rsyslog.conf", "*.* /var/log/syslog\n");
        write(root + "usr/sbin/rsyslogd", "");
        write(root + "usr/sbin/logrotate", "");
        write(
                root + "etc/cron.daily/logrotate",
                "#!/bin/sh\n/usr/sbin/logrotate /etc/logrotate.conf\n");
        write(root + "etc/logrotate.conf", "include /etc/logrotate.d\n");
        write(root + "etc/logrotate.d/rsyslog", "/var/log/syslog {\n " + rotate + "\n daily\n}\n");
    }

    @Test
    void aFailIsWaivedUntilItsLastDayIsOver() throws Exception {
        CliRun before = scan();
        assertThat(before.exit()).isEqualTo(1);
        assertThat(before.out()).doesNotContain("Waivers:");
        assertThat(state("db01")).isEqualTo("fail");

        waiver(today.minusDays(9), today.plusDays(90));
        CliRun waived = scan();
        assertThat(waived.exit()).as(waived.out() + waived.err()).isZero();
        assertThat(state("db01")).isEqualTo("waived");
        assertThat(state("web01")).isEqualTo("pass");

        waiver(today.minusDays(9), today.minusDays(1));
        CliRun over = scan();
        assertThat(over.exit()).isEqualTo(1);
        assertThat(state("db01")).isEqualTo("fail");
        assertThat(over.out())
                .contains(
                        "no longer waived, was until "
                                + today.minusDays(1)
                                + " (UTC), owner admin-a",
                        "0 unused, 1 expired.\n   expired   " + RULE + ": ended on ",
                        "1 result fails again");
        assertThat(explain()).contains("  no longer waived, was until " + today.minusDays(1));
    }

    @Test
    void everyReportShowsWhatIsWaivedWithWhereItStandsAndUntilWhen() throws Exception {
        LocalDate until = today.plusDays(20);
        waiver(today.minusDays(9), until);

        CliRun run =
                scan(
                        "--report",
                        "junit",
                        "--report",
                        "markdown",
                        "--report",
                        "csv",
                        "--report",
                        "html",
                        "--report",
                        "ndjson");

        assertThat(run.exit()).isZero();
        String words =
                "until %s (UTC), owner admin-a, approved by manager-b, ticket SEC-42: the disk is"
                        .formatted(until);
        assertThat(run.out())
                .contains("   waived   " + RULE)
                .contains(PLACE)
                .contains("waived " + words)
                .contains("1 stated, 1 in force (1 of these within 30 days of the end)")
                .contains(
                        "   expiring  "
                                + RULE
                                + ": ends on "
                                + until
                                + " (UTC), in 20 days; 1 result");
        assertThat(report("junit.xml"))
                .contains("<skipped type=\"waived\" message=\"waived: " + words, PLACE);
        assertThat(report("report.md"))
                .contains("**waived** `" + RULE + "`", "`waived " + words, PLACE)
                .contains("## Waivers", "- **expiring** `" + RULE + "` for `group db`");
        assertThat(report("results.csv").lines().filter(line -> line.contains("\"waived\"")))
                .hasSize(1)
                .allMatch(line -> line.contains(words) && line.contains(PLACE));
        assertThat(report("report.html"))
                .contains(words, PLACE, "<strong>expiring</strong>", "<bdi>group db</bdi>");
        assertThat(report("results.ndjson")).contains("{\"waiver\":{\"approver\":\"manager-b\"");
        assertThat(explain())
                .startsWith(RULE + " on db01: waived " + words)
                .contains("found   7", "wanted  90", "at      " + PLACE);
        assertThat(waivers())
                .singleElement()
                .satisfies(
                        waiver ->
                                assertThat(waiver)
                                        .containsEntry("rule", RULE)
                                        .containsEntry("rules", List.of(RULE))
                                        .containsEntry("scope", List.of("group db"))
                                        .containsEntry("standing", "expiring")
                                        .containsEntry("results", 1)
                                        .containsEntry("unused", false));
    }

    @Test
    void reportsAreTheSameWhenTheWaiverIsGone() throws Exception {
        waiver(today.minusDays(9), today.plusDays(90));
        scan("--report", "markdown", "--report", "html", "--report", "junit");
        String json = report("results.json");
        String markdown = report("report.md");
        String html = report("report.html");
        String junit = report("junit.xml");
        Files.delete(folder.resolve("waivers/db/disk.yaml"));

        CliRun again =
                CliRun.of(
                        "report",
                        "--from",
                        "last",
                        "-o",
                        output(),
                        "--report",
                        "json",
                        "--report",
                        "markdown",
                        "--report",
                        "html",
                        "--report",
                        "junit");

        assertThat(again.exit()).isZero();
        assertThat(report("results.json")).isEqualTo(json).contains("SEC-42");
        assertThat(report("report.md")).isEqualTo(markdown);
        assertThat(report("report.html")).isEqualTo(html);
        assertThat(report("junit.xml")).isEqualTo(junit);
    }

    @Test
    void aWaiverThatNothingNeedsIsSaidOnceItsHostsWereJudged() throws Exception {
        host("db01", "rotate 400");
        waiver(today.minusDays(9), today.plusDays(90));

        assertThat(scan("web01").out()).contains("1 in force", " 0 unused");
        assertThat(waivers()).extracting(each -> each.get("unused")).containsExactly(false);
        CliRun run = scan();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        " 1 unused, 0 expired.\n   unused    " + RULE,
                        "nothing that it covers fails: delete it");
        assertThat(waivers()).extracting(each -> each.get("unused")).containsExactly(true);
    }

    @Test
    void whatThePolicyDoesNotKnowIsRefusedBeforeAnyHostIsRead() throws Exception {
        waiver(today.minusDays(9), today.plusDays(90));
        Path file = folder.resolve("waivers/db/disk.yaml");
        Files.writeString(file, Files.readString(file).replace("local-minimum", "local-minimun"));

        CliRun run = scan();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "error: "
                                + file
                                + ":1: there is no rule 'retention/local-minimun' (did you mean"
                                + " 'retention/local-minimum'?)\nNothing was contacted.\n");
        assertThat(CliRun.of("inventory", "check", "-i", hosts()).exit()).isZero();
    }

    @Test
    void checkingTheInventorySaysWhatIsWrongAndWhatIsOver() throws Exception {
        waiver(today.minusDays(9), today.minusDays(1));
        assertThat(CliRun.of("inventory", "check", "-i", hosts()))
                .isEqualTo(
                        new CliRun(
                                0,
                                hosts() + ": 'test', 2 hosts, nothing wrong\n",
                                "note: %s/waivers/db/disk.yaml:1: the waiver ended on %s (UTC)\n"
                                        .formatted(folder, today.minusDays(1))));

        write(
                "waivers/db/disk.yaml",
                "rule: a/b\nscope: {host: db02}\nreason: x\nowner: a\nticket: T\nfrom: %s\nuntil: %s\n"
                        .formatted(today, today));
        CliRun wrong = CliRun.of("inventory", "check", "-i", hosts());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "disk.yaml:1:1: 'approver' is missing",
                        "disk.yaml:2:15: 'db02' is no host of the inventory (did you mean 'db01'?)");
    }

    private void waiver(LocalDate from, LocalDate until) throws IOException {
        write(
                "waivers/db/disk.yaml",
                """
                rule: %s
                scope: {group: db}
                reason: the disk is replaced
                owner: admin-a
                approver: manager-b
                ticket: SEC-42
                from: %s
                until: %s
                """
                        .formatted(RULE, from, until));
    }

    private CliRun scan(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of("scan", "-i", hosts(), "-o", output(), "--policy-worktree"));
        arguments.addAll(List.of("--policy", pack().toString()));
        return CliRun.of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The one rule that this is about, from the reference pack. */
    private Path pack() {
        Path pack = folder.resolve("pack");
        try {
            Path rule = Files.createDirectories(pack.resolve("rules").resolve(RULE));
            Path from = Path.of(Estate.THREE_RULES);
            Files.writeString(
                    pack.resolve("pack.yaml"), Files.readString(from.resolve("pack.yaml")));
            for (String name : List.of("rule.yaml", "rule.drl")) {
                Files.writeString(
                        rule.resolve(name),
                        Files.readString(from.resolve("rules").resolve(RULE).resolve(name)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return pack;
    }

    private String explain() {
        return CliRun.of("explain", "-o", output(), "db01", RULE).out();
    }

    private String hosts() {
        return folder.resolve("hosts.yaml").toString();
    }

    private String output() {
        return folder.resolve("out").toString();
    }

    private String report(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    private String state(String host) throws IOException {
        return list("results").stream()
                .filter(each -> host.equals(each.get("host")))
                .map(each -> String.valueOf(each.get("state")))
                .findFirst()
                .orElse("none");
    }

    private List<Map<String, Object>> waivers() throws IOException {
        return list("waivers");
    }

    /** A part of the report, after its schema accepted it. */
    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String key) throws IOException {
        Map<String, Object> report = Estate.checkedReport(folder.resolve("out/results.json"));
        return (List<Map<String, Object>>) Objects.requireNonNull(report.get(key));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
