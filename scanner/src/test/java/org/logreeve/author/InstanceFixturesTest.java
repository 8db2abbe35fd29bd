package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

/** One logic judged for many items, end to end: files, worker, verdicts of each instance. */
class InstanceFixturesTest {
    private static final String TESTS = "rules/retention/kept/tests/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("pack.yaml", "name: p\nversion: 1.0.0\nfacts: 1\n");
        write(
                "rules/retention/kept/rule.yaml",
                """
                id: retention/kept
                requirement: [RET-002]
                title: "{path} is kept for {least} days"
                severity: high
                status: accepted
                subject: host
                components: [logrotate]
                needs: [{ kind: Retention, scope: "{path}" }]
                absent: notapplicable
                parameters:
                  path: { type: text }
                  least: { type: number, unit: days, default: 20 }
                instances:
                  syslog: { parameters: { path: /var/log/syslog } }
                  auth: { severity: critical, parameters: { path: /var/log/auth.log, least: 90 } }
                messages: { short: "kept {found} days, {wanted} are wanted" }
                rationale: because
                audit: logrotate -d
                remediation: raise rotate
                """);
        write(
                "rules/retention/kept/rule.drl",
                """
                package policies
                rule "retention/kept (short)"
                when
                    Parameter(rule == "retention/kept", name == "path", $path : values)
                    Parameter(rule == "retention/kept", name == "least", $least : number)
                    $log : Retention(stream memberOf $path, $days : leastDays, leastDays < $least)
                then
                    findings.fail($log, $days, $least);
                end
                rule "retention/kept (seen)"
                when
                    Parameter(rule == "retention/kept", name == "path", $path : values)
                    $log : Retention(stream memberOf $path)
                then
                    findings.examined($log);
                end
                """);
        write(
                "profiles/short.yaml",
                """
                name: short
                title: Short
                rules: [retention/kept]
                parameters: { "retention/kept[auth]": { least: 28 } }
                """);
        write("fixtures/weekly/root/usr/sbin/logrotate", "");
        write("fixtures/weekly/root/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        write(
                "fixtures/weekly/root/etc/logrotate.conf",
                "/var/log/syslog /var/log/auth.log {\nweekly\nrotate 4\n}\n");
        write(TESTS + "weekly.fail/host.yaml", "base: weekly\ninstances: auth\n");
        write(TESTS + "weekly.pass/host.yaml", "base: weekly\ninstances: [syslog]\n");
    }

    @Test
    void eachInstanceIsJudgedByItsOwnParameters() {
        PolicyTest test = PolicyTest.run(folder, List.of());

        assertThat(test.rules()).isEqualTo(2);
        assertThat(test.results())
                .containsExactlyInAnyOrder(
                        new FixtureResult(TESTS + "weekly.fail", List.of()),
                        new FixtureResult(TESTS + "weekly.pass", List.of()),
                        new FixtureResult(
                                "rules/retention/kept[auth]",
                                List.of("has no fixture that ends in .pass")),
                        new FixtureResult(
                                "rules/retention/kept[syslog]",
                                List.of("has no fixture that ends in .fail")));
    }

    @Test
    void aFixtureOfNoInstanceInParticularIsAboutAllOfThem() throws IOException {
        write(TESTS + "all.pass/host.yaml", "base: weekly\n");

        assertThat(PolicyTest.run(folder, List.of()).results())
                .contains(
                        new FixtureResult(
                                TESTS + "all.pass",
                                List.of(
                                        "[auth] wanted pass, got fail; /etc/logrotate.conf:3: kept"
                                                + " 28 days, 90 are wanted",
                                        "near miss: without stream memberOf $path (rule.drl:6) it"
                                                + " would be pass; no other fixture would notice,"
                                                + " so hosts that should fail may pass",
                                        "near miss: without stream memberOf $path (rule.drl:13) it"
                                                + " would be pass; no other fixture would notice,"
                                                + " so hosts that should fail may pass")));
    }

    @Test
    void aProfileChangesTheThresholdOfOneInstance() {
        assertThat(PolicyTest.run(folder, List.of("retention/kept[auth]"), "short").results())
                .contains(
                        new FixtureResult(
                                TESTS + "weekly.fail",
                                List.of(
                                        "[auth] wanted fail, got pass; examined"
                                                + " /etc/logrotate.conf:3",
                                        "near miss: without leastDays < $least (rule.drl:6) it would"
                                                + " be fail; /etc/logrotate.conf:3")));
    }

    @Test
    void anInstanceThatDoesNotExistIsAnsweredWithTheNearest() throws IOException {
        write(TESTS + "other.pass/host.yaml", "base: weekly\ninstances: [sylog]\n");

        assertThatThrownBy(() -> PolicyTest.run(folder, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "other.pass/host.yaml:2:12: rule retention/kept has no instance 'sylog'"
                                + " (did you mean 'syslog'?)");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
