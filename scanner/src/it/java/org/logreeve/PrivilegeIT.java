package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.access.AccessFiles;
import org.logreeve.access.Reads;
import org.logreeve.collect.Launch;
import org.logreeve.collect.Redaction;
import org.logreeve.collect.ScriptCollector;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SshConnector;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Privilege;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.Progress;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Stop;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;

/** Every privilege mode, and every way in which a host withholds one, on a real host. */
@Ring(Rings.LAB)
class PrivilegeIT {
    private static final String PATH = Access.COLLECTOR_PATH;
    private static final String ROOT_ONLY = "/opt/privilege/root-only";
    private static final String FOR_ADM = "/opt/privilege/for-adm";
    private static final CollectRequest REQUEST =
            CollectRequest.of(List.of(ROOT_ONLY, FOR_ADM), List.of(), List.of(), List.of("clock"));

    private static Lab lab;
    private static String host;

    @BeforeAll
    static void makeAccounts() throws Exception {
        lab = Lab.shared();
        host = hostThatForwardsByRsyslog();
        sh(
                "mkdir -p /opt/privilege /usr/local/libexec && cd /opt/privilege && rm -f *"
                        + " && echo root >root-only && chmod 600 root-only"
                        + " && echo adm >for-adm && chgrp adm for-adm && chmod 640 for-adm");
        account("p-none", "/bin/sh", "");
        account("p-groups", "/bin/sh", "");
        sh("usermod -aG adm,systemd-journal p-groups");
        account("p-root", "/bin/bash", "");
        install(Privilege.SUDO_SHELL, "p-root");
        account("p-pinned", "/bin/sh", "");
        install(Privilege.PINNED, "p-pinned");
    }

    @Test
    void noneAndGroupsReadWhatTheAccountMay() throws Exception {
        Seen none = seen("p-none", Launch.shell());
        Seen groups = seen("p-groups", Launch.shell());

        assertThat(none.readable()).isEmpty();
        assertThat(none.snapshot().file(ROOT_ONLY)).isInstanceOf(FileRead.Denied.class);
        assertThat(groups.readable()).containsExactly(FOR_ADM);
    }

    @Test
    void sudoShellReadsAllAndSaysWhatItRan() throws Exception {
        Seen root = seen("p-root", Launch.sudoShell());

        assertThat(root.readable()).containsExactly(FOR_ADM, ROOT_ONLY);
        assertThat(root.commands()).containsExactly("exec sudo -n /bin/sh -s", "date +%s");
        assertThat(root.withheld()).isEmpty();
    }

    @Test
    void sudoShellOfThePlanAllowsNothingButThatShell() throws Exception {
        try (var connector = new SshConnector();
                HostSession session = connector.open(host("p-root", Access.ssh()))) {
            assertRefused(session, "sudo -n /bin/cat " + ROOT_ONLY);
            assertRefused(session, "sudo -n /bin/sh -c id");
            assertRefused(session, "sudo -n -u daemon /bin/sh -s");
        }
    }

    @Test
    void pinnedReadsAllThroughTheInstalledFile() throws Exception {
        Seen pinned = seen("p-pinned", Launch.pinned(PATH));

        assertThat(pinned.readable()).containsExactly(FOR_ADM, ROOT_ONLY);
        assertThat(pinned.commands()).containsExactly("exec sudo -n " + PATH, "date +%s");
        assertThat(pinned.snapshot().files()).containsOnlyKeys(ROOT_ONLY, FOR_ADM);
        assertThat(pinned.withheld()).isEmpty();
    }

    @Test
    void pinnedAllowsNotOneCommandMore() throws Exception {
        try (var connector = new SshConnector();
                HostSession session = connector.open(host("p-pinned", Access.ssh()))) {
            assertRefused(session, "sudo -n /bin/cat " + ROOT_ONLY);
            assertRefused(session, "sudo -n /bin/sh -s");
            assertRefused(session, "sudo -n /bin/sh " + PATH);
            assertRefused(session, "sudo -n " + PATH + " --more");
            assertRefused(session, "sudo -n -u daemon " + PATH);
        }
    }

    @Test
    void changedCollectorIsRefusedByItsDigestAndTheHostIsReadWithoutRights() throws Exception {
        try {
            sh("echo '# changed' >>" + PATH);
            Seen changed = seen("p-pinned", Launch.pinned(PATH));

            assertThat(changed.withheld()).isEqualTo("LR-2106");
            assertThat(changed.readable()).isEmpty();
            assertThat(changed.commands())
                    .containsExactly("exec sudo -n " + PATH, "exec /bin/sh -s", "date +%s");
        } finally {
            install(Privilege.PINNED, "p-pinned");
        }
    }

