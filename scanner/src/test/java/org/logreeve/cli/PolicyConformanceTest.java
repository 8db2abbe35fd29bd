package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyConformanceTest {
    private static final String RULE = "auditd_data_disk_full_action";

    @TempDir private Path folder;

    @Test
    void eachCaseIsJudgedByTheRulesThatNameItsRuleUnderItsOwnVariables() throws IOException {
        write("halts", RULE, "pass", "{\"var_auditd_disk_full_action\": \"halt|single\"}", "halt");
        write("stricter", RULE, "pass", "{\"var_auditd_disk_full_action\": \"single\"}", "halt");
        write("ignores", RULE, "fail", "{}", "ignore");
        write("elsewhere", "nobody_asks_for_this", "fail", "{}", "ignore");

        CliRun run = conformance();

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        """
                        elsewhere: wanted fail, got no rule
                        stricter: wanted pass, got fail of configuration/audit-actions[disk-full]; /etc/audit/auditd.conf:1: auditd would halt, one of single is wanted
                        group                pass of cases    fail of cases   no rule
                        auditd                  1 of 2           1 of 2             1
                        all                     1 of 2           1 of 2             1
                        """);
    }

    @Test
    void whereAllAgreeItSaysSo() throws IOException {
        write("halts", RULE, "pass", "{}", "halt");

        assertThat(conformance())
                .returns(0, CliRun::exit)
                .extracting(CliRun::out)
                .isEqualTo(
                        """
                        group                pass of cases    fail of cases   no rule
                        auditd                  1 of 1           0 of 0             0
                        all                     1 of 1           0 of 0             0
                        """);
    }

    @Test
    void whatIsNoCaseIsToldWithItsPlace() throws IOException {
        write("maybe", RULE, "perhaps", "{}", "halt");
        write("halts", RULE, "pass", "[]", "halt");

        CliRun run = conformance();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(folder.resolve("maybe/case.json") + ": 'expected' is pass or fail")
                .contains(folder.resolve("halts/case.json") + ": ");
        CliRun none = conformance(folder.resolve("none"));
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("name the folder that holds the cases' folders");
    }

    private CliRun conformance() {
        return conformance(folder);
    }

    private static CliRun conformance(Path cases) {
        return CliRun.of(
                "policy", "conformance", "--policy", Estate.REFERENCE, "--cases", cases.toString());
    }

    private void write(String name, String rule, String expected, String variables, String whenFull)
            throws IOException {
        Path at = folder.resolve(name);
        Files.createDirectories(at.resolve("root/etc/audit"));
        Files.createDirectories(at.resolve("root/usr/sbin"));
        Files.writeString(at.resolve("root/usr/sbin/auditd"), "");
        Path conf = at.resolve("root/etc/audit/auditd.conf");
        Files.writeString(
                conf,
                """
                disk_full_action = %s
                space_left = 75
                admin_space_left = 50
                """
                        .formatted(whenFull));
        // auditd reads none that is not root's
        Files.writeString(
                at.resolve("root/etc/passwd"),
                "root:x:%s:0::/:/bin/sh\n".formatted(Files.getAttribute(conf, "unix:uid")));
        Files.writeString(
                at.resolve("case.json"),
                """
                {"rule": "%s", "scenario": "%s", "group": "auditd", "expected": "%s", "variables": %s}
                """
                        .formatted(rule, name, expected, variables));
    }
}
