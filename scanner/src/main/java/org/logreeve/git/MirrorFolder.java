package org.logreeve.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The folder of a copy in a cache that several processes may share: it appears whole and goes
 * whole.
 *
 * @param cache made when it is not there, for its owner only
 * @param folder directly in it
 */
record MirrorFolder(Path cache, Path folder) {
    /** An empty copy, unless there is one; whether it is new. */
    boolean make() throws IOException {
        if (Files.exists(folder)) {
            return false;
        }
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(cache, ownerOnly);
        Path empty = Files.createTempDirectory(cache, "new-", ownerOnly);
        try (Repository repository = builder(empty).build()) {
            repository.create(true);
        }
        try {
            Files.move(empty, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(empty);
            return false;
        }
    }

    /** First out of the way of others, then for good. */
    void remove() throws IOException {
        Path away = Files.createTempDirectory(cache, "old-");
        Files.move(folder, away.resolve("git"), StandardCopyOption.ATOMIC_MOVE);
        delete(away);
    }

    private static void delete(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** The copy; to be closed by the caller. */
    Repository open() throws IOException {
        return builder(folder).setMustExist(true).build();
    }

    boolean isShallow() {
        return Files.exists(folder.resolve("shallow"));
    }

    private static FileRepositoryBuilder builder(Path folder) {
        return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare();
    }
}
