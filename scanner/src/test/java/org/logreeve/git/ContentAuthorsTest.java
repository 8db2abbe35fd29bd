package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.git.ContentSource.Commit;
import org.logreeve.git.ContentSource.Ident;

/** Which commit a content is from when files move, branch, merge and come back. */
@Ring(Rings.GIT)
class ContentAuthorsTest {
    private static final String FILE = "attestations/a.yaml";
    private static final String ANNA = "Anna <anna@example.org>";
    private static final String BERTA = "Berta <berta@example.org>";

    @TempDir private Path top;

    @Test
    void movedFileKeepsTheAuthorOfItsContent() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write("draft.yaml", "a").write("x/y/keep", "k");
        String id = git.commit("One");
        git.as(BERTA).run("mv", "draft.yaml", "b.yaml");
        git.commit("Rename");
        Files.createDirectories(git.folder().resolve("attestations"));
        git.run("mv", "b.yaml", FILE);
        git.commit("Move");
        git.run("mv", "attestations", "x/y/attestations");
        git.commit("Move the folder");

        assertThat(Sources.id(Sources.of(git, "x/y/" + FILE))).isEqualTo(id);
    }

    @Test
    void movedAndChangedAndCopiedFilesAreOfTheOneWhoDidIt() throws Exception {
        GitCommand git = repository();
        String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
        git.as(ANNA).write("one.yaml", text).write("two.yaml", "another " + text).commit("One");
        git.as(BERTA).run("mv", "one.yaml", "three.yaml");
        git.write("three.yaml", text + "i\n").write("copy.yaml", "another " + text);
        String id = git.commit("Move, change and copy");

        assertThat(Sources.ofAll(git, "three.yaml", "copy.yaml").values())
                .allSatisfy(each -> assertThat(Sources.id(each)).isEqualTo(id));
    }

    @Test
    void ofSeveralAlikeOnlyOneThatKeptItsNameIsTold() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write("a/one.yaml", "same").write("a/two.yaml", "same");
        String first = git.commit("One");
        git.as(BERTA).run("mv", "a", "b");
        git.commit("Move");
        assertThat(Sources.ofAll(git, "b/one.yaml", "b/two.yaml").values())
                .allSatisfy(each -> assertThat(Sources.id(each)).isEqualTo(first));

        git.run("mv", "b/one.yaml", "b/three.yaml");
        git.run("mv", "b/two.yaml", "b/four.yaml");
        String last = git.commit("Rename both");
        assertThat(Sources.ofAll(git, "b/three.yaml", "b/four.yaml").values())
                .allSatisfy(each -> assertThat(Sources.id(each)).isEqualTo(last));
    }

    @Test
    void changedModeIsNoContent() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write(FILE, "a");
        String id = git.commit("One");
        git.as(BERTA).run("update-index", "--chmod=+x", FILE);
        git.run("commit", "-q", "-m", "Executable");

        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(id);
    }

    @Test
    void contentThatCameBackIsOfTheOneWhoBroughtIt() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write(FILE, "a").commit("One");
        git.as(BERTA).write(FILE, "b").commit("Two");
        git.write(FILE, "a");
        String id = git.commit("Back");

        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(id);
    }

    @Test
    void mergeIsTheSourceOnlyOfWhatNoneOfItsParentsHas() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a\n").commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.as(ANNA).write("side.yaml", "s").write(FILE, "side\n");
        String side = git.commit("Side");
        git.run("checkout", "-q", "main");
        git.as(BERTA).write("main.yaml", "m").write(FILE, "main\n");
        String main = git.commit("Main");
        assertThat(git.succeeds("merge", "-q", "--no-ff", "side")).isFalse();
        git.write(FILE, "resolved\n");
        String merge = git.commit("Merge");

        assertThat(Sources.id(Sources.of(git, "side.yaml"))).isEqualTo(side);
        assertThat(Sources.id(Sources.of(git, "main.yaml"))).isEqualTo(main);
        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(merge);
    }

    @Test
    void twoFilesThatWereOneOnTheirBranchesHaveTheSameSource() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write("one.yaml", "a");
        String id = git.commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.run("mv", "one.yaml", "side.yaml");
        git.commit("Side");
        git.run("checkout", "-q", "main");
        git.run("mv", "one.yaml", "main.yaml");
        git.commit("Main");
        git.succeeds("merge", "-q", "--no-ff", "side");
        git.write("side.yaml", "a").write("main.yaml", "a");
        Files.deleteIfExists(git.folder().resolve("one.yaml"));
        git.commit("Merge");

        assertThat(Sources.ofAll(git, "side.yaml", "main.yaml").values())
                .allSatisfy(each -> assertThat(Sources.id(each)).isEqualTo(id));
    }

    @Test
    void squashedMergeIsOfItsAuthorWithThoseOfItsBranchInTrailers() throws Exception {
        GitCommand git = repository();
        git.write("other", "a").commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.as(ANNA).write(FILE, "a").commit("Side");
        git.run("checkout", "-q", "main");
        git.as("Merge robot <robot@example.org>").run("merge", "-q", "--squash", "side");
        git.commit("Squash\n\nCo-authored-by: " + ANNA + "\nApproved-by: " + BERTA);

        assertThat(Sources.of(git, FILE))
                .isInstanceOfSatisfying(
                        Commit.class,
                        commit -> {
                            assertThat(commit.author().mail()).isEqualTo("robot@example.org");
                            assertThat(commit.coAuthors())
                                    .containsExactly(new Ident("Anna", "anna@example.org"));
                            assertThat(commit.approvedBy())
                                    .containsExactly(new Ident("Berta", "berta@example.org"));
                        });
    }

    @Test
    void rebasedAndCommittedForAnotherKeepsTheAuthor() throws Exception {
        GitCommand git = repository();
        git.write("other", "a").commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.as(ANNA).write(FILE, "a").commit("Side");
        git.run("checkout", "-q", "main");
        git.write("other", "b").commit("Two");
        git.run("checkout", "-q", "side");
        git.as(BERTA).run("rebase", "-q", "main");

        assertThat(Sources.of(git, FILE))
                .isInstanceOfSatisfying(
                        Commit.class,
                        commit -> {
                            assertThat(commit.author().name()).isEqualTo("Anna");
                            assertThat(commit.committer().name()).isEqualTo("Berta");
                        });
    }

    private GitCommand repository() throws Exception {
        return GitCommand.init(top.resolve("repository"));
    }
}
