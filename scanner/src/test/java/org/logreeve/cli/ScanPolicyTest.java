package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that cannot be used: exit 2 with the rule's line, and no host hears of it. */
class ScanPolicyTest {
    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private QuietServer host;

    @BeforeEach
    void listen() throws Exception {
        host = QuietServer.listen();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void ruleThatDoesNotCompileIsNamedByFileAndLine() throws Exception {
        PolicyRepository rules =
                PolicyRepository.in(folder)
                        .edit(PolicyRepository.TIME, "$address : address,", "$address : ");
        String commit = rules.commit();

        assertRefused(
                scan(rules),
                rules.folder()
                        + "@"
                        + commit.substring(0, 12)
                        + ":"
                        + PolicyRepository.TIME
                        + ":9");
    }

    @Test
    void fieldThatNoFactHasIsNamedByFileAndLine() throws Exception {
        PolicyRepository rules =
                PolicyRepository.in(folder)
                        .edit(PolicyRepository.TIME, "$address : address,", "$address : adress,");
        rules.commit();

        assertRefused(scan(rules), PolicyRepository.TIME + ":9", "adress");
    }

    @Test
    void hostileRuleIsRefusedWithoutRunningAnyOfIt() throws Exception {
        Path mark = folder.resolve("pwned");
        PolicyRepository rules =
                PolicyRepository.in(folder)
                        .edit(
                                PolicyRepository.TIME,
                                "findings.examined($source);",
                                "new java.io.File(\"%s\").createNewFile();".formatted(mark));
        rules.commit();

        assertRefused(scan(rules), PolicyRepository.TIME + ":24", "[consequence]");
        assertThat(mark).doesNotExist();
    }

    @Test
    void ruleInTheWorkingTreeIsJudgedOnlyWhenAskedFor() throws Exception {
        PolicyRepository rules = PolicyRepository.in(folder);
        String good = rules.commit();
        rules.edit(PolicyRepository.TIME, "when", "whne");

        assertThat(scan(rules).exit()).isEqualTo(3);
        assertThat(host.wasContacted()).isTrue();
        assertRefused(
                scan(rules, "--policy-worktree"),
                rules.folder() + "/" + PolicyRepository.TIME + ":7: ");
        rules.commit();
        assertRefused(scan(rules), PolicyRepository.TIME + ":7: ");
        assertThat(scan(rules, "--policy-ref", good.substring(0, 10)).exit()).isEqualTo(3);
        assertThat(host.wasContacted()).isTrue();
    }

    @Test
    void packWithoutRulesCanNeverLookLikeSuccess() throws Exception {
        var rules = new PolicyRepository(folder);
        rules.write("pack.yaml", "name: empty\nversion: 1.0.0\nfacts: 1\n").commit();

        assertRefused(scan(rules), ": holds no rule\n");
    }

    @Test
    void folderThatIsNoRepositoryAndOneThatIsNoPack() throws Exception {
        PolicyRepository rules = PolicyRepository.in(folder);

        assertRefused(
                scan(rules),
                "error: "
                        + rules.folder()
                        + ": lies in no Git repository (commit the policy, or read the working tree"
                        + " on purpose)\n");
        rules.commit();
        Files.delete(rules.folder().resolve("pack.yaml"));
        rules.write("other.yaml", "");
        assertRefused(scan(rules, "--policy-worktree"), ": holds no pack.yaml ");
        assertRefused(scan(new PolicyRepository(folder.resolve("none"))), "none/policies: ");
    }

    @Test
    void refThatNamesNoCommitIsNamedWithTheNearest() throws Exception {
        PolicyRepository rules = PolicyRepository.in(folder);
        rules.commit();

        assertRefused(
                scan(rules, "--policy-ref", "mian"),
                ": 'mian' names no commit (did you mean 'main'?)\n");
        assertRefused(scan(rules, "--policy-ref", "a..b^{"), ": 'a..b^{' names no commit ");
        assertRefused(
                scan(rules, "--policy-ref", "0123456789012345678901234567890123456789"),
                "commit '0123456789012345678901234567890123456789' is not in this repository");
    }

    private CliRun scan(PolicyRepository rules, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("scan", "--policy", rules.folder().toString()));
        arguments.addAll(
                List.of(
                        "-i",
                        host.inventory(folder, "{approved_time_sources: [ntp1]}").toString()));
        arguments.addAll(List.of("-o", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments);
    }

    private void assertRefused(CliRun scan, String... parts) throws Exception {
        assertThat(scan.err())
                .contains(parts)
                .contains("error: ")
                .endsWith("Nothing was contacted.\n");
        assertThat(scan.out()).isEmpty();
        assertThat(scan.exit()).isEqualTo(2);
        assertThat(host.wasContacted()).isFalse();
    }
}
