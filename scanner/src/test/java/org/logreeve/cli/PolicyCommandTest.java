package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final String TIME = "time-sync/approved-source";
    private static final String TESTS = "rules/time-sync/approved-source/tests/";

    @TempDir private Path folder;

    @Test
    void fixturesOfARuleOfTheReferencePackComeOutAsTheirNamesSay() {
        CliRun test = CliRun.of("policy", "test", "--policy", Estate.REFERENCE, TIME);

        assertThat(test.exit()).isZero();
        assertThat(test.err()).isEmpty();
        assertThat(test.out())
                .contains("ok    " + TESTS + "public-pool.fail\n")
                .containsPattern("\\n1 rules, [0-9]+ fixtures as expected, 0 not\\n$")
                .doesNotContain("WRONG");
    }

    @Test
    void fixtureThatComesOutOtherwiseIsOneAndSaysHow() throws Exception {
        PolicyRepository rules = PolicyRepository.in(folder);
        for (String state : new String[] {"pass", "fail"}) {
            rules.write(
                    TESTS + "pool." + state + "/host.yaml",
                    "settings: {approved_time_sources: [ntp1]}\n");
            rules.write(
                    TESTS + "pool." + state + "/root/etc/chrony/chrony.conf",
                    "pool pool.example.org\n");
            rules.write(TESTS + "pool." + state + "/root/usr/sbin/chronyd", "");
        }

        CliRun test = CliRun.of("policy", "test", "--policy", rules.folder().toString(), TIME);

        assertThat(test)
                .isEqualTo(
                        new CliRun(
                                1,
                                """
                                ok    %1$spool.fail
                                WRONG %1$spool.pass
                                        wanted pass, got fail; /etc/chrony/chrony.conf:1: pool.example.org is not an approved time source
                                1 rules, 1 fixtures as expected, 1 not
                                """
                                        .formatted(TESTS),
                                ""));
    }

    @Test
    void ruleWithoutFixturesIsWrong() throws Exception {
        PolicyRepository rules = PolicyRepository.in(folder);

        assertThat(CliRun.of("policy", "test", "--policy", rules.folder().toString(), TIME))
                .isEqualTo(
                        new CliRun(
                                1,
                                """
                                WRONG rules/time-sync/approved-source
                                        has no fixture that ends in .pass
                                        has no fixture that ends in .fail
                                1 rules, 0 fixtures as expected, 1 not
                                """,
                                ""));
    }

    @Test
    void ruleThatIsRefusedIsNamedByItsLine() throws Exception {
        PolicyRepository rules =
                PolicyRepository.in(folder).edit(PolicyRepository.TIME, "when", "whne");

        CliRun test = CliRun.of("policy", "test", "--policy", rules.folder().toString());

        assertThat(test.exit()).isEqualTo(2);
        assertThat(test.err()).contains(rules.folder() + "/" + PolicyRepository.TIME + ":7: ");
    }

    @Test
    void unknownRuleIsAnsweredWithTheNearest() {
        assertThat(
                        CliRun.of(
                                "policy",
                                "test",
                                "--policy",
                                Estate.REFERENCE,
                                "time-sync/approved-src"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: ../policies: there is no rule 'time-sync/approved-src' (did you mean 'time-sync/approved-source'?)
                                Nothing was contacted.
                                """));
    }
}
