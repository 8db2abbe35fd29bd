package org.logreeve.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;

/**
 * A repository on this machine, read by commit id and never checked out: no hook, filter or link in
 * it can do anything.
 */
public final class GitRepository implements AutoCloseable {
    static {
        HermeticReader.install();
    }

    private final Path asked;
    private final String name;
    private final Repository repository;

    /**
     * @param name for messages
     */
    GitRepository(Path asked, String name, Repository repository) {
        this.asked = asked;
        this.name = name;
        this.repository = repository;
    }

    /**
     * Opens the repository that a path lies in, or a bare one.
     *
     * @throws InputException when there is none
     */
    public static GitRepository holding(Path path) {
        try {
            Path real = path.toRealPath();
            var builder = new FileRepositoryBuilder();
            if (isBare(real)) {
                builder.setGitDir(real.toFile()).setBare();
            } else {
                builder.findGitDir(real.toFile());
            }
            if (builder.getGitDir() == null) {
                throw new InputException(
                        path.toString(),
                        0,
                        0,
                        "lies in no Git repository",
                        "commit the policy, or read the working tree on purpose");
            }
            return new GitRepository(path, path.toString(), builder.setMustExist(true).build());
        } catch (IOException e) {
            throw new InputException(
                    path.toString(), 0, 0, "cannot be opened: " + e.getMessage(), "");
        }
    }

    public boolean isBare() {
        return repository.isBare();
    }

    /** The asked path as a folder of the tree, with slashes; empty for the whole tree. */
    public String folder() {
        if (repository.isBare()) {
            return "";
        }
        try {
            Path top = repository.getWorkTree().toPath().toRealPath();
            return top.relativize(asked.toRealPath()).toString().replace(File.separatorChar, '/');
        } catch (IOException e) {
            throw problem("cannot be opened: " + e.getMessage(), "");
        }
    }

    /**
     * The commit that a branch, tag or (short) id names now.
     *
     * @throws InputException when it names none
     */
    public String resolve(String ref) {
        try (var walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(ref + "^{commit}");
            if (id == null) {
                throw unknown(ref);
            }
            return walk.parseCommit(id).name();
        } catch (AmbiguousObjectException e) {
            throw problem("'" + ref + "' names several objects", "write more of the id");
        } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
            throw problem("'" + ref + "' names no commit", "");
        } catch (MissingObjectException e) {
            throw problem("commit '" + ref + "' is not in this repository", shallowHint());
        } catch (IOException e) {
            throw problem("cannot be read: " + e.getMessage(), "");
        }
    }

    /** Whether the commit has this folder. */
    public boolean hasFolder(String commit, String folder) {
        try (var walk = new RevWalk(repository);
                TreeWalk found =
                        TreeWalk.forPath(
                                repository, folder, walk.parseCommit(id(commit)).getTree())) {
            return found != null && found.isSubtree();
        } catch (IOException e) {
            throw problem("cannot be read: " + e.getMessage(), "");
        }
    }

    /**
     * The regular files below a folder; each entry is checked, and only wanted ones are read.
     *
     * @param commit full commit id
     * @throws InputException when anything but plain files of bounded size and number is there
     */
    public GitTree read(String commit, String folder, Predicate<String> wanted) {
        if (!folder.isEmpty() && !hasFolder(commit, folder)) {
            throw problem(
                    "commit %s has no folder '%s'".formatted(commit.substring(0, 12), folder),
                    "commit it first");
        }
        try (var walk = new RevWalk(repository)) {
            RevCommit found = walk.parseCommit(id(commit));
            var files =
                    new TreeFiles(repository, name + "@" + commit.substring(0, 12), folder)
                            .read(found.getTree(), wanted);
            return new GitTree(
                    found.name(),
                    found.getAuthorIdent().getWhenAsInstant().getEpochSecond(),
                    found.getShortMessage(),
                    files);
        } catch (IOException e) {
            throw problem("cannot be read: " + e.getMessage(), shallowHint());
        }
    }

    /**
     * Folders {@code a/b} below a folder at each commit of the first-parent history, newest first.
     *
     * @param commit where to begin
     * @throws InputException when the history cannot be read
     */
    public List<FoldersAt> folderHistory(String commit, String folder) {
        try (var walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(id(commit)));
            var history = new ArrayList<FoldersAt>();
            var known = new HashMap<ObjectId, SortedSet<String>>();
            for (RevCommit each : walk) {
                ObjectId tree = subtree(each, folder);
                SortedSet<String> folders = known.get(tree);
                if (folders == null) {
                    folders = folders(tree);
                    known.put(tree, folders);
                }
                history.add(new FoldersAt(each.name(), folders));
            }
            return history;
        } catch (IOException e) {
            throw problem("its history cannot be read: " + e.getMessage(), shallowHint());
        }
    }

    /**
     * The folders of one commit.
     *
     * @param folders paths of two names
     */
    public record FoldersAt(String commit, SortedSet<String> folders) {
        public FoldersAt {
            folders = Collections.unmodifiableSortedSet(new TreeSet<>(folders));
        }
    }

    private ObjectId subtree(RevCommit commit, String folder) throws IOException {
        if (folder.isEmpty()) {
            return commit.getTree();
        }
        try (TreeWalk found = TreeWalk.forPath(repository, folder, commit.getTree())) {
            return found != null && found.isSubtree() ? found.getObjectId(0) : ObjectId.zeroId();
        }
    }

    private SortedSet<String> folders(ObjectId tree) throws IOException {
        var folders = new TreeSet<String>();
        if (tree.equals(ObjectId.zeroId())) {
            return folders;
        }
        try (var entries = new TreeWalk(repository)) {
            entries.addTree(tree);
            while (entries.next()) {
                if (entries.isSubtree() && entries.getDepth() == 1) {
                    folders.add(entries.getPathString());
                } else if (entries.isSubtree()) {
                    entries.enterSubtree();
                }
            }
        }
        return folders;
    }

    @Override
    public void close() {
        repository.close();
    }

    private static boolean isBare(Path path) {
        return Files.isRegularFile(path.resolve("HEAD"))
                && Files.isDirectory(path.resolve("objects"))
                && Files.isDirectory(path.resolve("refs"));
    }

    private static ObjectId id(String commit) {
        return ObjectId.fromString(commit);
    }

    private InputException unknown(String ref) throws IOException {
        Ref head = repository.exactRef("HEAD");
        if (ref.equals("HEAD") || (head != null && head.getObjectId() == null)) {
            return problem("has no commit yet", "commit the policy first");
        }
        List<String> known =
                repository.getRefDatabase().getRefs().stream()
                        .map(Ref::getName)
                        .map(Repository::shortenRefName)
                        .toList();
        String hint = Nearest.hint(ref, known);
        return problem("'" + ref + "' names no commit", hint.isEmpty() ? shallowHint() : hint);
    }

    private String shallowHint() {
        return repository.getDirectory().toPath().resolve("shallow").toFile().exists()
                ? "this clone is shallow: git fetch --unshallow"
                : "git fetch may bring it";
    }

    private InputException problem(String message, String hint) {
        return new InputException(name, 0, 0, message, hint);
    }
}