    @Test
    void collectorThatIsNotThereNotAllowedOrOpenToOthers() throws Exception {
        try {
            sh("chmod 757 " + PATH);
            assertThat(seen("p-pinned", Launch.pinned(PATH)).withheld()).isEqualTo("LR-2107");
            sh("rm " + PATH);
            assertThat(seen("p-pinned", Launch.pinned(PATH)).withheld()).isEqualTo("LR-2105");
            install(Privilege.PINNED, "p-pinned");
            sh("rm /etc/sudoers.d/logreeve-p-pinned");
            assertThat(seen("p-pinned", Launch.pinned(PATH)).withheld()).isEqualTo("LR-2104");
        } finally {
            install(Privilege.PINNED, "p-pinned");
        }
    }

    @Test
    void sudoThatWantsAPasswordOrATerminalOrIsNotThere() throws Exception {
        assertThat(seen("p-none", Launch.sudoShell()).withheld()).isEqualTo("LR-2102");
        account("p-tty", "/bin/sh", "");
        sudoers("p-tty", "Defaults:p-tty requiretty\np-tty ALL=(root) NOPASSWD: ALL\n");
        assertThat(seen("p-tty", Launch.sudoShell()).withheld()).isEqualTo("LR-2103");
        account("p-other", "/bin/sh", "");
        sudoers(
                "p-other",
                "p-other ALL=(root) NOPASSWD: /bin/true\nDefaults:p-other !authenticate\n");
        assertThat(seen("p-other", Launch.sudoShell()).withheld()).isEqualTo("LR-2104");
        try {
            sh("mv /usr/bin/sudo /usr/bin/sudo.away");
            assertThat(seen("p-root", Launch.sudoShell()).withheld()).isEqualTo("LR-2101");
        } finally {
            sh("mv /usr/bin/sudo.away /usr/bin/sudo");
        }
    }

    @Test
    void loginShellsAndForcedCommandsThatKeepTheCollectorOut() throws Exception {
        account("p-nologin", "/usr/sbin/nologin", "");
        account("p-false", "/bin/false", "");
        account("p-rbash", "/bin/rbash", "");
        account("p-forced", "/bin/sh", "command=\"echo nothing else\" ");

        assertThat(fault("p-nologin")).isEqualTo("LR-2109");
        assertThat(fault("p-false")).isEqualTo("LR-2109");
        assertThat(fault("p-rbash")).isEqualTo("LR-2110");
        assertThat(fault("p-forced")).isEqualTo("LR-2108");
    }

    @Test
    void lessRightsLeaveUnknownWhatTheyHideAndNeverPass(@TempDir Path output) throws Exception {
        String dropIn = "/etc/rsyslog.d/98-privilege.conf";
        put(dropIn, "*.* @@privilege.example.test:6514\n", "600");
        try {
            Map<String, HostRecord> records = scan(output);

            assertThat(state(records, "none")).isEqualTo(State.UNKNOWN);
            assertThat(state(records, "groups")).isEqualTo(State.UNKNOWN);
            assertThat(state(records, "refused")).isEqualTo(State.UNKNOWN);
            assertThat(state(records, "pinned")).isEqualTo(State.PASS);
            assertThat(state(records, "sudo-shell")).isEqualTo(State.PASS);
            HostRecord.Access refused = records.get("refused").access();
            assertThat(refused.wanted()).isEqualTo("sudo-shell");
            assertThat(refused.granted()).isEqualTo("none");
            assertThat(refused.withheld()).isNotNull();
            assertThat(records.get("sudo-shell").access().isFullRoot()).isTrue();
            assertThat(records.get("pinned").access().commands()).contains("exec sudo -n " + PATH);
        } finally {
            sh("rm -f " + dropIn);
        }
    }

    @Test
    void removalScriptLeavesNothing() throws Exception {
        account("p-gone", "/bin/sh", "");
        put(
                "/opt/privilege/remove.sh",
                files(Privilege.SUDO_SHELL, "p-gone").get("remove.sh"),
                "755");
        sudoers("", "p-gone ALL=(root) NOPASSWD: /bin/sh -s\n");

        sh("sh /opt/privilege/remove.sh");

        assertThat(sh("id p-gone 2>&1; ls /home /etc/sudoers.d"))
                .doesNotContain("p-gone\n/")
                .contains("no such user");
        assertThat(sh("ls /home /etc/sudoers.d").lines()).doesNotContain("p-gone", "logreeve");
    }

    @Test
    void tableOfReadsTellsTheTruthOfDebian() throws Exception {
        int compared = 0;
        for (Reads.Row row : Reads.shipped().rows()) {
            String wanted = row.rights().getOrDefault("debian-12", "-");
            if (!row.path().startsWith("/")) {
                continue;
            }
            for (String line :
                    sh("stat -L -c '%U:%G %a' " + row.path() + " 2>/dev/null || true")
                            .lines()
                            .toList()) {
                assertThat(line).as(row.path()).isEqualTo(wanted);
                compared++;
            }
        }
        System.out.printf("privilege: %d files are as the table says of debian-12%n", compared);
        assertThat(compared).isGreaterThanOrEqualTo(8);
    }

