package org.logreeve.evaluate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.WorkerProtocol.RuleText;

class OoPathTest {
    @Test
    void aPatternWithoutATypeIsRefusedWithItsLine() {
        String drl =
                """
                package policies
                import org.logreeve.fact.*
                global org.logreeve.finding.Findings findings
                rule "a/b"
                when
                /hosts[name == "x"]
                then
                findings.failAbsent("x");
                end
                """;

        CheckedRules checked =
                CheckedRules.of(List.of(new RuleText("a/b", "rule.drl", drl, List.of())));

        assertThat(checked.problems()).extracting(problem -> problem.line()).containsExactly(6);
    }
}
