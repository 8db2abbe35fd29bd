package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.parse.FakeHost;

/** Whether loaded rules record what a wanted rule would, however either is written. */
class CoverTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a watch and the syscall rule that means the same, in any order of permissions
                "-w /etc/shadow -p wa | -a always,exit -F path=/etc/shadow -F perm=aw -k x",
                "-a always,exit -S all -F path=/etc/shadow -F perm=wa -k id | -w /etc/shadow -p wa",
                // more than is wanted
                "-w /etc/shadow -p wa | -w /etc/shadow -p rwxa",
                "-w /etc/shadow -p wa | -a always,exit -F path=/etc/shadow",
                "-w /etc/sudoers.d/a -p wa | -w /etc/sudoers.d/ -p wa",
                "-w /etc/sudoers.d -p wa | -a always,exit -F dir=/etc/sudoers.d/ -F perm=wa",
                "-w /etc/shadow -p wa | -w /etc -p wa",
                // each architecture by itself
                "-w /etc/shadow -p wa | -a always,exit -F arch=b64 -F path=/etc/shadow -F perm=wa;"
                        + "-a always,exit -F arch=b32 -F path=/etc/shadow -F perm=wa",
                // permissions and system calls split or joined
                "-w /etc/shadow -p wa | -w /etc/shadow -p w;-w /etc/shadow -p a",
                "-a always,exit -F arch=b64 -S adjtimex,settimeofday"
                        + " | -a always,exit -F arch=b64 -S settimeofday;"
                        + "-a always,exit -F arch=b64 -S clock_settime,adjtimex",
                "-a always,exit -F arch=b64 -S chmod | -a always,exit -F arch=b64 -S chmod -S chown",
                // filters that are no narrower
                "-a always,exit -F arch=b64 -S open -F auid>=1000 -F auid!=unset"
                        + " | -a always,exit -F arch=b64 -S open -F auid!=-1 -F auid>=500",
                "-a always,exit -F arch=b64 -S open -F auid>=1000 | -a exit,always -S open",
                "-a always,exit -F arch=b64 -S open -F exit=-EACCES"
                        + " | -a always,exit -F arch=b64 -S open -F exit=-13",
                "-a always,exit -F arch=b64 -S open -F auid=1000"
                        + " | -a always,exit -F arch=b64 -S open -F auid>999 -F auid!=0",
                "-a always,exit -F arch=b64 -S open -F auid<=10"
                        + " | -a always,exit -F arch=b64 -S open -F auid<11",
            })
    void theyDoWhen(String wanted, String loaded) {
        Cover cover = cover(wanted, loaded);

        assertThat(cover.missing()).isEmpty();
        assertThat(cover.exceptions()).isEmpty();
        assertThat(cover.by()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-w /etc/shadow -p wa | -w /etc/shadow -p w | b64 /etc/shadow a",
                "-w /etc/shadow -p wa | -w /etc/passwd -p wa | b64 /etc/shadow w",
                "-w /etc/shadow -p wa | -w /etc/shad -p wa | b64 /etc/shadow w",
                "-w /etc/sudoers.d -p wa | -w /etc/sudoers.d/a -p wa | b64 /etc/sudoers.d w",
                "-w /etc/shadow -p wa | -a always,exit -F arch=b64 -F path=/etc/shadow -F perm=wa"
                        + " | b32 /etc/shadow w",
                "-w /etc/shadow -p wa | -w /etc/shadow -p wa -F auid>=1000 | b64 /etc/shadow w",
                "-w /etc/shadow -p wa | -a always,exit -S open -F path=/etc/shadow"
                        + " | b64 /etc/shadow w",
                "-a always,exit -F arch=b64 -S open | -a always,exit -F arch=b64 -S openat | b64 open",
                "-a always,exit -F arch=b32 -S open | -a always,exit -S open | b32 open",
                "-a always,exit -F arch=b64 -S open -F auid>=1000"
                        + " | -a always,exit -F arch=b64 -S open -F auid>=1000 -F auid!=unset"
                        + " | b64 open",
                "-a always,exit -F arch=b64 -S open -F auid>=500"
                        + " | -a always,exit -F arch=b64 -S open -F auid>=1000 | b64 open",
                "-a always,exit -F arch=b64 -S open"
                        + " | -a always,exit -F arch=b64 -S open -F success=0 | b64 open",
                "-a always,exit -F arch=b64 -S open"
                        + " | -a always,exit -F arch=b64 -S open -F path=/etc/shadow | b64 open",
                "-w /etc/shadow -p wa | -a always,exclude -F msgtype=CWD | b64 /etc/shadow w",
            })
    void theyDoNotWhen(String wanted, String loaded, String first) {
        assertThat(cover(wanted, loaded).missing()).startsWith(first);
    }

    @Test
    void aNeverRuleBeforeTakesTheEventAndOneBehindDoesNot() {
        String wanted = "-a always,exit -F arch=b64 -S open -F auid>=1000";
        String never = "-a never,exit -F arch=b64 -S open";

        assertThat(cover(wanted, never + ";" + wanted).isWhole()).isFalse();
        assertThat(cover(wanted, wanted + ";" + never).isWhole()).isTrue();
        assertThat(
                        cover(wanted, wanted + ";-A never,exit -F arch=b64 -S open -F pers=0")
                                .exceptions())
                .hasSize(1);
        assertThat(cover(wanted, "-a never,exit -F auid=5;" + wanted).exceptions()).isEmpty();
        assertThat(cover(wanted, "-a never,exit -F auid=1005;" + wanted).exceptions()).hasSize(1);
    }

    @Test
    void aTaskWithoutContextRecordsNothingWhereverTheRuleStands() {
        assertThat(cover("-w /etc/shadow", "-w /etc/shadow;-a task,never").isWhole()).isFalse();
    }

    @Test
    void neverRulesBeforeARuleAreNamedWithIt() {
        List<RuleInForce> rules =
                RuleInForce.of(
                        rules(
                                "-a never,exit -F exe=/usr/bin/backup;-w /etc/shadow -p wa;"
                                        + "-a never,exit -F dir=/etc;-w /etc/passwd -p wa;"
                                        + "-w /var/log/x -p wa"));

        assertThat(rules)
                .extracting(RuleInForce::hidden)
                .containsExactly(false, false, false, true, false);
        assertThat(rules.get(3).exceptions()).hasSize(2);
        assertThat(rules.get(4).exceptions()).hasSize(1);
    }

    private static Cover cover(String wanted, String loaded) {
        return Cover.of(rules(loaded), rules(wanted).getFirst());
    }

    private static List<CanonicalRule> rules(String text) {
        FakeHost host =
                AuditHost.debian()
                        .file("/etc/audit/audit.rules", text.replace(';', '\n') + "\n")
                        .file(
                                "/usr/lib/systemd/system/auditd.service",
                                "ExecStartPost=-/sbin/auditctl -R /etc/audit/audit.rules\n");
        assertThat(AuditHost.problems(host)).isEmpty();
        return AuditHost.boot(host).rules();
    }
}
