package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.audit.AuditHost.config;
import static org.logreeve.parse.audit.AuditHost.known;

import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.Origin;

/** What the kernel was seen to hold; outputs of auditctl 3.0.9 on Linux 6.18, recorded. */
class AuditKernelTest {
    private final FakeHost host = AuditHost.debian();

    @Test
    void rulesOfTheKernelAreReadFromTheirListing() {
        host.command(
                "audit-rules",
                0,
                """
                -a never,user -F subj_type=crond_t
                -w /etc/sudoers.d -p wa -k id
                -w /etc/a b -p wa
                -a always,exit -F arch=b64 -S open,openat -F auid>=1000 -F auid!=-1 -F exit=-EACCES -F key=acc
                -a always,exit -F arch=b64 -S mkdir -F filetype=16384
                -a always,exclude -F msgtype=CWD
                """);

        assertThat(known(config(host).kernel()))
                .extracting(CanonicalRule::listing)
                .containsExactly(
                        "-a never,user -F subj_type=crond_t",
                        "-w /etc/sudoers.d -p wa -k id",
                        "-w /etc/a b -p wa",
                        "-a always,exit -F arch=b64 -S open,openat -F auid>=1000 -F auid!=-1 -F"
                                + " exit=-EACCES -F key=acc",
                        "-a always,exit -F arch=b64 -S mkdir -F filetype=16384",
                        "-a always,exclude -F msgtype=CWD");
    }

    /** The second rule was loaded as {@code -S adjtimex}, number 159 on x86-64. */
    @Test
    void namesWithoutAnArchitectureAreThoseOfTheArchitectureListedBefore() {
        host.command(
                "audit-rules",
                0,
                """
                -a always,exit -F arch=b32 -S execve -F sessionid=-1
                -a always,exit -S sched_get_priority_max -F auid!=-1
                """);

        assertThat(known(config(host).kernel()).getLast().syscalls()).containsExactly("adjtimex");
    }

    /** Loaded as {@code -a never,exit -F path=/etc/shadow -F perm=wa}, listed like a watch. */
    @Test
    void aNeverRuleThatIsListedLikeAWatchIsKnownFromTheFiles() {
        host.file(
                        AuditHost.RULES + "a.rules",
                        "-a never,exit -F path=/etc/shadow -F perm=wa\n-w /etc/group -p wa\n")
                .command("audit-rules", 0, "-w /etc/shadow -p wa\n-w /etc/group -p wa\n");

        assertThat(known(config(host).kernel()))
                .extracting(CanonicalRule::listing)
                .containsExactly(
                        "-a never,exit -S all -F path=/etc/shadow -F perm=wa",
                        "-w /etc/group -p wa");
    }

    @Test
    void ofTwoEqualWatchesOneIsANeverRuleAndNobodyKnowsWhich() {
        host.command("audit-rules", 0, "-w /etc/shadow -p wa\n-w /etc/shadow -p wa\n");

        assertThat(AuditHost.problems(host))
                .containsExactly(
                        "UNKNOWN command:audit-rules:2 of two equal watches one is a never rule,"
                                + " listed alike");
    }

    /** The kernel held {@code -F perm=x -F key=z} and {@code -F perm=wa -F dir=/etc/ssh}. */
    @Test
    void aListingThatBeginsWithPermissionsIsRead() {
        host.command("audit-rules", 0, " -p x -k z\n -p wa-w /etc/audit -k z\n");

        assertThat(known(config(host).kernel()))
                .extracting(CanonicalRule::listing)
                .containsExactly(
                        "-a always,exit -S all -F perm=x -F key=z", "-p wa -w /etc/audit -k z");
    }

    @Test
    void noRulesAreARealAnswer() {
        host.command("audit-rules", 0, "No rules\n");

        assertThat(known(config(host).kernel())).isEmpty();
    }

    @Test
    void theStatusIsReadByName() {
        host.command(
                "audit-status",
                0,
                """
                enabled 2
                failure 1
                pid 611
                rate_limit 0
                backlog_limit 8192
                lost 3
                backlog 0
                backlog_wait_time 60000
                backlog_wait_time_actual 0
                loginuid_immutable 1 locked
                """);

        KernelStatus status = known(config(host).status());

        assertThat(status.value("enabled", -1)).isEqualTo(2);
        assertThat(status.value("lost", -1)).isEqualTo(3);
        assertThat(status.value("loginuid_immutable", -1)).isEqualTo(1);
    }

    @Test
    void whoMayNotAskLearnsNothing() {
        host.command("audit-status", 4, "You must be root to run this program.\n")
                .command("audit-rules", 4, "You must be root to run this program.\n");

        assertThat(config(host).status())
                .isEqualTo(
                        new Stage.Hidden<>(
                                Origin.of("command:audit-status"),
                                "it ended with status 4: You must be root to run this program."));
        assertThat(config(host).kernel()).isInstanceOf(Stage.Hidden.class);
    }

    @Test
    void aListingThatIsNotUnderstoodIsUnknownAndNoEmptyList() {
        host.command("audit-rules", 0, "-w /etc/passwd -p wa\n-a always,io_uring -S openat\n");

        assertThat(config(host).kernel()).isInstanceOf(Stage.Hidden.class);
        assertThat(AuditHost.problems(host)).singleElement().asString().startsWith("UNKNOWN ");
    }
}
