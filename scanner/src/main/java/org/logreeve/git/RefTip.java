package org.logreeve.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** What a ref names, with a damaged one told apart from one that is not there. */
final class RefTip {
    private static final String SYMBOLIC = "ref: ";

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
        if (leaf == null || !leaf.getStorage().isLoose()) {
            // JGit takes a file that is too short for one that is not there
            checkFile(repository, leaf == null ? name : leaf.getName());
        }
        return ref == null ? null : ref.getObjectId();
    }

    private static void checkFile(Repository repository, String name) throws DamagedRef {
        Path file = repository.getCommonDirectory().toPath().resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (var in = Files.newInputStream(file)) {
            String text =
                    new String(
                            in.readNBytes(Constants.OBJECT_ID_STRING_LENGTH),
                            StandardCharsets.US_ASCII);
            // another program may have written it since
            if (!ObjectId.isId(text) && !text.startsWith(SYMBOLIC)) {
                throw new DamagedRef(file + " is damaged: it begins with no id of a commit", null);
            }
        } catch (NoSuchFileException e) {
            return; // it was packed, or deleted, since
        } catch (DamagedRef e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedRef(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
