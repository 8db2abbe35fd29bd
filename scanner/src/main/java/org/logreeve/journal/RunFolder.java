package org.logreeve.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;

/**
 * The folder that runs write to: {@code runs/<id>/journal.lrj}, the reports of the newest run, and
 * {@code CURRENT}, which names it. One run at a time holds its lock.
 */
public final class RunFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes the folder for one run.
     *
     * @throws InputException when another run holds it
     * @throws IOException when it cannot be written
     */
    public static RunFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new InputException(
                    folder.toString(),
                    0,
                    0,
                    "another run is writing here",
                    "wait for it, or name another folder with --output");
        }
        return new RunFolder(folder, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path journal(String run) {
        return journal(folder, run);
    }

    public Path report(String name) {
        return folder.resolve(name);
    }

    /** Names the newest run; written after its journal and reports. */
    public void publish(String run) throws IOException {
        AtomicFile.write(folder.resolve("CURRENT"), (run + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The journal of the newest published run below a folder. */
    public static Path currentJournal(Path folder) throws IOException {
        String run = Files.readString(folder.resolve("CURRENT")).strip();
        return journal(folder, run);
    }

    private static Path journal(Path folder, String run) {
        return folder.resolve("runs").resolve(run).resolve("journal.lrj");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
