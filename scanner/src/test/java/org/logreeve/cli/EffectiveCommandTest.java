package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.json.Json;
import org.logreeve.scan.Effective;

class EffectiveCommandTest {
    private static final String CHRONY =
            """
            server ntp1.example.gov.uk iburst
            makestep 1 3
            makestep 2 4
            keyfile /etc/chrony/chrony.keys
            """;

    private static final Map<String, String> AUDIT =
            Map.of(
                    "root/usr/sbin/auditd", "",
                    "root/lib64/ld-linux-x86-64.so.2", "",
                    "root/etc/audit/auditd.conf", "space_left = 75\nnum_logs = 5\nnum_logs = 9\n",
                    "root/etc/audit/rules.d/9.rules", "-e 2\n-b 8192\n",
                    "root/etc/audit/rules.d/10.rules",
                            "-a exit,always -F path=/etc/shadow -F perm=aw -k id\n-w /nowhere/x\n");

    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Estate estate;

    @BeforeAll
    static void start() throws Exception {
        estate =
                Estate.in(folder)
                        .host("web01", Map.of("root/etc/chrony/chrony.conf", CHRONY))
                        .host("audit01", AUDIT)
                        .elsewhere("down01", "{address: 127.0.0.1, port: 1}")
                        .start();
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @Test
    void everyValueComesWithItsLineAndWhatItOverrode() {
        assertThat(effective("web01", "chrony"))
                .isEqualTo(
                        new CliRun(
                                0,
                                """
                                chrony on web01: understood
                                  server = ntp1.example.gov.uk iburst    /etc/chrony/chrony.conf:1
                                  makestep = 2 4    /etc/chrony/chrony.conf:3
                                      overrode 1 3    /etc/chrony/chrony.conf:2
                                  keyfile = /etc/chrony/chrony.keys    /etc/chrony/chrony.conf:4
                                """,
                                ""));
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        CliRun run = effective("web01", "chrony", "--json");

        assertThat(json(run.out()))
                .isEqualTo(
                        json(
                                """
                                {"host": "web01", "component": "chrony", "outcome": "understood", "problems": [],
                                 "values": [
                                   {"key": "server", "value": "ntp1.example.gov.uk iburst",
                                    "at": "/etc/chrony/chrony.conf:1", "overrode": []},
                                   {"key": "makestep", "value": "2 4", "at": "/etc/chrony/chrony.conf:3",
                                    "overrode": [{"value": "1 3", "at": "/etc/chrony/chrony.conf:2"}]},
                                   {"key": "keyfile", "value": "/etc/chrony/chrony.keys",
                                    "at": "/etc/chrony/chrony.conf:4", "overrode": []}]}
                                """));
    }

    @Test
    void everyComponentCanBeShown() {
        for (String component : List.of("rsyslog", "logrotate", "units")) {
            CliRun run = effective("web01", component);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).startsWith(component + " on web01: understood\n");
        }
    }

    @Test
    void programsThatAreNotThereAreSaidSo() {
        for (String component :
                List.of("timesyncd", "journald", "journal-upload", "journal-remote")) {
            assertThat(effective("web01", component))
                    .isEqualTo(new CliRun(0, component + " on web01: not on this host\n", ""));
        }
    }

    @Test
    void componentLikeNoOtherIsRefusedWithThoseThatAreKnown() {
        assertThat(effective("web01", "postfix").err())
                .contains(
                        "known: rsyslog, syslog-ng, logrotate, chrony, ntp, openntpd, timesyncd, journald,"
                                + " journal-upload, journal-remote, auditd, sudoers, sshd, host,"
                                + " units");
    }

    @Test
    void auditRulesAreShownAsTheKernelWillHoldThem() {
        assertThat(effective("audit01", "auditd").out().lines())
                .contains(
                        "  num_logs = 9    /etc/audit/auditd.conf:3",
                        "      overrode 5    /etc/audit/auditd.conf:2",
                        "  boot.backlog_limit = 8192    /etc/audit/rules.d/9.rules:2",
                        "  boot.rule = -w /etc/shadow -p wa -k id    /etc/audit/rules.d/10.rules:1",
                        "  boot.notLoaded = -w /nowhere/x -p rwxa    /etc/audit/rules.d/10.rules:2",
                        "  /etc/audit/rules.d/10.rules:2 noted: loading stops here: '/nowhere' is not"
                                + " there")
                .doesNotContain("  boot.enabled = 2    /etc/audit/rules.d/9.rules:1");
    }

    @Test
    void helpNamesEveryComponent() {
        String help = CliRun.of("effective", "--help").out().replaceAll("\\s+", " ");

        assertThat(help).contains("One of: " + String.join(", ", Effective.componentNames()));
    }

    @Test
    void unknownComponentIsRefusedBeforeTheHostIsContacted() throws Exception {
        try (QuietServer host = QuietServer.listen()) {
            Path inventory = host.inventory(Files.createDirectory(folder.resolve("quiet")), "{}");

            CliRun run = CliRun.of("effective", "-i", inventory.toString(), "web01", "crony");

            assertThat(run)
                    .isEqualTo(
                            new CliRun(
                                    2,
                                    "",
                                    """
                                    error: crony: no such component is known (did you mean 'chrony'?)
                                    Nothing was contacted.
                                    """));
            assertThat(host.wasContacted()).isFalse();
        }
    }

    @Test
    void unknownHostIsRefused() {
        assertThat(effective("web1", "chrony"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: %s: there is no host 'web1' (did you mean 'web01'?)
                                Nothing was contacted.
                                """
                                        .formatted(estate.inventory())));
    }

    @Test
    void hostThatCannotBeReachedIsThreeWithWhatToDo() {
        assertThat(effective("down01", "chrony"))
                .isEqualTo(
                        new CliRun(
                                3,
                                "",
                                """
                                error: LR-1001 dial: 127.0.0.1 port 1 refused the connection
                                next: start sshd on the host, or correct the address and port
                                """));
    }

    private static Object json(String text) throws Exception {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), Object.class);
    }

    private static CliRun effective(String... arguments) {
        var all = new ArrayList<>(List.of("effective", "-i"));
        all.add(estate.inventory().toString());
        all.addAll(List.of(arguments));
        return CliRun.of(all);
    }
}
