package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
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

        assertThat(Sources.of(git, FILE))
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
        assertThat(((Commit) Sources.of(git, FILE)).approvedBy())
                .extracting(each -> each.mail().isEmpty() ? each.name() : Sources.shown(each))
                .isEqualTo(git.lines("log", "-1", "--format=" + format));
    }

    @Test
    void ofACommitAHundredTrailersOfAKindAreRead() throws Exception {
        GitCommand git = repository();
        var message = new StringBuilder("One\n\n");
        for (int i = 0; i <= CommitText.MOST_TRAILERS; i++) {
            message.append("Approved-by: A <a%d@example.org>\n".formatted(i));
        }
        git.write(FILE, "a").commit(message.toString());

        assertThat(((Commit) Sources.of(git, FILE)).approvedBy())
                .hasSize(100)
                .startsWith(new Ident("A", "a0@example.org"))
                .endsWith(new Ident("A", "a99@example.org"));
    }

    @Test
    void newStagedChangedAndIgnoredFilesAreUncommitted() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").write(".gitignore", "ignored.yaml").commit("One");
        git.write("new.yaml", "b").write("staged.yaml", "c").write("ignored.yaml", "d");
        git.run("add", "staged.yaml");
        git.write(FILE, "changed since");
        assertThat(Sources.ofAll(git, FILE, "new.yaml", "staged.yaml", "ignored.yaml").values())
                .containsOnly(new Uncommitted());

        git.run("add", FILE);
        assertThat(Sources.of(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void everythingIsUncommittedBeforeTheFirstCommit() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");

        assertThat(Sources.of(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void lineEndsOfAnotherSystemAreNoChange() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a\nb\n");
        String id = git.commit("One");
        git.write(FILE, "a\r\nb\r\n");

        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(id);
    }

    @Test
    void linkIsUncommittedWhateverItLeadsTo() throws Exception {
        GitCommand git = repository();
        git.write("elsewhere.yaml", "a");
        Files.createDirectories(git.folder().resolve("attestations"));
        Files.createSymbolicLink(git.folder().resolve(FILE), Path.of("../elsewhere.yaml"));
        git.commit("One");

        assertThat(Sources.of(git, FILE)).isEqualTo(new Uncommitted());
    }

    @Test
    void folderThatALinkLeadsToIsReadWhereItIs() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        Files.createSymbolicLink(top.resolve("link"), git.folder());
        Path direct = git.folder().resolve(FILE);
        Path linked = top.resolve("link").resolve(FILE);

        assertThat(
                        ContentSources.of(
                                        Map.of(
                                                direct,
                                                Sources.read(direct),
                                                linked,
                                                Sources.read(linked)))
                                .values())
                .hasSize(2)
                .allSatisfy(each -> assertThat(Sources.id(each)).isEqualTo(id));
    }

    @Test
    void folderThatNoRepositoryHoldsIsNotInGit() throws Exception {
        Path file = Files.writeString(top.resolve("a.yaml"), "a");

        assertThat(ContentSources.of(Map.of(file, Sources.read(file))))
                .isEqualTo(Map.of(file, new NotInGit("")));
    }

    @Test
    void repositoryThatIsNotThereAnyMoreIsNotInGit() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.run("worktree", "add", "-q", "../linked");
        GitCommand linked = new GitCommand(top.resolve("linked"));
        assertThat(Sources.of(linked, FILE)).isInstanceOf(Commit.class);

        Files.move(git.folder(), top.resolve("moved"));

        assertThat(Sources.of(linked, FILE))
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

        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(id);
    }

    @Test
    void shallowCloneKnowsOnlyWhatCameAfterItsEnd() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write("between.yaml", "a").commit("Two");
        git.write("after.yaml", "a");
        String after = git.commit("Three");
        GitCommand shallow = clone(git, "--depth=2");

        Map<String, ContentSource> sources =
                Sources.ofAll(shallow, FILE, "between.yaml", "after.yaml");

        assertThat(sources.get(FILE))
                .isEqualTo(
                        new HistoryMissing(
                                "this clone is shallow, and ends at "
                                        + git.run("rev-parse", "HEAD~1")));
        assertThat(sources.get("between.yaml")).isEqualTo(sources.get(FILE));
        assertThat(Sources.id(sources.get("after.yaml"))).isEqualTo(after);
        assertThat(Sources.id(Sources.of(clone(git, "--depth=3"), FILE)))
                .isEqualTo(git.run("rev-parse", "HEAD~2"));
    }

    @Test
    void firstCommitThatIsCalledTheEndOfAShallowCloneStillHasNoParents() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        Files.writeString(git.folder().resolve(".git/shallow"), id + "\n");

        assertThat(Sources.id(Sources.of(git, FILE))).isEqualTo(id);
    }

    @Test
    void clonesWithoutTheTreesOfOldCommitsHaveNoHistory() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write("other", "a").commit("Two");
        git.run("config", "uploadpack.allowFilter", "true");

        assertThat(Sources.of(clone(git, "--filter=tree:0"), FILE))
                .isInstanceOf(HistoryMissing.class);
        assertThat(Sources.of(clone(git, "--filter=blob:none"), FILE)).isInstanceOf(Commit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3f2a", "gggggggggggggggggggggggggggggggggggggggg"})
    void branchThatIsDamagedLeavesTheHistoryMissing(String text) throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        Files.writeString(git.folder().resolve(".git/refs/heads/main"), text);

        assertThat(Sources.of(git, FILE))
                .isInstanceOfSatisfying(
                        HistoryMissing.class,
                        missing ->
                                assertThat(missing.detail())
                                        .startsWith("its last commit is not known: ")
                                        .contains("refs/heads/main"));
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

        assertThat(Sources.of(git, FILE)).isInstanceOf(HistoryMissing.class);
    }

    @Test
    void longerHistoryThanThatIsWalkedIsMissing() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a");
        String id = git.commit("One");
        for (int i = 0; i < 3; i++) {
            git.write("other", "x" + i).commit("More");
        }
        var files = new TreeMap<>(Map.of(FILE, Sources.read(git.folder().resolve(FILE))));
        try (Repository repository =
                new FileRepositoryBuilder()
                        .setGitDir(git.folder().resolve(".git").toFile())
                        .build()) {
            assertThat(new ContentHistory(repository, 3).sources(files).get(FILE))
                    .isEqualTo(new HistoryMissing("lies behind more than 3 commits"));
            assertThat(Sources.id(new ContentHistory(repository, 4).sources(files).get(FILE)))
                    .isEqualTo(id);
        }
    }

    @Test
    void branchThatIsCheckedOutCountsAndNoOther() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.run("checkout", "-q", "-b", "side");
        git.write("side.yaml", "s").commit("Side");
        git.run("checkout", "-q", "--detach", "main");
        git.write("side.yaml", "s");

        assertThat(Sources.of(git, "side.yaml")).isEqualTo(new Uncommitted());
        assertThat(Sources.of(git, FILE)).isInstanceOf(Commit.class);
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

        assertThat(Sources.id(Sources.of(new GitCommand(top.resolve("linked/inventory")), FILE)))
                .isEqualTo(id);
        assertThat(Sources.id(Sources.of(new GitCommand(top.resolve("site/main/inventory")), FILE)))
                .isEqualTo(id);
        Map<String, ContentSource> both =
                Sources.ofAll(parent, "module/inventory/" + FILE, "waivers/w.yaml");
        assertThat(Sources.id(both.get("module/inventory/" + FILE))).isEqualTo(id);
        assertThat(Sources.id(both.get("waivers/w.yaml"))).isEqualTo(own);
    }

    @Test
    void filesInsideABareRepositoryAreNotInGit() throws Exception {
        GitCommand git = new GitCommand(top.resolve("bare"));
        git.run("init", "-q", "--bare");
        git.write("a.yaml", "a");

        assertThat(Sources.of(git, "a.yaml")).isEqualTo(new NotInGit(""));
    }

    @Test
    void nothingIsWrittenAndNoSettingsOfTheRepositoryRunAnything() throws Exception {
        GitCommand git = repository();
        git.write(FILE, "a").commit("One");
        git.write(".gitattributes", "*.yaml filter=evil\n").commit("Two");
        git.run("config", "filter.evil.clean", "touch " + top.resolve("ran"));
        git.run("config", "core.fsmonitor", "touch " + top.resolve("ran"));
        List<Path> before = GitCommand.files(git.folder().resolve(".git"));

        assertThat(Sources.of(git, FILE)).isInstanceOf(Commit.class);

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
            asked.put(file, Sources.read(file));
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
                    assertThat(Sources.id(source)).isEqualTo(marks.get(Integer.toString(last + 1)));
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
}
