package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.policy.PolicyPack;

/** Each kind of fact is shown with a pattern that the gate for rules lets through. */
class FactExamplesTest {
    private static final String RULE = "own/examples";

    @TempDir private Path folder;

    @Test
    void exampleOfEachKindIsAPatternThatCompiles() throws IOException {
        var drl = new StringBuilder("package policies\nimport org.logreeve.fact.*\n");
        drl.append("global org.logreeve.finding.Findings findings\n");
        int number = 0;
        for (FactCatalog.Kind kind : FactCatalog.kinds()) {
            assertThat(kind.example()).as(kind.name()).startsWith(kind.name() + "(");
            drl.append("rule \"%s (c%d)\" when $fact : ".formatted(RULE, ++number));
            drl.append(kind.example().replace("RULE", RULE));
            drl.append(" then findings.examined($fact); end\n");
        }
        write("pack.yaml", "name: own\nversion: 1.0.0\nfacts: 1\n");
        write("rules/" + RULE + "/rule.drl", drl.toString());
        write(
                "rules/" + RULE + "/rule.yaml",
                """
                id: own/examples
                requirement: [IMP-001]
                title: Examples compile
                severity: low
                status: draft
                subject: host
                needs: [{kind: Host}]
                absent: fail
                parameters: {least_days: {type: number, default: 1}}
                messages: {}
                rationale: because
                audit: look
                remediation: {text: mend}
                """);

        Evaluator.start(PolicyPack.ofWorkingTree(folder), WorkerLimits.STANDARD).close();

        assertThat(number).isGreaterThanOrEqualTo(30);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
