package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that no fixture can notice is told apart from one that a fixture is missing for. */
class MutationTest {
    private static final String RULE = "own/kind";

    @TempDir private Path folder;

    @BeforeEach
    void ruleWithAScope() throws IOException {
        write("pack.yaml", "name: own\nversion: 1.0.0\nfacts: 1\n");
        Path base = Path.of("fixtures", "base-debian-12");
        try (Stream<Path> files = Files.walk(Path.of("../policies").resolve(base))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path below = Path.of("../policies").relativize(file);
                write(below.toString(), Files.readString(file));
            }
        }
        rule(
                "rule.yaml",
                """
                id: own/kind
                requirement: [TIM-003]
                title: Servers alone are followed
                severity: high
                status: accepted
                subject: host
                needs: [{kind: TimeSource, scope: chrony}]
                absent: fail
                messages: {other: "{found}"}
                rationale: because
                audit: look
                remediation: {text: mend}
                """);
        rule(
                "rule.drl",
                """
                package policies
                import org.logreeve.fact.TimeSource
                global org.logreeve.finding.Findings findings
                rule "own/kind (other)" when
                    $source : TimeSource($kind : kind, daemon == "chrony", kind != "server")
                then
                    findings.fail($source, $kind, "server");
                end
                rule "own/kind (seen)" when
                    $source : TimeSource(daemon == "chrony")
                then
                    findings.examined($source);
                end
                """);
        host("right.pass", "server ntp1\n");
        host("wrong.fail", "pool ntp1\n");
    }

    @Test
    void conditionThatTheScopeOfANeedImpliesIsNamedAsSuch() {
        assertThat(Mutation.run(folder, List.of()).survivors())
                .containsExactly(
                        place(5) + " without daemon == \"chrony\"",
                        place(10)
                                + " without daemon == \"chrony\" (needs has this scope, so other facts"
                                + " are no evidence anyway: leave the condition out)");
    }

    @Test
    void fixtureThatIsWrongAlreadyNoticesNothingAndIsNamed() throws IOException {
        host("mistaken.fail", "server ntp1\n");

        assertThat(Mutation.run(folder, List.of()).survivors())
                .hasSize(3)
                .startsWith(
                        "rules/own/kind/tests/mistaken.fail: is wrong before any change: policy"
                                + " test");
    }

    private String place(int line) {
        return folder + "/rules/" + RULE + "/rule.drl:" + line + ": " + RULE;
    }

    private void host(String scenario, String chrony) throws IOException {
        rule("tests/" + scenario + "/host.yaml", "base: base-debian-12\n");
        rule("tests/" + scenario + "/root/etc/chrony/chrony.conf", chrony);
    }

    private void rule(String file, String text) throws IOException {
        write("rules/" + RULE + "/" + file, text);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
