package org.logreeve.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** What a ref names, with a damaged one told apart from one that is not there. */
final class RefTip {
    private static final String SYMBOLIC = "ref:";
    private static final int MOST_BYTES = 4_096;

    private RefTip() {}

    /** A ref is there and names nothing. */
    static final class DamagedRef extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedRef(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The object that a ref names, through others that it may stand for; null when it is not there.
     *
     * @param name in full
     * @throws DamagedRef when its file is cut off or holds something else
     */
    static @Nullable ObjectId of(Repository repository, String name) throws DamagedRef {
        Ref ref;
        try {
            ref = repository.exactRef(name);
        } catch (IOException e) {
            throw new DamagedRef(name + " cannot be read: " + e.getMessage(), e);
        }
        Ref leaf = ref == null ? null : ref.getLeaf();
        if (leaf == null || leaf.getObjectId() == null || !leaf.getStorage().isLoose()) {
            // JGit takes a file that is too short for one that is not there, and so it takes HEAD
            // when the branch that it stands for holds something else
            checkFile(repository, leaf == null ? name : leaf.getName());
        }
        return ref == null ? null : ref.getObjectId();
    }

    private static void checkFile(Repository repository, String name) throws DamagedRef {
        Path file =
                (name.contains("/") ? repository.getCommonDirectory() : repository.getDirectory())
                        .toPath()
                        .resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        String text;
        try (var in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            return; // it was packed, or deleted, since
        } catch (IOException e) {
            throw new DamagedRef(file + " cannot be read: " + e.getMessage(), e);
        }
        if (text.startsWith(SYMBOLIC)) {
            String other = text.substring(SYMBOLIC.length()).strip();
            if (!name.contains("/") && other.contains("/")) {
                of(repository, other);
            }
        } else if (!ObjectId.isId(text)) {
            // else another program has written it since
            throw new DamagedRef(file + " is damaged: it holds no id of a commit", null);
        }
    }
}
