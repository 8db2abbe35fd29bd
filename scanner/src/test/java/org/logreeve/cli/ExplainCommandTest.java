package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.RunFolder;

/** Explanations of one run, from its journal alone: the hosts are gone by then. */
class ExplainCommandTest {
    @TempDir private static Path folder;

    private static Path output = Path.of("");

    @BeforeAll
    static void scan() throws Exception {
        try (Estate estate =
                Estate.in(folder)
                        .good("web01")
                        .host(
                                "app01",
                                Map.of(
                                        "root/etc/logrotate.conf",
                                        "weekly\nrotate 4\nrotate 2\ninclude /etc/logrotate.d\n",
                                        "root/etc/logrotate.d/rsyslog",
                                        "/var/log/syslog {\n\tdaily\n\trotate 7\n}\n"))
                        .elsewhere("down01", "{address: 127.0.0.1, port: 1}")
                        .start()) {
            assertThat(estate.scan().exit()).isEqualTo(3);
            output = estate.output();
        }
    }

    @Test
    void failLeadsToItsLineToWhatThatOverrodeAndToTheFacts() {
        CliRun explain = explain("app01", "retention/local-minimum");

        assertThat(explain.exit()).isZero();
        assertThat(explain.err()).isEmpty();
        assertThat(explain.out().replaceFirst("run [0-9TZ]+-[0-9a-f]{6}", "run ID"))
                .isEqualTo(
                        """
                        retention/local-minimum on app01: fail
                          run ID, policy logreeve-reference 0.1.0 (uncommitted)
                          found   7
                          wanted  90
                          of      /var/log/syslog
                          at      /etc/logrotate.d/rsyslog:3 (file)
                                  kept 7 days for certain, 90 are wanted
                          overrode /etc/logrotate.conf:2: 4
                          overrode /etc/logrotate.conf:3: 2
                          facts judged: 1
                            Retention /var/log/syslog is kept 7 days at least (daily x 7)
                              read at /etc/logrotate.d/rsyslog:3
                          what this host's configurations hold that is not plainly in force:
                            command:kernel-release unknown: the host has no such command
                            command:packages-debian unknown: the host has no such command
                            command:log-attributes unknown: the host has no such command
                            command:log-space unknown: the host has no such command
                            command:mounts unknown: the host has no such command
                          why it matters: Whoever investigates an incident needs the records of the weeks before it at hand; an attacker who waits for the rotation must have to wait long.
                          to mend it: Raise rotate, or lengthen the interval, and leave out maxage and size limits that cut it.
                        """);
    }

    @Test
    void passShowsTheFactsItRestsOn() {
        CliRun explain = explain("web01", "time-sync/approved-source");

        assertThat(explain.out())
                .startsWith("time-sync/approved-source on web01: pass\n")
                .contains(
                        "TimeSource chrony follows server ntp1.example.gov.uk, authenticated",
                        "read at /etc/chrony/sources.d/central.sources:1",
                        "read at /etc/chrony/sources.d/central.sources:2");
    }

    @Test
    void hostThatWasNotAssessedIsExplainedByItsError() {
        assertThat(explain("down01", "time-sync/approved-source"))
                .isEqualTo(
                        new CliRun(
                                0,
                                "down01 was not assessed: LR-1001 127.0.0.1 port 1 refused the"
                                        + " connection\n",
                                ""));
    }

    @Test
    void namesThatTheRunDoesNotHaveAreAnsweredWithTheNearest() {
        assertThat(explain("wbe01", "time-sync/approved-source"))
                .isEqualTo(
                        refused(output + ": the run has no host 'wbe01' (did you mean 'web01'?)"));
        assertThat(explain("web01", "time-sync/aproved-source"))
                .isEqualTo(
                        refused(
                                output
                                        + ": the run has no rule 'time-sync/aproved-source'"
                                        + " (did you mean 'time-sync/approved-source'?)"));
    }

    @Test
    void withoutARunThereIsNothingToExplain() {
        assertThat(CliRun.of("explain", "-o", folder + "/none", "web01", "a/b"))
                .isEqualTo(
                        refused(
                                folder
                                        + "/none: holds no run (run logreeve scan first, or name"
                                        + " --output)"));
    }

    @Test
    void damagedJournalIsFourAndSaysWhere(@TempDir Path copy) throws Exception {
        Path journal = RunFolder.currentJournal(output);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[200] ^= 1;
        Path damaged = copy.resolve(output.relativize(journal));
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, bytes);
        Files.copy(output.resolve("CURRENT"), copy.resolve("CURRENT"));

        assertThat(CliRun.of("explain", "-o", copy.toString(), "web01", "a/b"))
                .isEqualTo(
                        new CliRun(
                                4,
                                "",
                                "error: '"
                                        + damaged
                                        + "' is damaged at byte 0: a record does not verify\n"));
    }

    @Test
    void runThatCurrentNamesButThatIsGone(@TempDir Path copy) throws Exception {
        Files.copy(output.resolve("CURRENT"), copy.resolve("CURRENT"));

        CliRun explain = CliRun.of("explain", "-o", copy.toString(), "web01", "a/b");

        assertThat(explain.exit()).isEqualTo(4);
        assertThat(explain.err()).startsWith("error: ").contains("journal.lrj", "it is not there");
    }

    private static CliRun explain(String host, String rule) {
        return CliRun.of("explain", "-o", output.toString(), host, rule);
    }

    private static CliRun refused(String problem) {
        return new CliRun(2, "", "error: " + problem + "\nNothing was contacted.\n");
    }
}
