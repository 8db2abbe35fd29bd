package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.audit.AuditHost.RULES;
import static org.logreeve.parse.audit.AuditHost.boot;
import static org.logreeve.parse.audit.AuditHost.loaded;
import static org.logreeve.parse.audit.AuditHost.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.Origin;

/** Rules from their files to the kernel: what people get wrong about augenrules and auditctl. */
class AuditRulesTest {
    private final FakeHost host = AuditHost.debian();

    /**
     * Left as written, right as {@code auditctl -l} of audit 3.0.9 on Linux 6.18 listed it after
     * {@code auditctl -R}; recorded from a machine whose auditing was off.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-w /etc/sudoers.d/ -p aw -k id | -w /etc/sudoers.d -p wa -k id",
                "-w /etc/sudoers                | -w /etc/sudoers -p rwxa",
                "-a exit,always -F path=/etc/shadow -F perm=wa -k a -k b"
                        + " | -w /etc/shadow -p wa -k a -k b",
                "-a always,exit -F dir=/etc/audit/ -F perm=wa | -w /etc/audit/ -p wa",
                "-a always,exit -S all -F path=/etc/group -F perm=wa -F key=g"
                        + " | -w /etc/group -p wa -k g",
                "-a always,exit -F arch=b64 -S open,openat -F auid>=1000 -F auid!=-1"
                        + " -F exit=-EACCES -k acc | -a always,exit -F arch=b64 -S open,openat"
                        + " -F auid>=1000 -F auid!=-1 -F exit=-EACCES -F key=acc",
                "-a always,exit -F arch=b32 -S openat -F auid!=unset -F exit=-EPERM"
                        + " | -a always,exit -F arch=b32 -S openat -F auid!=-1 -F exit=-EPERM",
                "-a always,exit -F arch=b32 -S open -F auid!=4294967295 -F success=0"
                        + " | -a always,exit -F arch=b32 -S open -F auid!=-1 -F success=0",
                "-a never,exit -F arch=b64 -S adjtimex -F auid=unset -F uid=root"
                        + " | -a never,exit -F arch=b64 -S adjtimex -F auid=-1 -F uid=0",
                "-a always,exit -F arch=b64 -C euid!=uid -F euid=0 -S execve -k root"
                        + " | -a always,exit -F arch=b64 -S execve -C uid!=euid -F euid=0"
                        + " -F key=root",
                "-a always,exit -F path=/usr/bin/sudo -F perm=x -F auid>=1000 -k priv"
                        + " | -a always,exit -S all -F path=/usr/bin/sudo -F perm=x"
                        + " -F auid>=1000 -F key=priv",
                "-a always,exclude -F msgtype=CWD | -a always,exclude -F msgtype=CWD",
                "-a never,user -F subj_type=crond_t | -a never,user -F subj_type=crond_t",
                "-a always,task -F uid=0 | -a always,task -F uid=0",
                "-a never,filesystem -F fstype=tracefs | -a never,filesystem -F fstype=tracefs",
                "-A never,exit -F arch=b64 -S 0 -F a0=1 -F exe=/bin/ls"
                        + " | -a never,exit -F arch=b64 -S read -F a0=0x1 -F exe=/bin/ls",
                "-a always,exit -F arch=b64 -F filetype=dir -S mkdir"
                        + " | -a always,exit -F arch=b64 -S mkdir -F filetype=16384",
                "-a always,exit -F sessionid!=unset -F saddr_fam=10 -S connect"
                        + " | -a always,exit -S connect -F sessionid!=-1 -F saddr_fam=10",
                "-a always,exit -F obj_uid=0 -F devmajor=8 -F inode=5 -F ppid!=1 -S close"
                        + " | -a always,exit -S close -F obj_uid=0 -F devmajor=8 -F inode=5"
                        + " -F ppid!=1",
                "-a always,exit -F uid=root -F gid=4 | -a always,exit -S all -F uid=0 -F gid=4",
                "-w /etc/a\\ b -p wa | -w /etc/a b -p wa",
                "-w /etc/passwd -p wa -kid | -w /etc/passwd -p wa -k id",
            })
    void eachRuleIsHeldInTheKernelsForm(String written, String listed) {
        host.file(RULES + "a.rules", written + "\n");

        assertThat(loaded(host)).containsExactly(listed);
        assertThat(problems(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-w /etc/passwd -p wa -k id"
                        + " | -a always,exit -S all -F path=/etc/passwd -F perm=aw -F key=id",
                "-w /etc/sudoers.d -p wa | -a exit,always -F dir=/etc/sudoers.d/ -F perm=wa",
                "-a always,exit -F arch=b64 -S open -S openat"
                        + " | -a always,exit -F arch=b64 -S openat,open,openat",
                "-a always,exit -F arch=b64 -S open -F auid!=-1 -F auid>=1000"
                        + " | -a always,exit -F arch=x86_64 -S open -F auid>=0x3e8"
                        + " -F loginuid!=4294967295",
                "-a always,exit -F arch=b64 -C uid!=euid -S execve"
                        + " | -a always,exit -F arch=b64 -S EXECVE -C euid!=uid",
            })
    void rulesThatMeanTheSameHaveOneIdentity(String one, String other) {
        host.file(RULES + "a.rules", one + "\n" + other + " -F pers=0\n");
        FakeHost second = AuditHost.debian().file(RULES + "a.rules", other + "\n");

        assertThat(boot(host).rules().getFirst().identity())
                .isEqualTo(boot(second).rules().getFirst().identity());
        assertThat(boot(host).rules()).hasSize(2);
    }

    @Test
    void anErrorStopsTheLoadAndKeepsWhatIsThere() {
        host.file(RULES + "a.rules", "-w /etc/a\n-w etc/b\n-w /etc/c\n-e 2\n");

        assertThat(loaded(host)).containsExactly("-w /etc/a -p rwxa");
        assertThat(boot(host).notLoaded())
                .extracting(CanonicalRule::listing)
                .containsExactly("-w /etc/c -p rwxa");
        assertThat(boot(host).stoppedAt()).isEqualTo(new Origin(RULES + "a.rules", 2));
        assertThat(boot(host).settings()).isEmpty();
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/rules.d/a.rules:2 loading stops here: a watch needs a"
                                + " path from /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-i", "-c"})
    void anErrorIsPassedOverAfterEitherOfTwoOptions(String option) {
        host.file(RULES + "a.rules", option + "\n-w /etc/a\n-w etc/b\n-w /etc/c\n");

        assertThat(loaded(host)).containsExactly("-w /etc/a -p rwxa", "-w /etc/c -p rwxa");
        assertThat(boot(host).stoppedAt()).isNull();
    }

    @Test
    void theSameRuleTwiceIsAnError() {
        host.file(RULES + "a.rules", "-w /etc/a\n-w /etc/a -k x\n-w /etc/a -p rwxa\n-w /etc/b\n");

        assertThat(loaded(host)).containsExactly("-w /etc/a -p rwxa", "-w /etc/a -p rwxa -k x");
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/rules.d/a.rules:3 loading stops here: the same rule is"
                                + " there already");
    }

    /** Recorded from Linux 6.18: it takes the same rule again when it is put first. */
    @Test
    void theSameRulePutFirstIsTakenTwice() {
        host.file(RULES + "a.rules", "-a always,exit -F uid=5\n-A always,exit -F uid=5\n");

        assertThat(loaded(host))
                .containsExactly(
                        "-a always,exit -S all -F uid=5", "-a always,exit -S all -F uid=5");
    }

