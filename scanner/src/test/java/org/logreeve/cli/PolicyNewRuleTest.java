package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new rule works before anything in it is changed, whatever it is about. */
class PolicyNewRuleTest {
    private static final List<String> ABOUT_OTHERS =
            List.of(
                    "reviews/peers-logs",
                    "reviews/stated-in-time",
                    "reviews/suspicions-reported",
                    "anomalies/every-host-scanned",
                    "forwarding/servers-have-the-role");

    @TempDir private Path pack;

    @BeforeEach
    void rulesToLearnFrom() throws IOException {
        copy(Path.of(Estate.THREE_RULES), pack);
        for (String rule : ABOUT_OTHERS) {
            Path of = Path.of("rules").resolve(rule);
            copy(Path.of(Estate.REFERENCE).resolve(of), pack.resolve(of));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "host, TimeSource",
        "host, ForwardTarget",
        "host, Retention",
        "service, Attestation",
        "service, AttestedPeriod",
        "person, AttestedPeriod",
        "estate, FleetHost",
        "estate, FleetForward"
    })
    void newRuleIsGreenFromTheStart(String subject, String kind) throws IOException {
        CliRun made = policy("new", "rule", "own/first", "--subject", subject, "--fact", kind);

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(Files.readString(pack.resolve("rules/own/first/rule.yaml")))
                .contains("subject: " + subject + "\n", "  - kind: " + kind + "\n");
        assertThat(policy("lint").out()).contains(" 0 problems");
        assertThat(policy("test", "own/first").out())
                .contains("ok    rules/own/first/tests/right.pass")
                .contains("ok    rules/own/first/tests/wrong.fail");
        assertThat(policy("mutate", "own/first").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"host, Mount", "service, FleetHost", "estate, FleetIdentity"})
    void factsThatNoRuleOfThePackJudgesYetGiveFixturesToFill(String subject, String kind)
            throws IOException {
        assertThat(policy("new", "rule", "own/first", "--subject", subject, "--fact", kind).exit())
                .isZero();

        assertThat(Files.readString(pack.resolve("rules/own/first/tests/right.pass/host.yaml")))
                .startsWith("# no rule of the pack has a host with such facts yet");
        assertThat(policy("lint").out()).contains(" 0 problems");
        assertThat(policy("test", "own/first").exit()).isEqualTo(1);
    }

    @Test
    void factsThatTheRuleCannotSeeAreRefusedWithTheNearest() {
        assertThat(policy("new", "rule", "own/first", "--fact", "ForwardTaget").err())
                .contains(
                        "--fact: a rule about a host sees no 'ForwardTaget' facts (did you mean"
                                + " 'ForwardTarget'?)");
        assertThat(
                        policy(
                                        "new",
                                        "rule",
                                        "own/first",
                                        "--subject",
                                        "person",
                                        "--fact",
                                        "FleetHost")
                                .err())
                .contains(
                        "a rule about a person sees no 'FleetHost' facts (it sees: AttestedPeriod,"
                                + " Attestation)");
        assertThat(policy("new", "rule", "own/first", "--subject", "team").exit()).isEqualTo(2);
        assertThat(pack.resolve("rules/own")).doesNotExist();
    }

    private CliRun policy(String... words) {
        return CliRun.of(
                Stream.concat(
                                Stream.of("policy"),
                                Stream.concat(
                                        Stream.of(words), Stream.of("--policy", pack.toString())))
                        .toList());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(file, target);
            }
        }
    }
}
