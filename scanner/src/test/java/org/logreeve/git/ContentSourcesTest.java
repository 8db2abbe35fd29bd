package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.git.ContentSource.Commit;
import org.logreeve.git.ContentSource.HistoryMissing;
import org.logreeve.git.ContentSource.Ident;
import org.logreeve.git.ContentSource.NotInGit;
import org.logreeve.git.ContentSource.Uncommitted;

/** Each state of a file, in repositories that Git itself made. */
@Ring(Rings.GIT)
class ContentSourcesTest {
    private static final String FILE = "attestations/a.yaml";
    private static final String ANNA = "Anna <anna@example.org>";
    private static final String BERTA = "Berta <berta@example.org>";

    @TempDir private Path top;

    @Test
    void committedFileHasItsCommitWithEverybodyWhomItNames() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write(FILE, "a");
        String id =
                git.commit(
                        """
                        Look through the logs

                        Approved-by: not the last paragraph <x@example.org>

                        Approved-by: Berta Beispiel <berta@example.org>
                        approved-By: carla@example.org
                        Co-authored-by: Dora <dora@example.org>
                        Signed-off-by: Emma <emma@example.org>
                        """);
        git.as(BERTA).write("other", "x").commit("Something else");

        assertThat(source(git, FILE))
                .isEqualTo(
                        new Commit(
                                id,
                                new Ident("Anna", "anna@example.org"),
                                new Ident("Anna", "anna@example.org"),
                                Instant.ofEpochSecond(
                                        Long.parseLong(git.run("log", "-1", "--format=%ct", id))),
                                List.of(
                                        new Ident("Berta Beispiel", "berta@example.org"),
                                        new Ident("carla@example.org", "")),
                                List.of(new Ident("Dora", "dora@example.org"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One\n\nApproved-by: A <a@example.org>",
                "One\n\nText.\n\nCo-authored-by: A <a@example.org>\nApproved-by: B <b@example.org>\n\n",
                "One\n\nApproved-by: A <a@example.org>\n\nText at the end.",
                "One\n\nReviewed-by: A <a@example.org>",
                "One\n\nApproved-by:A <a@example.org>\nApproved-by: B\n C <b@example.org>",
                "Approved-by: A <a@example.org>",
            })
    void trailersAreThoseThatGitSees(String message) throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit(message);

        String format = "%(trailers:key=Approved-by,valueonly,unfold)";
        assertThat(((Commit) source(git, FILE)).approvedBy())
                .extracting(each -> each.mail().isEmpty() ? each.name() : shown(each))
                .isEqualTo(git.lines("log", "-1", "--format=" + format));
    }

    @Test
    void newStagedChangedAndIgnoredFilesAreUncommitted() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").write(".gitignore", "ignored.yaml").commit("One");
        git.write("new.yaml", "b").write("staged.yaml", "c").write("ignored.yaml", "d");
        git.run("add", "staged.yaml");
        git.write(FILE, "changed since");
        assertThat(sources(git, FILE, "new.yaml", "staged.yaml", "ignored.yaml").values())
                .containsOnly(new Uncommitted());

        git.run("add", FILE);
        assertThat(source(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void everythingIsUncommittedBeforeTheFirstCommit() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");

        assertThat(source(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void lineEndsOfAnotherSystemAreNoChange() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a\nb\n");
        String id = git.commit("One");
        git.write(FILE, "a\r\nb\r\n");

        assertThat(id(source(git, FILE))).isEqualTo(id);
    }

    @Test
    void linkIsUncommittedWhateverItLeadsTo() throws Exception {
        GitCommand git = repository();
        git.write("elsewhere.yaml", "a");
        Files.createDirectories(git.folder().resolve("attestations"));
        Files.createSymbolicLink(git.folder().resolve(FILE), Path.of("../elsewhere.yaml"));
        git.commit("One");

        assertThat(source(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void folderThatALinkLeadsToIsReadWhereItIs() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        Files.createSymbolicLink(top.resolve("link"), git.folder());
        Path direct = git.folder().resolve(FILE);
        Path linked = top.resolve("link").resolve(FILE);

        assertThat(ContentSources.of(Map.of(direct, read(direct), linked, read(linked))).values())
                .hasSize(2)
                .allSatisfy(each -> assertThat(id(each)).isEqualTo(id));
    }

    @Test
    void folderThatNoRepositoryHoldsIsNotInGit() throws Exception {
        Path file = Files.writeString(top.resolve("a.yaml"), "a");

        assertThat(ContentSources.of(Map.of(file, read(file))))
                .isEqualTo(Map.of(file, new NotInGit("")));
    }

    @Test
    void repositoryThatIsNotThereAnyMoreIsNotInGit() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.run("worktree", "add", "-q", "../linked");
        GitCommand linked = new GitCommand(top.resolve("linked"));
        assertThat(source(linked, FILE)).isInstanceOf(Commit.class);

        Files.move(git.folder(), top.resolve("moved"));

        assertThat(source(linked, FILE))
                .isInstanceOfSatisfying(
                        NotInGit.class,
                        none -> assertThat(none.detail()).contains("linked/.git", "cannot be"));
    }

    @Test
    void emptyFolderOfThatNameIsNoRepository() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        Files.createDirectories(git.folder().resolve("attestations/.git"));

        assertThat(id(source(git, FILE))).isEqualTo(id);
    }

    @Test
    void shallowCloneKnowsOnlyWhatCameAfterItsEnd() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write("between.yaml", "a").commit("Two");
        git.write("after.yaml", "a");
        String after = git.commit("Three");
        GitCommand shallow = clone(git, "--depth=2");

        Map<String, ContentSource> sources = sources(shallow, FILE, "between.yaml", "after.yaml");

        assertThat(sources.get(FILE))
                .isEqualTo(
                        new HistoryMissing(
                                "this clone is shallow, and ends at "
                                        + git.run("rev-parse", "HEAD~1")));
        assertThat(sources.get("between.yaml")).isEqualTo(sources.get(FILE));
        assertThat(id(sources.get("after.yaml"))).isEqualTo(after);
        assertThat(id(source(clone(git, "--depth=3"), FILE)))
                .isEqualTo(git.run("rev-parse", "HEAD~2"));
    }

    @Test
    void firstCommitThatIsCalledTheEndOfAShallowCloneStillHasNoParents() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        Files.writeString(git.folder().resolve(".git/shallow"), id + "\n");

        assertThat(id(source(git, FILE))).isEqualTo(id);
    }

    @Test
    void clonesWithoutTheTreesOfOldCommitsHaveNoHistory() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write("other", "a").commit("Two");
        git.run("config", "uploadpack.allowFilter", "true");

        assertThat(source(clone(git, "--filter=tree:0"), FILE)).isInstanceOf(HistoryMissing.class);
        assertThat(source(clone(git, "--filter=blob:none"), FILE)).isInstanceOf(Commit.class);
    }

    @Test
    void commitThatIsDamagedLeavesItsHistoryMissing() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        git.write("other", "a").commit("Two");
        Path object =
                git.folder().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
        Files.delete(object);

        assertThat(source(git, FILE)).isInstanceOf(HistoryMissing.class);
    }

