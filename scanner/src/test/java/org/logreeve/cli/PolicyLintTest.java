package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake an author can make is named with its place, and all of them at once. */
class PolicyLintTest {
    private static final String TIME = "rules/time-sync/approved-source/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path top;

    @SuppressWarnings("NullAway.Init")
    private PolicyRepository pack;

    @BeforeEach
    void copy() throws IOException {
        pack = PolicyRepository.in(top);
        for (String state : new String[] {"pass", "fail"}) {
            for (String rule :
                    new String[] {
                        "time-sync/approved-source",
                        "retention/local-minimum",
                        "forwarding/remote-destination"
                    }) {
                pack.write("rules/" + rule + "/tests/some." + state + "/host.yaml", "");
            }
        }
    }

    @Test
    void thePackThatIsShippedHasNoProblem() {
        CliRun lint = CliRun.of("policy", "lint", "--policy", Estate.REFERENCE);

        assertThat(lint.exit()).as(lint.out()).isZero();
        assertThat(lint.out()).containsPattern("^[0-9]+ rules, [0-9]+ fixtures, 0 problems\n$");
    }

    @Test
    void drlThatIsNotUnderstoodIsNamedByItsLine() throws Exception {
        pack.edit(TIME + "rule.drl", "when", "whne");

        assertThat(lint()).contains(TIME + "rule.drl:7: ").contains("[syntax]");
    }

    @Test
    void anUnknownComponentOfAFactIsAnsweredWithTheNearest() throws Exception {
        pack.edit(TIME + "rule.drl", "$address : address,", "$address : adress,");

        assertThat(lint())
                .contains(
                        TIME
                                + "rule.drl:9: TimeSource has no 'adress' [field] (did you mean"
                                + " 'address'?)");
    }

    @Test
    void twoRulesUnderOneIdAreNamed() throws Exception {
        pack.edit(
                TIME + "rule.yaml",
                "id: time-sync/approved-source",
                "id: retention/local-minimum\naliases: [forwarding/remote-destination]");

        assertThat(lint())
                .contains(
                        TIME
                                + "rule.yaml:2:5: id 'retention/local-minimum' is not the rule's"
                                + " folder (write time-sync/approved-source)")
                .contains(
                        "alias 'forwarding/remote-destination' is the id of"
                                + " forwarding/remote-destination");
    }

    @Test
    void anUnknownParameterIsAnsweredWithTheNearest() throws Exception {
        pack.edit(TIME + "rule.drl", "name == \"approved\"", "name == \"aproved\"");

        assertThat(lint())
                .contains(
                        TIME
                                + "rule.drl:8: rule.yaml declares no parameter 'aproved'"
                                + " [parameter] (did you mean 'approved'?)");
    }

    @Test
    void aSettingTheInventoryDoesNotHaveIsAnsweredWithTheNearest() throws Exception {
        pack.edit(TIME + "rule.yaml", "setting: approved_time_sources", "setting: approved_times");

        assertThat(lint()).contains("the inventory has no setting 'approved_times'");
    }

    @Test
    void aFixtureWithoutExpectationAndARuleWithoutFixtureAreNamed() throws Exception {
        pack.write(TIME + "tests/public-pool/host.yaml", "");
        assertThat(lint())
                .contains(TIME + "tests/public-pool: is not named <scenario>.<state> (states: ");

        Files.delete(pack.folder().resolve(TIME + "tests/public-pool/host.yaml"));
        Files.delete(pack.folder().resolve(TIME + "tests/public-pool"));
        Files.delete(pack.folder().resolve(TIME + "tests/some.fail/host.yaml"));
        Files.delete(pack.folder().resolve(TIME + "tests/some.fail"));
        assertThat(lint()).contains("time-sync/approved-source has no fixture that ends in .fail");
    }

    @Test
    void aPackForNewerFactsSaysSo() throws Exception {
        pack.edit("pack.yaml", "facts: 1", "facts: 2");

        assertThat(lint())
                .contains(
                        "pack.yaml:4:8: the pack is written for facts version 2, and this scanner"
                                + " has 1 (use a newer logreeve)");
    }

    @Test
    void aMessageWithoutItsCaseAndACaseWithoutItsMessageAreNamed() throws Exception {
        pack.edit(TIME + "rule.yaml", "  none: no", "  nothing: no");

        assertThat(lint())
                .contains("rule.yaml has no message for case 'none'")
                .contains("message 'nothing' belongs to no failing case of rule.drl");
    }

