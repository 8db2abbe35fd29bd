package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.policy.PolicyPack;

/**
 * What failed because something before it did carries the id of that rule, and nothing else does.
 */
class CausesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFailOrAnUnknownBesideAFailingCauseCarriesIt() throws IOException {
        assertThat(marked(fail("a/first"), fail("a/second"), fail("a/third")))
                .isEqualTo(Map.of("a/first", "", "a/second", "a/first", "a/third", "a/second"));
        assertThat(marked(fail("a/first"), unknown("a/second", "unreadable")))
                .isEqualTo(Map.of("a/first", "", "a/second", "a/first"));
    }

    @Test
    void anUnknownForTheSameReasonAsItsCauseCarriesIt() throws IOException {
        assertThat(marked(unknown("a/first", "unreadable"), unknown("a/second", "unreadable")))
                .isEqualTo(Map.of("a/first", "", "a/second", "a/first"));
        assertThat(marked(unknown("a/first", "unreadable"), unknown("a/second", "busy")))
                .isEqualTo(Map.of("a/first", "", "a/second", ""));
    }

    @Test
    void whatIsNotExplainedStandsForItself() throws IOException {
        assertThat(marked(result("a/first", State.PASS, ""), fail("a/second")))
                .isEqualTo(Map.of("a/first", "", "a/second", ""));
        assertThat(marked(unknown("a/first", "unreadable"), fail("a/second")))
                .isEqualTo(Map.of("a/first", "", "a/second", ""));
        assertThat(marked(fail("a/first"), result("a/second", State.PASS, "")))
                .isEqualTo(Map.of("a/first", "", "a/second", ""));
        assertThat(marked(fail("a/first"), unknown("a/second", "not-configured")))
                .isEqualTo(Map.of("a/first", "", "a/second", ""));
        assertThat(marked(fail("a/second"))).isEqualTo(Map.of("a/second", ""));
    }

    @Test
    void nothingElseOfAResultChanges() throws IOException {
        RuleResult second = fail("a/second");

        assertThat(causes().marked(List.of(fail("a/first"), second)).get(1).causedBy(""))
                .isEqualTo(second);
    }

    private Map<String, String> marked(RuleResult... results) throws IOException {
        return causes().marked(List.of(results)).stream()
                .collect(java.util.stream.Collectors.toMap(RuleResult::rule, RuleResult::causedBy));
    }

    /** The third rule's cause is the second, by an id it had before; the second's is the first. */
    private Causes causes() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "name: p\nversion: 1.0.0\nfacts: 1\n");
        rule("a/first", "");
        rule("a/second", "aliases: [a/was-second]\ncaused-by: [a/first]\n");
        rule("a/third", "caused-by: [a/was-second]\n");
        return new Causes(PolicyPack.ofWorkingTree(folder));
    }

    private void rule(String id, String more) throws IOException {
        Path rule = Files.createDirectories(folder.resolve("rules").resolve(id));
        Files.writeString(rule.resolve("rule.drl"), "package policies\n");
        Files.writeString(
                rule.resolve("rule.yaml"),
                """
                id: %s
                requirement: [FWD-001]
                title: t
                severity: high
                status: accepted
                subject: host
                components: [rsyslog]
                needs: [{ kind: ForwardTarget }]
                absent: fail
                %smessages: { none: x }
                rationale: r
                audit: a
                remediation: m
                """
                        .formatted(id, more));
    }

    private static RuleResult fail(String rule) {
        return result(rule, State.FAIL, "");
    }

    private static RuleResult unknown(String rule, String reason) {
        return result(rule, State.UNKNOWN, reason);
    }

    private static RuleResult result(String rule, State state, String reason) {
        return new RuleResult(
                "h",
                rule,
                List.of("FWD-001"),
                "host",
                state,
                reason,
                reason.isEmpty() ? "" : "detail",
                Severity.HIGH,
                "true",
                List.of(),
                List.of());
    }
}