    @Test
    void aWatchInAFolderThatIsNotThereIsAnError() {
        host.file(RULES + "a.rules", "-w /etc/absent -p wa\n-w /nowhere/x -p wa\n-w /etc/b\n");

        assertThat(loaded(host)).containsExactly("-w /etc/absent -p wa");
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/rules.d/a.rules:2 loading stops here: '/nowhere' is not"
                                + " there");
    }

    @Test
    void nothingIsTakenAfterTheLock() {
        host.file("/etc/audit/audit.rules", "-w /etc/a\n-e 2\n-w /etc/b\n-e 0\n")
                .file(
                        "/usr/lib/systemd/system/auditd.service",
                        "[Service]\nExecStartPost=-/sbin/auditctl -R /etc/audit/audit.rules\n");

        assertThat(loaded(host)).containsExactly("-w /etc/a -p rwxa");
        assertThat(boot(host).setting("enabled", 1)).isEqualTo(2);
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/audit.rules:3 loading stops here: the rules are locked"
                                + " since /etc/audit/audit.rules:2");
    }

    @Test
    void theCompiledFileCountsWhereTheUnitLoadsItOrThereIsNoFolder() {
        FakeHost direct =
                AuditHost.debian()
                        .file(RULES + "a.rules", "-w /etc/a\n")
                        .file("/etc/audit/audit.rules", "-w /etc/b\n")
                        .file(
                                "/etc/systemd/system/auditd.service",
                                """
                                ExecStartPost=-/sbin/auditctl -R /etc/audit/audit.rules
                                #ExecStartPost=-/sbin/augenrules --load
                                """);
        FakeHost without =
                FakeHost.with("/sbin/auditd", "/lib64/ld-linux-x86-64.so.2")
                        .folder("/etc")
                        .file("/etc/audit/audit.rules", "-w /etc/c\n");

        assertThat(loaded(direct)).containsExactly("-w /etc/b -p rwxa");
        assertThat(loaded(without)).containsExactly("-w /etc/c -p rwxa");
    }

    @Test
    void rulesAreTakenAwayByTheSameRuleByKeyAndAllAtOnce() {
        String text =
                """
                -w /etc/a -k one
                -w /etc/b -k two
                -w /etc/c
                -W /etc/c
                -D -k on
                -a always,exit -F arch=b64 -S open
                -d always,exit -F arch=b64 -S 2
                """;

        assertThat(loaded(compiled(text))).containsExactly("-w /etc/b -p rwxa -k two");
        assertThat(loaded(compiled(text + "-D\n-w /etc/d\n"))).containsExactly("-w /etc/d -p rwxa");
        assertThat(loaded(compiled("-w /etc/a\n-A never,exit -F uid=5\n")))
                .containsExactly("-a never,exit -S all -F uid=5", "-w /etc/a -p rwxa");
    }

    @Test
    void theLastSettingWinsAndNamesThoseItOverrode() {
        FakeHost twice = compiled("-b 100\n-b 0x200 -f 2\n--loginuid-immutable\n-r 5x\n");

        assertThat(boot(twice).settings())
                .containsEntry(
                        "backlog_limit",
                        new EffectiveValue(
                                "backlog_limit",
                                "512",
                                new Origin("/etc/audit/audit.rules", 2),
                                List.of(
                                        new Overridden(
                                                "100", new Origin("/etc/audit/audit.rules", 1)))));
        assertThat(boot(twice).setting("failure", 1)).isEqualTo(2);
        assertThat(boot(twice).setting("loginuid_immutable", 0)).isEqualTo(1);
        assertThat(boot(twice).setting("rate_limit", 0)).isEqualTo(5);
    }

    /** Each was refused by audit 3.0.9 or by Linux 6.18. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-w\t/etc/a -p wa",
                "\t",
                "-w /etc/a -p wa # because",
                "-w /etc/a -p wz",
                "-a always,exit -S umount",
                "-a always,exit -S open -F arch=b64",
                "-F uid=0 -a always,exit",
                "-a always,exit -F auid>=1000 -k x",
                "-a always,exclude -F msgtype=CWD -S open",
                "-a always,task -S open",
                "-a always,exit -F path=/etc/sudoers.d/",
                "-a always,exit -F path!=/etc/a",
                "-a always,exit -F uid=-1",
                "-a always,exit -F inode=5 -F dir=/etc/audit",
                "-a always,exit -F exe=/bin/a -F exe=/bin/b",
                "-a always,exit -F auid>=-1",
                "-a always,exit -F success=yes -S open",
                "-a always,exit -F uid&=1 -S open",
                "-a always,exit -F exit=EFOO -S open",
                "-a always,exit -C uid!=gid -S open",
                "-a always,entry -S open",
                "-a always -S open",
                "-e 3",
                "-b many",
                "-D -k",
                "-Z",
                "-w",
                "--backlog",
                "a word",
                "-i -c",
                "-R /etc/audit/other.rules",
            })
    void whatAuditctlOrTheKernelRefusesStopsTheLoad(String line) {
        FakeHost refused = compiled("-w /etc/first\n" + line + "\n-w /etc/last\n");

        assertThat(loaded(refused))
                .as(problems(refused).toString())
                .containsExactly("-w /etc/first -p rwxa");
        assertThat(boot(refused).stoppedAt()).isEqualTo(new Origin("/etc/audit/audit.rules", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a always,exit -F arch=b64 -S mseal",
                "-a always,exit -F uid=nobody -S open",
                "-a always,io_uring -S openat",
                "-q /mnt,/srv",
                "-w /etc/a -a always,exit",
            })
    void whatIsNotKnownIsSaidAndTheRestIsRead(String line) {
        FakeHost open = compiled("-w /etc/first\n" + line + "\n-w /etc/last\n");

        assertThat(loaded(open)).containsExactly("-w /etc/first -p rwxa", "-w /etc/last -p rwxa");
        assertThat(boot(open).certain()).isFalse();
        assertThat(problems(open)).singleElement().asString().startsWith("UNKNOWN ");
    }

    @Test
    void usersAndGroupsAreLookedUpOnTheHost() {
        FakeHost known =
                compiled("-a always,exit -F uid=app -F gid=logs -S open\n")
                        .file("/etc/passwd", "root:x:0:0::/:/bin/sh\napp:x:998:997::/:/bin/sh\n")
                        .file("/etc/group", "logs:x:4242:\n");

        assertThat(loaded(known)).containsExactly("-a always,exit -S open -F uid=998 -F gid=4242");
    }

    @Test
    void rulesThatMayNotBeReadAreUnknownAndNeverNone() {
        FakeHost denied =
                AuditHost.debian().denied(RULES + "50.rules").denied("/etc/audit/audit.rules");

        assertThat(AuditHost.config(denied).boot())
                .isEqualTo(new Stage.Hidden<>(Origin.of(RULES + "50.rules"), "Permission denied"));
        FakeHost folder = AuditHost.debian().deniedFolder("/etc/audit/rules.d");
        assertThat(AuditHost.config(folder).boot())
                .isEqualTo(
                        new Stage.Hidden<>(
                                Origin.of("/etc/audit/rules.d"), "the account may not list it"));
    }

    private static FakeHost compiled(String text) {
        return AuditHost.debian()
                .file("/etc/audit/audit.rules", text)
                .file(
                        "/usr/lib/systemd/system/auditd.service",
                        "ExecStartPost=-/sbin/auditctl -R /etc/audit/audit.rules\n");
    }
}