    @Test
    void requirementThatNobodyListedIsAnsweredWithTheNearest() throws Exception {
        pack.edit(TIME + "rule.yaml", "requirement: [TIM-003]", "requirement: [TIM-03, XYZ-999]");
        assertThat(CliRun.of("policy", "lint", "--policy", pack.folder().toString()).exit())
                .isZero();

        pack.write(
                "requirements.yaml",
                """
                themes:
                  time: {title: Clocks agree, requirements: {TIM-003: high}}
                """);
        pack.write(
                "responsibilities.yaml",
                """
                responsibilities:
                  - {id: S9, title: Clocks agree, requirements: [TIM-003, TIM-004]}
                """);

        assertThat(lint())
                .contains(
                        TIME
                                + "rule.yaml:3:15: 'TIM-03' is no requirement of requirements.yaml"
                                + " (did you mean 'TIM-003'?)")
                .contains("rule.yaml:3:23: 'XYZ-999' is no requirement of requirements.yaml\n")
                .contains(
                        "responsibilities.yaml:2:59: 'TIM-004' is no requirement of"
                                + " requirements.yaml (did you mean 'TIM-003'?)")
                .contains("rules/forwarding/remote-destination/rule.yaml:3:15: 'FWD-001'");

        pack.write(
                "requirements.yaml",
                """
                themes:
                  time: {title: Clocks agree, requirements: {TIM-003: hihg, T-3: low}}
                  clocks: {titel: x, requirements: {TIM-003: high}}
                """);
        assertThat(lint())
                .contains("requirements.yaml:2:55: 'TIM-003' wants one of")
                .contains("requirements.yaml:2:66: 'T-3' is no id (for example FWD-001)")
                .contains("requirements.yaml:3:46: TIM-003 is listed twice (one theme each)")
                .contains("requirements.yaml:3:12: unknown key 'titel' (did you mean 'title'?)");
    }

    @Test
    void everythingIsToldAtOnce() throws Exception {
        pack.edit(TIME + "rule.drl", "$address : address,", "$address : adress,")
                .edit("rules/retention/local-minimum/rule.yaml", "severity: high", "severity: hihg")
                .write("rules/forwarding/remote-destination/tests/x/host.yaml", "")
                .write("profiles/own.yaml", "name: own\ntitle: t\nrules: [time-sync/approved]\n");

        assertThat(lint())
                .contains("has no 'adress'")
                .contains("rule.yaml:5:11: 'severity' wants one of")
                .contains("is not named <scenario>.<state>")
                .contains("profiles/own.yaml:3:8: there is no rule 'time-sync/approved'");
    }

    @Test
    void anIdThatIsGoneAndOneThatCameBackAreFoundInTheHistory() throws Exception {
        pack.commit();
        Path rule = pack.folder().resolve(TIME);
        Path aside = top.resolve("aside");
        Files.move(rule, aside);
        remove(rule);
        pack.commit();

        assertThat(lint())
                .containsPattern(
                        "rule 'time-sync/approved-source' was there at commit [0-9a-f]{12} and is"
                                + " gone: an id is for ever");

        Files.move(aside, rule);
        pack.commit();

        assertThat(lint())
                .containsPattern(
                        "id 'time-sync/approved-source' was used before, last at commit"
                                + " [0-9a-f]{12}: an id is never used again");
    }

    @Test
    void sarifPutsEachProblemOnItsLine() throws Exception {
        pack.edit(TIME + "rule.drl", "$address : address,", "$address : adress,");

        CliRun lint =
                CliRun.of(
                        "policy",
                        "lint",
                        "--format",
                        "sarif",
                        "--policy",
                        pack.folder().toString());

        assertThat(lint.exit()).isEqualTo(2);
        assertThat(lint.out())
                .contains("\"version\" : \"2.1.0\"")
                .contains("\"ruleId\" : \"field\"")
                .contains("\"uri\" : \"" + pack.folder() + "/" + TIME + "rule.drl\"")
                .contains("\"startLine\" : 9");
    }

    private String lint() {
        CliRun lint = CliRun.of("policy", "lint", "--policy", pack.folder().toString());
        assertThat(lint.exit()).as(lint.out() + lint.err()).isEqualTo(2);
        return lint.out();
    }

    /** {@code git rm}, of what was moved away already. */
    private void remove(Path folder) throws Exception {
        try (Git git = Git.open(top.toFile())) {
            git.rm().addFilepattern(top.relativize(folder).toString()).call();
        }
    }
}
