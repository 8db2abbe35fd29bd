package org.logreeve.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class PolicyPackTest {
    private static final Path REFERENCE = Path.of("../policies");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path top;

    @Test
    void readsThePackOfACommitAndNotWhatLiesAbout() throws Exception {
        Path folder = copy();
        String commit = commit();
        PolicyPack before = PolicyPack.ofWorkingTree(folder);
        Files.writeString(folder.resolve("pack.yaml"), "name: other\nversion: 9.9.9\nfacts: 1\n");

        PolicyPack committed = PolicyPack.ofCommit(folder, "HEAD");

        assertThat(committed.origin())
                .isEqualTo(new PolicyOrigin(folder.toString(), commit, "committed"));
        assertThat(committed.version()).isEqualTo("0.1.0");
        assertThat(committed.digest()).isEqualTo(before.digest());
        assertThat(committed.rules().keySet())
                .isEqualTo(before.rules().keySet())
                .contains("forwarding/remote-destination");
        PolicyPack worktree = PolicyPack.ofWorkingTree(folder);
        assertThat(worktree.origin())
                .isEqualTo(new PolicyOrigin(folder.toString(), "", "uncommitted"));
        assertThat(worktree.digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aFixtureDoesNotChangeTheDigest() throws Exception {
        Path folder = copy();
        String before = PolicyPack.ofWorkingTree(folder).digest();
        Path tests = folder.resolve("rules/retention/local-minimum/tests/new.pass");
        Files.createDirectories(tests);
        Files.writeString(tests.resolve("host.yaml"), "");

        assertThat(PolicyPack.ofWorkingTree(folder).digest()).isEqualTo(before);
    }

    @Test
    void readsABareRepository() throws Exception {
        copy();
        String commit = commit();
        Path bare = top.resolve("bare.git");
        Git.cloneRepository()
                .setURI(top.toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();

        assertThat(PolicyPack.ofCommit(bare, "main").origin().commit()).isEqualTo(commit);
    }

    @Test
    void rulesForOtherFactsAreRefused() throws Exception {
        Path folder = copy();
        Files.writeString(folder.resolve("pack.yaml"), "name: x\nversion: one\nfacts: 2\n");

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        """
                        %1$s/pack.yaml:2:10: 'one' is not a version (for example 1.0.0)
                        %1$s/pack.yaml:3:8: the pack is written for facts version 2, and this \
                        scanner has 1 (use a newer logreeve)"""
                                .formatted(folder));
    }

    @Test
    void saysAllThatIsWrongInARuleAtOnce() throws Exception {
        Path folder = copy();
        Path rule = folder.resolve("rules/retention/local-minimum/rule.yaml");
        Files.writeString(
                rule,
                """
                id: retention/minimum
                requirement: [RET-002]
                title: Each log stays
                severity: hihg
                status: accepted
                subject: host
                needs: [{ kind: Retension, scop: x }]
                observes: [Demon]
                absent: notapplicable
                parameters:
                  least: { type: number, default: ninety }
                  other: { type: text }
                messages: { short: "x" }
                rational: x
                audit: x
                """);
        Files.writeString(rule.resolveSibling("notes.txt"), "x");
        Files.delete(folder.resolve("rules/time-sync/approved-source/rule.drl"));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                each ->
                                                        folder.relativize(Path.of(each.path()))
                                                                        .getFileName()
                                                                + ":"
                                                                + each.line()
                                                                + " "
                                                                + each.message())
                                        .containsExactlyInAnyOrder(
                                                "notes.txt:0 does not belong beside a rule",
                                                "rule.drl:0 is missing",
                                                "rule.yaml:1 id 'retention/minimum' is not the"
                                                        + " rule's folder",
                                                "rule.yaml:4 'severity' wants one of info, low,"
                                                        + " medium, high, critical, not 'hihg'",
                                                "rule.yaml:7 'Retension' is not a fact kind",
                                                "rule.yaml:7 unknown key 'scop'",
                                                "rule.yaml:8 'Demon' is not a fact kind",
                                                "rule.yaml:11 'default': a whole number is wanted,"
                                                        + " not 'ninety'",
                                                "rule.yaml:12 parameter 'other' of"
                                                        + " retention/local-minimum has neither a"
                                                        + " default nor a setting",
                                                "rule.yaml:1 'rationale' is missing",
                                                "rule.yaml:1 'remediation' is missing",
                                                "rule.yaml:14 unknown key 'rational'"));
    }

    @Test
    void aFolderThatIsNoPackSaysSo() {
        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(top))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no pack.yaml");
        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(top.resolve("nowhere")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not a folder");
    }

    private Path copy() throws IOException {
        Path folder = top.resolve("policies");
        try (Stream<Path> files = Files.walk(REFERENCE)) {
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(file -> !isOfAFixture(file))
                            .toList()) {
                Path to = folder.resolve(REFERENCE.relativize(file));
                Files.createDirectories(to.resolveSibling("."));
                Files.copy(file, to);
            }
        }
        return folder;
    }

    private String commit() throws Exception {
        try (Git git = Git.init().setDirectory(top.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern("policies").call();
            return git.commit()
                    .setAuthor("A. Author", "author@example.org")
                    .setCommitter("A. Author", "author@example.org")
                    .setSign(false)
                    .setMessage("State the rules")
                    .call()
                    .name();
        }
    }

    /** Most of a pack, and nothing that decides a verdict. */
    private static boolean isOfAFixture(Path file) {
        return file.toString().contains("/tests/");
    }
}
