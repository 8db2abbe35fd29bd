package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.audit.AuditHost.RULES;
import static org.logreeve.parse.audit.AuditHost.boot;
import static org.logreeve.parse.audit.AuditHost.loaded;
import static org.logreeve.parse.audit.AuditHost.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.Origin;

/** How augenrules(8) makes one file of the many. */
class AuditMergeTest {
    private final FakeHost host = AuditHost.debian();

    @Test
    void filesCountInNaturalOrderAndOnlyThoseCalledRules() {
        host.file(RULES + "9-b.rules", "-w /etc/nine\n")
                .file(RULES + "10-a.rules", "-w /etc/ten\n-e 2\n")
                .file(RULES + "99.rules", "-w /etc/ninetynine\n")
                .file(RULES + "100.rules", "-w /etc/hundred\n-e 1\n")
                .file(RULES + "zz.rules.bak", "-e 0\n")
                .file(RULES + ".hidden.rules", "-e 0\n")
                .file(RULES + "audit.rules", "-w /etc/last\n");

        assertThat(boot(host).rules())
                .extracting(CanonicalRule::path)
                .containsExactly(
                        "/etc/nine", "/etc/ten", "/etc/ninetynine", "/etc/hundred", "/etc/last");
        assertThat(boot(host).settings().get("enabled"))
                .isEqualTo(
                        new EffectiveValue(
                                "enabled", "1", new Origin(RULES + "100.rules", 2), List.of()));
    }

    @Test
    void theLastOfEachControlIsMovedToItsPlaceAndTheRestStays() {
        host.file(
                        RULES + "10.rules",
                        "-e 2\n-b 1\n-f 2\n-w /etc/a -k x\n-D -k x\n\n# c\n-D\n-b 8192\n")
                .file(RULES + "20.rules", "-f 1\n--backlog_wait_time 60000\n-w /etc/b\n");

        assertThat(AuditHost.known(AuditHost.config(host).merged()))
                .extracting(RuleLine::text)
                .containsExactly(
                        "-D",
                        "-b 8192",
                        "-f 1",
                        "-w /etc/a -k x",
                        "-D -k x",
                        "--backlog_wait_time 60000",
                        "-w /etc/b",
                        "-e 2");
        assertThat(loaded(host)).containsExactly("-w /etc/b -p rwxa");
        assertThat(boot(host).setting("backlog_wait_time", 0)).isEqualTo(60000);
    }

    @Test
    void mawkKnowsNoWhiteSpaceInFrontOfAControlAndGawkDoes() {
        String text = "  # c\n  -e 2\n-D \n-w /etc/a\n";

        assertThat(merged(AuditHost.debian().file(RULES + "a.rules", text)))
                .containsExactly("  # c", "  -e 2", "-D ", "-w /etc/a");
        assertThat(merged(AuditHost.redHat().file(RULES + "a.rules", text)))
                .containsExactly("-D ", "-w /etc/a", "  -e 2");
        assertThat(loaded(AuditHost.debian().file(RULES + "a.rules", text))).isEmpty();
    }

    @Test
    void anAwkThatIsNotKnownLeavesWhatDependsOnItOpen() {
        FakeHost other =
                FakeHost.with("/sbin/auditd")
                        .folder("/etc/audit/rules.d")
                        .file(RULES + "a.rules", "  -e 2\n-w /etc/a\n");

        assertThat(problems(other))
                .containsExactly(
                        "UNKNOWN /usr/bin/awk what augenrules makes of white space depends on the"
                                + " awk");
    }

    @Test
    void aFileWithoutALineFeedAtItsEndRunsIntoTheNext() {
        host.file(RULES + "1.rules", "-w /etc/a -p wa").file(RULES + "2.rules", "-w /etc/b\n-e 2");

        assertThat(merged(host)).containsExactly("-w /etc/a -p wa-w /etc/b", "-e 2");
        assertThat(problems(host))
                .containsExactly(
                        "NOTED /etc/audit/rules.d/1.rules:1 loading stops here: permissions can"
                                + " only contain rwxa");
    }

    @Test
    void carriageReturnsStayUnlessTheScriptTakesThemAway() {
        String text = "-w /etc/a -p wa -k id\r\n\r\n-e 2\r\n";
        String script = "sub(/\\r$/, \"\");";

        assertThat(problems(AuditHost.debian().file(RULES + "a.rules", text)))
                .contains(
                        "UNKNOWN /etc/audit/rules.d/a.rules:1 augenrules before 3.1.1 leaves"
                                + " carriage returns in the rules");
        FakeHost old =
                AuditHost.debian()
                        .file(RULES + "a.rules", text)
                        .file("/usr/sbin/augenrules", "#!/bin/sh\n");
        assertThat(loaded(old)).containsExactly("-w /etc/a -p wa -k id\r");
        assertThat(boot(old).stoppedAt()).isEqualTo(new Origin(RULES + "a.rules", 2));
        FakeHost since =
                AuditHost.debian()
                        .file(RULES + "a.rules", text)
                        .file("/usr/sbin/augenrules", script);
        assertThat(loaded(since)).containsExactly("-w /etc/a -p wa -k id");
        assertThat(boot(since).setting("enabled", 1)).isEqualTo(2);
    }

    private static List<String> merged(FakeHost host) {
        return AuditHost.known(AuditHost.config(host).merged()).stream()
                .map(RuleLine::text)
                .toList();
    }
}