    @Test
    void longerHistoryThanThatIsWalkedIsMissing() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        for (int i = 0; i < 3; i++) {
            git.write("other", "x" + i).commit("More");
        }
        var files = new TreeMap<>(Map.of(FILE, read(git.folder().resolve(FILE))));
        try (Repository repository =
                new FileRepositoryBuilder()
                        .setGitDir(git.folder().resolve(".git").toFile())
                        .build()) {
            assertThat(new ContentHistory(repository, 3).sources(files).get(FILE))
                    .isEqualTo(new HistoryMissing("lies behind more than 3 commits"));
            assertThat(id(new ContentHistory(repository, 4).sources(files).get(FILE)))
                    .isEqualTo(id);
        }
    }

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

        assertThat(id(source(git, "x/y/" + FILE))).isEqualTo(id);
    }

    @Test
    void movedAndChangedAndCopiedFilesAreOfTheOneWhoDidIt() throws Exception {
        GitCommand git = repository();
        String text = "a\nb\nc\nd\ne\nf\ng\nh\n";
        git.as(ANNA).write("one.yaml", text).write("two.yaml", "another " + text).commit("One");
        git.as(BERTA).run("mv", "one.yaml", "three.yaml");
        git.write("three.yaml", text + "i\n").write("copy.yaml", "another " + text);
        String id = git.commit("Move, change and copy");

        assertThat(sources(git, "three.yaml", "copy.yaml").values())
                .allSatisfy(each -> assertThat(id(each)).isEqualTo(id));
    }

    @Test
    void ofSeveralAlikeOnlyOneThatKeptItsNameIsTold() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write("a/one.yaml", "same").write("a/two.yaml", "same");
        String first = git.commit("One");
        git.as(BERTA).run("mv", "a", "b");
        git.commit("Move");
        assertThat(sources(git, "b/one.yaml", "b/two.yaml").values())
                .allSatisfy(each -> assertThat(id(each)).isEqualTo(first));

        git.run("mv", "b/one.yaml", "b/three.yaml");
        git.run("mv", "b/two.yaml", "b/four.yaml");
        String last = git.commit("Rename both");
        assertThat(sources(git, "b/three.yaml", "b/four.yaml").values())
                .allSatisfy(each -> assertThat(id(each)).isEqualTo(last));
    }

    @Test
    void changedModeIsNoContent() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write(FILE, "a");
        String id = git.commit("One");
        git.as(BERTA).run("update-index", "--chmod=+x", FILE);
        git.run("commit", "-q", "-m", "Executable");

        assertThat(id(source(git, FILE))).isEqualTo(id);
    }

    @Test
    void contentThatCameBackIsOfTheOneWhoBroughtIt() throws Exception {
        GitCommand git = repository();
        git.as(ANNA).write(FILE, "a").commit("One");
        git.as(BERTA).write(FILE, "b").commit("Two");
        git.write(FILE, "a");
        String id = git.commit("Back");

        assertThat(id(source(git, FILE))).isEqualTo(id);
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

        assertThat(id(source(git, "side.yaml"))).isEqualTo(side);
        assertThat(id(source(git, "main.yaml"))).isEqualTo(main);
        assertThat(id(source(git, FILE))).isEqualTo(merge);
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

        assertThat(sources(git, "side.yaml", "main.yaml").values())
                .allSatisfy(each -> assertThat(id(each)).isEqualTo(id));
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

        assertThat(source(git, FILE))
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

        assertThat(source(git, FILE))
                .isInstanceOfSatisfying(
                        Commit.class,
                        commit -> {
                            assertThat(commit.author().name()).isEqualTo("Anna");
                            assertThat(commit.committer().name()).isEqualTo("Berta");
                        });
    }

    @Test
    void branchThatIsCheckedOutCountsAndNoOther() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.write("side.yaml", "s").commit("Side");
        git.run("checkout", "-q", "--detach", "main");
        git.write("side.yaml", "s");

        assertThat(source(git, "side.yaml")).isEqualTo(new Uncommitted());
        assertThat(source(git, FILE)).isInstanceOf(Commit.class);
    }

    @Test
    void linkedWorkingTreesAndThoseOfBareRepositoriesAndSubmodulesAreRead() throws Exception {
        GitCommand git = repository();
        git.write("inventory/" + FILE, "a");
        String id = git.commit("One");
        git.run("worktree", "add", "-q", "../linked");
        GitCommand site = new GitCommand(top.resolve("site"));
        site.run("clone", "-q", "--bare", git.folder().toUri().toString(), ".bare");
        site.write(".git", "gitdir: ./.bare\n");
        site.run("worktree", "add", "-q", "main");
        GitCommand parent = GitCommand.init(top.resolve("parent"));
        parent.run("submodule", "--quiet", "add", git.folder().toUri().toString(), "module");
        parent.write("waivers/w.yaml", "w");
        String own = parent.commit("A submodule");

        assertThat(id(source(new GitCommand(top.resolve("linked/inventory")), FILE))).isEqualTo(id);
        assertThat(id(source(new GitCommand(top.resolve("site/main/inventory")), FILE)))
                .isEqualTo(id);
        Map<String, ContentSource> both =
                sources(parent, "module/inventory/" + FILE, "waivers/w.yaml");
        assertThat(id(both.get("module/inventory/" + FILE))).isEqualTo(id);
        assertThat(id(both.get("waivers/w.yaml"))).isEqualTo(own);
    }

    @Test
    void filesInsideABareRepositoryAreNotInGit() throws Exception {
        GitCommand git = new GitCommand(top.resolve("bare"));
        git.run("init", "-q", "--bare");
        git.write("a.yaml", "a");

        assertThat(source(git, "a.yaml")).isEqualTo(new NotInGit(""));
    }

    @Test
    void nothingIsWrittenAndNoSettingsOfTheRepositoryRunAnything() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write(".gitattributes", "*.yaml filter=evil\n").commit("Two");
        git.run("config", "filter.evil.clean", "touch " + top.resolve("ran"));
        git.run("config", "core.fsmonitor", "touch " + top.resolve("ran"));
        List<Path> before = GitCommand.files(git.folder().resolve(".git"));

        assertThat(source(git, FILE)).isInstanceOf(Commit.class);

        assertThat(GitCommand.files(git.folder().resolve(".git"))).isEqualTo(before);
        assertThat(top.resolve("ran")).doesNotExist();
    }

    @Test
    void thousandsOfFilesAndCommitsAreOneWalk() throws Exception {
        GitCommand git = repository();
        int files = 2000;
        int commits = 5000;
        var stream = new StringBuilder();
        for (int i = 0; i < commits; i++) {
            int file = i % files;
            stream.append("commit refs/heads/main\nmark :").append(i + 1).append('\n');
            stream.append("committer C <c@example.org> ").append(1_780_000_000L + i);
            stream.append(" +0000\ndata 1\n.\n");
            String text = "kind: weekly-log-review # %06d".formatted(i);
            stream.append(
                    "M 644 inline inventory/attestations/team%d/%04d.yaml\n"
                            .formatted(file % 20, file));
            stream.append("data ").append(text.length()).append('\n').append(text).append('\n');
        }
        git.run(
                stream.toString().getBytes(StandardCharsets.UTF_8),
                "fast-import",
                "--quiet",
                "--export-marks=marks");
        git.run("checkout", "-q", "-f", "main");
        var marks = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(git.folder().resolve("marks"))) {
            marks.put(line.substring(1, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        var asked = new LinkedHashMap<Path, ContentId>();
        for (Path file : GitCommand.files(git.folder().resolve("inventory"))) {
            asked.put(file, read(file));
        }

        long began = System.nanoTime();
        Map<Path, ContentSource> sources = ContentSources.of(asked);
        System.out.printf(
                "%d files over %d commits: %d ms%n",
                files, commits, (System.nanoTime() - began) / 1_000_000);

        assertThat(sources).hasSize(files);
        sources.forEach(
                (file, source) -> {
                    int number = Integer.parseInt(file.getFileName().toString().substring(0, 4));
                    int last = number + (commits - 1 - number) / files * files;
                    assertThat(id(source)).isEqualTo(marks.get(Integer.toString(last + 1)));
                });
    }

    private GitCommand repository() throws Exception {
        return GitCommand.init(top.resolve("repository"));
    }

    private GitCommand clone(GitCommand from, String how) throws Exception {
        GitCommand to = new GitCommand(top.resolve("clone" + how));
        to.run("clone", "-q", how, from.folder().toUri().toString(), ".");
        return to;
    }

    private static ContentSource source(GitCommand git, String path) throws IOException {
        return Objects.requireNonNull(sources(git, path).get(path));
    }

    private static Map<String, ContentSource> sources(GitCommand git, String... paths)
            throws IOException {
        var files = new LinkedHashMap<Path, ContentId>();
        for (String path : paths) {
            Path file = git.folder().resolve(path);
            files.put(file, read(file));
        }
        var sources = new TreeMap<String, ContentSource>();
        ContentSources.of(files)
                .forEach(
                        (file, source) ->
                                sources.put(git.folder().relativize(file).toString(), source));
        return sources;
    }

    private static ContentId read(Path file) throws IOException {
        return ContentId.of(Files.readAllBytes(file));
    }

    private static String id(@Nullable ContentSource source) {
        return source instanceof Commit commit ? commit.id() : String.valueOf(source);
    }

    private static String shown(Ident ident) {
        return ident.name() + " <" + ident.mail() + ">";
    }
}
