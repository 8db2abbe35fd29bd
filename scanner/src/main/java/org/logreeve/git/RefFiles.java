package org.logreeve.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;

/**
 * Files on a ref that only programs write: a work tree is never touched, and the ref only ever
 * moves on from what it was.
 */
public final class RefFiles implements AutoCloseable {
    static {
        HermeticReader.install();
    }

    private static final PersonIdent NOBODY = new PersonIdent("logreeve", "logreeve@localhost");

    private final Repository repository;
    private final String ref;

    private RefFiles(Repository repository, String ref) {
        this.repository = repository;
        this.ref = ref;
    }

    /**
     * @param path in a repository, or a bare one
     * @param name a branch, or in full from {@code refs/}; it need not be there yet
     * @throws InputException when there is no repository, or the ref cannot be meant
     */
    public static RefFiles of(Path path, String name) {
        String ref = name.startsWith("refs/") ? name : Constants.R_HEADS + name;
        if (!Repository.isValidRefName(ref)) {
            throw problem("git:" + name, "is no name of a ref", "such as git:logreeve-state");
        }
        try {
            var builder = new FileRepositoryBuilder().findGitDir(path.toRealPath().toFile());
            if (builder.getGitDir() == null) {
                throw problem(
                        "git:" + name,
                        "'" + path + "' lies in no Git repository",
                        "commit the inventory to one, or name a folder for the state");
            }
            Repository repository = builder.setMustExist(true).build();
            if (!repository.isBare() && ref.equals(repository.getFullBranch())) {
                repository.close();
                throw problem(
                        "git:" + name,
                        "is checked out: writing there would look like work undone",
                        "name a ref of its own, such as git:logreeve-state");
            }
            return new RefFiles(repository, ref);
        } catch (IOException e) {
            throw problem("git:" + name, "cannot be opened: " + e.getMessage(), "");
        }
    }

    /** In full. */
    public String ref() {
        return ref;
    }

    /**
     * What the ref holds.
     *
     * @param commit full id; empty when the ref is not there yet
     * @param files by path
     */
    public record Version(String commit, SortedMap<String, byte[]> files) {
        public Version {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /**
     * @param most bytes of a file; of longer ones the beginning is given
     * @throws InputException when it is damaged, or holds anything but files
     */
    public Version read(int most) throws IOException {
        ObjectId tip = tip();
        if (tip == null) {
            return new Version("", new TreeMap<>());
        }
        var files = new TreeMap<String, byte[]>();
        try (var walk = new RevWalk(repository);
                var tree = new TreeWalk(repository)) {
            tree.addTree(commit(walk, tip).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                FileMode mode = tree.getFileMode(0);
                if (!FileMode.REGULAR_FILE.equals(mode)) {
                    throw problem(
                            "git:" + ref + ":" + tree.getPathString(),
                            "is no plain file: nothing of logreeve lies there",
                            "name a ref of its own, such as git:logreeve-state");
                }
                try (var in = repository.open(tree.getObjectId(0)).openStream()) {
                    files.put(tree.getPathString(), in.readNBytes(most));
                }
            }
            return new Version(tip.name(), files);
        } catch (MissingObjectException | IncorrectObjectTypeException | CorruptObjectException e) {
            throw damaged(
                    "what it names is not whole here (%s): %s"
                            .formatted(tip.name(), e.getMessage()));
        }
    }

    private @Nullable ObjectId tip() {
        try {
            return RefTip.of(repository, ref);
        } catch (RefTip.DamagedRef e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private RevCommit commit(RevWalk walk, ObjectId tip) throws IOException {
        try {
            return walk.parseCommit(tip);
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw damaged("it names %s, which is no commit here".formatted(tip.name()));
        }
    }

    private InputException damaged(String what) {
        return problem(
                "git:" + ref,
                what,
                "put it back where it was: 'git reflog show %s', or fetch it, then 'git update-ref'"
                        .formatted(ref));
    }

    /**
     * Puts files beside those of a version, as its child.
     *
     * @return whether it is there now; not when the ref has moved since that version was read
     */
    public boolean commit(Version on, SortedMap<String, byte[]> changed, String message)
            throws IOException {
        ObjectId parent =
                on.commit().isEmpty() ? ObjectId.zeroId() : ObjectId.fromString(on.commit());
        try (ObjectInserter inserter = repository.newObjectInserter();
                var walk = new RevWalk(repository)) {
            ObjectId before =
                    on.commit().isEmpty() ? null : walk.parseCommit(parent).getTree().getId();
            DirCache index = index(before);
            DirCacheEditor editor = index.editor();
            for (var file : changed.entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
                editor.add(
                        new DirCacheEditor.PathEdit(file.getKey()) {
                            @Override
                            public void apply(DirCacheEntry entry) {
                                entry.setFileMode(FileMode.REGULAR_FILE);
                                entry.setObjectId(blob);
                            }
                        });
            }
            editor.finish();
            ObjectId tree = index.writeTree(inserter);
            if (tree.equals(before)) {
                return true;
            }
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            if (before != null) {
                commit.setParentId(parent);
            }
            var now = new PersonIdent(NOBODY, java.time.Instant.now());
            commit.setAuthor(now);
            commit.setCommitter(now);
            commit.setMessage(message + "\n");
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(ref);
            update.setExpectedOldObjectId(parent);
            update.setNewObjectId(made);
            update.setRefLogMessage("logreeve: " + message, false);
            return switch (update.update()) {
                case NEW, FAST_FORWARD -> true;
                case LOCK_FAILURE, REJECTED -> false;
                default ->
                        throw new IOException(
                                "git:%s cannot be moved: %s".formatted(ref, update.getResult()));
            };
        }
    }

    private DirCache index(@Nullable ObjectId tree) throws IOException {
        DirCache index = DirCache.newInCore();
        if (tree != null) {
            DirCacheBuilder builder = index.builder();
            try (ObjectReader reader = repository.newObjectReader()) {
                builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
            }
            builder.finish();
        }
        return index;
    }

    @Override
    public void close() {
        repository.close();
    }

    private static InputException problem(String where, String what, String mend) {
        return new InputException(where, 0, 0, what, mend);
    }
}