    private record Seen(Snapshot snapshot, List<String> commands, String withheld) {
        List<String> readable() {
            return snapshot.files().values().stream()
                    .filter(FileRead.Content.class::isInstance)
                    .map(FileRead::path)
                    .toList();
        }
    }

    private static Seen seen(String account, Launch launch) throws HostException {
        try (var connector = new SshConnector();
                HostSession session = connector.open(host(account, Access.ssh()))) {
            var collector =
                    new ScriptCollector(session, host, Redaction.withKey(new byte[32]), launch);
            Snapshot snapshot = collector.collect(REQUEST);
            HostException withheld = collector.withheld();
            if (withheld != null) {
                System.out.printf(
                        "privilege: %s %s, next: %s%n",
                        withheld.code(), withheld.getMessage(), withheld.next());
            }
            return new Seen(
                    snapshot, collector.commands(), withheld == null ? "" : withheld.code());
        }
    }

    private static String fault(String account) {
        HostException e =
                catchThrowableOfType(HostException.class, () -> seen(account, Launch.shell()));
        System.out.printf("privilege: %s %s, next: %s%n", e.code(), e.getMessage(), e.next());
        return e.code();
    }

    private static void assertRefused(HostSession session, String command) throws HostException {
        var answer = session.exec(command, new byte[0]);
        assertThat(answer.exit()).as(command).isNotZero();
        assertThat(new String(answer.stderr(), StandardCharsets.UTF_8))
                .as(command)
                .contains("sudo:");
    }

    private static Map<String, HostRecord> scan(Path output) throws Exception {
        var hosts = new ArrayList<InventoryHost>();
        hosts.add(named("none", host("p-none", Access.ssh(Privilege.NONE))));
        hosts.add(named("groups", host("p-groups", Access.ssh(Privilege.GROUPS))));
        hosts.add(named("pinned", host("p-pinned", Access.ssh(Privilege.PINNED))));
        hosts.add(named("sudo-shell", host("p-root", Access.ssh(Privilege.SUDO_SHELL))));
        hosts.add(named("refused", host("p-none", Access.ssh(Privilege.SUDO_SHELL))));
        Journal journal =
                Scan.run(
                        new ScanPlan(
                                new Inventory("lab", "lab", "", hosts),
                                hosts,
                                PolicyPack.ofWorkingTree(Path.of("..", "policies")),
                                Severity.HIGH,
                                2,
                                true,
                                output),
                        Clock.systemUTC(),
                        new Quiet(),
                        new Stop());
        var records = new TreeMap<String, HostRecord>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        return records;
    }

    private static State state(Map<String, HostRecord> records, String name) {
        return records.get(name).results().stream()
                .filter(result -> result.rule().equals("forwarding/remote-destination"))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static InventoryHost named(String name, InventoryHost host) {
        return new InventoryHost(name, host.connection(), host.settings(), host.origin());
    }

    private static InventoryHost host(String account, Access access) {
        return LabHosts.host(lab, host, account, access);
    }

    private static String hostThatForwardsByRsyslog() throws Exception {
        for (String line : lab.truth()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> truth = Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
            if ("rsyslog".equals(truth.get("logger"))
                    && Boolean.TRUE.equals(truth.get("sudo"))
                    && List.of("stock", "chrony-frag", "audit-strict", "logrotate-traps", "ntpsec")
                            .contains(truth.get("profile"))) {
                return String.valueOf(truth.get("host"));
            }
        }
        throw new IllegalStateException("no host with rsyslog among those that were drawn");
    }

    private static void account(String name, String shell, String options) throws Exception {
        LabHosts.account(lab, host, name, shell, options);
    }

    private static Map<String, String> files(Privilege mode, String account) throws Exception {
        return new AccessFiles(mode, account, PATH, lab.publicKey(), "").files();
    }

    /** What the plan's Ansible tasks do, by hand; the sudoers file must please visudo. */
    private static void install(Privilege mode, String account) throws Exception {
        Map<String, String> files = files(mode, account);
        if (files.containsKey("logreeve-collect")) {
            put(PATH, files.get("logreeve-collect"), "755");
        }
        sudoers(account, files.get("sudoers-logreeve"));
    }

    private static void sudoers(String account, String text) throws Exception {
        String file = "/etc/sudoers.d/logreeve" + (account.isEmpty() ? "" : "-" + account);
        put(file, text, "440");
        sh("visudo -cf " + file);
    }

    private static void put(String file, String text, String mode) throws Exception {
        String coded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        sh("echo " + coded + " | base64 -d >" + file + " && chmod " + mode + " " + file);
    }

    private static String sh(String script) throws Exception {
        return lab.exec(host, "sh", "-c", script);
    }

    private static final class Quiet implements Progress {
        @Override
        public void doing(String what) {}

        @Override
        public void done(HostRecord record, int finished, int of) {}
    }
}
