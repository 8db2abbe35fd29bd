package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

class GitRepositoryTest {
    private static final PersonIdent AUTHOR =
            new PersonIdent(
                    "A. Author",
                    "author@example.org",
                    Instant.ofEpochSecond(1_800_000_000L),
                    ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path top;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("repository"));
    }

    @Test
    void readsAFolderAtACommitWhateverTheWorkTreeSays() throws Exception {
        String commit = commit(Map.of("policies/pack.yaml", "a", "policies/rules/x.drl", "b"));
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/pack.yaml"), "changed since");

        try (var repository = GitRepository.holding(folder.resolve("policies"))) {
            assertThat(repository.folder()).isEqualTo("policies");
            assertThat(repository.resolve("HEAD")).isEqualTo(commit);
            assertThat(repository.resolve("main")).isEqualTo(commit);
            assertThat(repository.resolve(commit.substring(0, 9))).isEqualTo(commit);

            GitTree tree = repository.read(commit, "policies", path -> !path.endsWith(".drl"));

            assertThat(tree.commit()).isEqualTo(commit);
            assertThat(tree.time()).isEqualTo(1_800_000_000L);
            assertThat(tree.subject()).isEqualTo("State the rules");
            assertThat(tree.files()).containsOnlyKeys("pack.yaml");
            assertThat(tree.files().get("pack.yaml")).asString().isEqualTo("a");
        }
    }

    @Test
    void readsABareRepository() throws Exception {
        commit(Map.of("policies/pack.yaml", "a"));
        Path bare = folder.resolveSibling(folder.getFileName() + "-bare");
        clone(bare, true);

        try (var repository = GitRepository.holding(bare)) {
            String commit = repository.resolve("main");

            assertThat(repository.isBare()).isTrue();
            assertThat(repository.hasFolder(commit, "policies")).isTrue();
            assertThat(repository.read(commit, "policies", path -> true).files())
                    .containsOnlyKeys("pack.yaml");
        }
    }

    @Test
    void readsAShallowCloneAndSaysWhatIsMissing() throws Exception {
        String first = commit(Map.of("policies/pack.yaml", "a"));
        String second = commit(Map.of("policies/pack.yaml", "b"));
        Path shallow = folder.resolveSibling(folder.getFileName() + "-shallow");
        Git.cloneRepository()
                .setURI(folder.toUri().toString())
                .setDirectory(shallow.toFile())
                .setDepth(1)
                .call()
                .close();

        try (var repository = GitRepository.holding(shallow)) {
            assertThat(repository.resolve("HEAD")).isEqualTo(second);
            assertThat(repository.read(second, "policies", path -> true).files()).hasSize(1);
            assertThatThrownBy(() -> repository.resolve(first))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("shallow");
        }
    }

    @Test
    void readsALinkedWorktree() throws Exception {
        String commit = commit(Map.of("policies/pack.yaml", "a"));
        Path linked = folder.resolveSibling(folder.getFileName() + "-linked");
        link(linked, commit);

        try (var repository = GitRepository.holding(linked.resolve("policies"))) {
            assertThat(repository.resolve("HEAD")).isEqualTo(commit);
            assertThat(repository.folder()).isEqualTo("policies");
            assertThat(repository.read(commit, "policies", path -> true).files()).hasSize(1);
        }
    }

    @Test
    void namesTheNearestRef() throws Exception {
        commit(Map.of("policies/pack.yaml", "a"));

        try (var repository = GitRepository.holding(folder)) {
            assertThatThrownBy(() -> repository.resolve("mian"))
                    .isInstanceOf(InputException.class)
                    .hasMessage(folder + ": 'mian' names no commit (did you mean 'main'?)");
            assertThatThrownBy(() -> repository.resolve("HEAD^^^{x"))
                    .isInstanceOf(InputException.class);
            assertThatThrownBy(() -> repository.resolve("0".repeat(39) + "1"))
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void aRepositoryWithoutACommitSaysSo() throws Exception {
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();

        try (var repository = GitRepository.holding(folder)) {
            assertThatThrownBy(() -> repository.resolve("HEAD"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("has no commit yet");
            assertThatThrownBy(() -> repository.resolve("main"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("has no commit yet");
        }
    }

    @Test
    void aFolderOutsideOfGitSaysSo() {
        assertThatThrownBy(() -> GitRepository.holding(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lies in no Git repository");
    }

    @Test
    void aFolderThatIsNotCommittedSaysSo() throws Exception {
        String commit = commit(Map.of("README.md", "a"));

        try (var repository = GitRepository.holding(folder)) {
            assertThatThrownBy(() -> repository.read(commit, "policies", path -> true))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("has no folder 'policies'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120000, policies/link, is a symbolic link",
        "160000, policies/module, is a submodule",
        "100644, policies/pack.yamL, differs from 'policies/pack.yamL' in upper and lower case",
        "100644, 'policies/a b', has a name that is not allowed",
        "100644, policies/\u202ex, has a name that is not allowed"
    })
    void whatIsNoPlainFileIsRefused(String mode, String path, String why) throws Exception {
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
        String commit =
                commit(
                        Map.of(
                                "policies/pack.yaml",
                                FileMode.REGULAR_FILE,
                                path,
                                FileMode.fromBits(Integer.parseInt(mode, 8))),
                        "a".getBytes(StandardCharsets.UTF_8));

        try (var repository = GitRepository.holding(folder)) {
            assertThatThrownBy(() -> repository.read(commit, "policies", unwanted -> false))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(why)
                    .hasMessageContaining(path);
        }
    }

    @Test
    void aHugeFileIsRefused() throws Exception {
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
        String commit =
                commit(Map.of("policies/big", FileMode.REGULAR_FILE), new byte[(1 << 20) + 1]);

        try (var repository = GitRepository.holding(folder)) {
            assertThatThrownBy(() -> repository.read(commit, "policies", path -> true))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("policies/big: is larger than 1 MiB");
        }
    }

    private String commit(Map<String, String> files) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            for (var file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
                git.add().addFilepattern(file.getKey()).call();
            }
            return git.commit()
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .setMessage("State the rules\n\nAnd why.")
                    .call()
                    .name();
        }
    }

    /** A commit of entries that no work tree could hold. */
    private String commit(Map<String, FileMode> entries, byte[] content) throws IOException {
        try (Repository repository = Git.open(folder.toFile()).getRepository();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
            DirCacheBuilder index = DirCache.newInCore().builder();
            new TreeMap<>(entries)
                    .forEach(
                            (path, mode) -> {
                                var entry = new DirCacheEntry(path);
                                entry.setFileMode(mode);
                                entry.setObjectId(blob);
                                index.add(entry);
                            });
            index.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(index.getDirCache().writeTree(inserter));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("State the rules");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate head = repository.updateRef("refs/heads/main");
            head.setNewObjectId(id);
            head.forceUpdate();
            return id.name();
        }
    }

    private void clone(Path to, boolean bare) throws Exception {
        Git.cloneRepository()
                .setURI(folder.toUri().toString())
                .setDirectory(to.toFile())
                .setBare(bare)
                .call()
                .close();
    }

    /** What {@code git worktree add --detach} leaves behind. */
    private void link(Path linked, String commit) throws IOException {
        Path own = Files.createDirectories(folder.resolve(".git/worktrees/linked"));
        Files.writeString(own.resolve("HEAD"), commit + "\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("gitdir"), linked.resolve(".git") + "\n");
        Files.createDirectories(linked.resolve("policies"));
        Files.writeString(linked.resolve(".git"), "gitdir: " + own + "\n");
        Files.writeString(linked.resolve("policies/pack.yaml"), "a");
    }
}
