package org.logreeve.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Whether a commit and everything in its tree is there and is what its id says; JGit itself looks
 * at ids only while it receives. Each object once, however often it is named.
 */
final class ObjectCheck {
    private final ObjectReader reader;
    private final ObjectInserter.Formatter ids = new ObjectInserter.Formatter();
    private final Set<ObjectId> seen = new HashSet<>();
    private final ArrayDeque<ObjectId> trees = new ArrayDeque<>();

    private ObjectCheck(ObjectReader reader) {
        this.reader = reader;
    }

    /**
     * @throws IOException when it is not so
     */
    static void of(Repository repository, ObjectId commit) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                var walk = new RevWalk(reader)) {
            var check = new ObjectCheck(reader);
            check.check(commit, Constants.OBJ_COMMIT);
            check.add(walk.parseCommit(commit).getTree().getId());
            check.run();
        }
    }

    private void run() throws IOException {
        for (ObjectId tree = trees.poll(); tree != null; tree = trees.poll()) {
            check(tree, Constants.OBJ_TREE);
            var entries = new CanonicalTreeParser(null, reader, tree);
            for (; !entries.eof(); entries.next()) {
                ObjectId id = entries.getEntryObjectId();
                int mode = entries.getEntryRawMode();
                if (FileMode.TREE.equals(mode)) {
                    add(id);
                } else if (!FileMode.GITLINK.equals(mode) && seen.add(id)) {
                    check(id, Constants.OBJ_BLOB);
                }
            }
        }
    }

    private void add(ObjectId tree) {
        if (seen.add(tree)) {
            trees.add(tree);
        }
    }

    private void check(ObjectId id, int type) throws IOException {
        ObjectLoader object = reader.open(id, type);
        try (InputStream content = object.openStream()) {
            if (!ids.idFor(type, object.getSize(), content).equals(id)) {
                throw new CorruptObjectException(id, "its content is not what its id says");
            }
        }
    }
}
