package org.logreeve.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.Severity;
import org.logreeve.text.InputException;

/** One logic, many items: what each instance takes from its rule and what is its own. */
class InstancesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void eachInstanceIsARuleOfItsOwn() {
        PolicyPack pack = PolicyPack.ofWorkingTree(FullRule.pack(folder));

        assertThat(pack.rules().keySet())
                .containsExactly("audit/running", "audit/watch[passwd]", "audit/watch[sudoers]");
        Rule sudoers = requireNonNull(pack.rules().get("audit/watch[sudoers]"));
        assertThat(sudoers.title()).isEqualTo("Changes of /etc/sudoers are audited");
        assertThat(sudoers.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(sudoers.requirement()).containsExactly("IMP-017");
        assertThat(sudoers.needs()).containsExactly(new Need("Retention", "/etc/sudoers"));
        assertThat(sudoers.instance()).isEqualTo("sudoers");
        assertThat(sudoers.origin().line()).isEqualTo(18);
        assertThat(sudoers.guidance().references())
                .isEqualTo(
                        new References(
                                new TreeMap<>(
                                        Map.of(
                                                "cis", List.of("6.2.3.1"),
                                                "iso", List.of("A.8.15"),
                                                "moj", List.of("M6"),
                                                "nist", List.of("AU-2"),
                                                "pci", List.of("10.2.1"),
                                                "stig", List.of("RHEL-09-654215"))),
                                List.of(new CacReference("other", new TreeMap<>()))));
        assertThat(sudoers.parameters().values())
                .extracting(RuleParameter::standard, RuleParameter::source)
                .containsExactly(tuple(List.of("90"), "them"), tuple(List.of("/etc/sudoers"), ""));
        assertThat(sudoers.severity("none")).isEqualTo(Severity.MEDIUM);

        Rule passwd = requireNonNull(pack.rules().get("audit/watch[passwd]"));
        assertThat(passwd.title()).isEqualTo("Accounts are audited");
        assertThat(passwd.severity()).isEqualTo(Severity.HIGH);
        assertThat(passwd.severity("short")).isEqualTo(Severity.MEDIUM);
        assertThat(passwd.guidance().audit()).isEqualTo("look at /etc/passwd");
        assertThat(passwd.guidance().remediation())
                .isEqualTo(Map.of("text", "watch /etc/passwd", "auditd", "-w /etc/passwd -p wa"));
        assertThat(passwd.guidance().references().cac())
                .contains(
                        new CacReference(
                                "audit_rules_days", new TreeMap<>(Map.of("var_days", "least"))));
    }

    @Test
    void aRuleIsNamedByItsFolderItsInstanceOrAnIdItHadBefore() {
        PolicyPack pack = PolicyPack.ofWorkingTree(FullRule.pack(folder));

        assertThat(pack.only(List.of("audit/watch")).rules()).hasSize(2);
        assertThat(pack.only(List.of("audit/file-watch")).rules()).hasSize(2);
        assertThat(pack.only(List.of("audit/file-watch[passwd]")).rules().keySet())
                .containsExactly("audit/watch[passwd]");
        assertThat(pack.inForce().rules()).hasSize(2);
        assertThatThrownBy(() -> pack.only(List.of("audit/watch[sudo]", "x/y")))
                .hasMessageContaining("there is no rule 'audit/watch[sudo]'")
                .hasMessageContaining("there is no rule 'x/y'");
    }

    @Test
    void everythingThatIsWrongWithInstancesIsToldAtOnce() {
        FullRule.pack(folder);
        FullRule.write(
                folder,
                Map.of(
                        "rules/audit/watch/rule.yaml",
                        FullRule.YAML
                                .replace("parameters: { path: \"/etc/passwd\" }", "parameter: {}")
                                .replace("least: { value: 90,", "laest: { value: 90,")
                                .replace("var_days: least", "var_days: lest")
                                .replace("caused-by: [audit/running]", "caused-by: [audit/runing]")
                                .replace("aliases: [audit/file-watch]", "aliases: [audit/running]")
                                .replace("severity: medium }", "severity: critical }")));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                each ->
                                                        each.line()
                                                                + " "
                                                                + each.message()
                                                                + " | "
                                                                + each.hint())
                                        .containsExactlyInAnyOrder(
                                                "31 a case is not graver than its rule | at most"
                                                        + " high",
                                                "46 the rule has no parameter 'lest' | did you"
                                                        + " mean 'least'?",
                                                "21 rule 'audit/watch[sudoers]' has no parameter"
                                                        + " 'laest' | did you mean 'least'?",
                                                "25 unknown key 'parameter' | did you mean"
                                                        + " 'parameters'?",
                                                "15 parameter 'path' of audit/watch[passwd] has"
                                                        + " neither a default nor a setting | give"
                                                        + " it below the instance's parameters",
                                                "23 alias 'audit/running' is the id of"
                                                        + " audit/running | an id is for ever: it"
                                                        + " names one rule only",
                                                "18 there is no rule 'audit/runing' | did you mean"
                                                        + " 'audit/running'?",
                                                "23 there is no rule 'audit/runing' | did you mean"
                                                        + " 'audit/running'?"));
    }

    @Test
    void aCauseThatLeadsBackIsRefused() {
        FullRule.pack(folder);
        FullRule.write(
                folder,
                Map.of(
                        "rules/audit/watch/rule.yaml",
                        FullRule.YAML.replace(
                                "caused-by: [audit/running]", "caused-by: [audit/file-watch]")));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .hasMessage(
                        """
                        %1$s:23: 'caused-by' leads back to audit/watch[passwd] \
                        (a cause comes before what it explains)
                        %1$s:18: 'caused-by' leads back to audit/watch[sudoers] \
                        (a cause comes before what it explains)"""
                                .formatted(folder.resolve("rules/audit/watch/rule.yaml")));
    }

    @Test
    void needsThatAreNeverThereAreRefused() {
        FullRule.pack(folder);
        FullRule.write(
                folder,
                Map.of(
                        "rules/audit/watch/rule.yaml",
                        FullRule.YAML
                                .replace("subject: host", "subject: person")
                                .replace("status: accepted", "status: deprecated")));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .hasMessageContaining(
                        "facts are about one host, and this rule's subject is person (subject:"
                                + " host)")
                .hasMessageContaining("rule.yaml:6:9: a deprecated rule says why");
    }

    @Test
    void aRuleAboutOneHostDoesNotSeeTheFleet() {
        FullRule.pack(folder);
        FullRule.write(
                folder,
                Map.of(
                        "rules/audit/watch/rule.yaml",
                        FullRule.YAML
                                .replace("scope: host", "scope: fleet")
                                .replace("kind: AuditRule", "kind: FleetForward")));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .hasMessageContaining("rule.yaml:7:8: a rule about one host sees that host alone");
    }
}
