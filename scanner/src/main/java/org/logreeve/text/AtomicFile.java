package org.logreeve.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Publishes a file whole or not at all.
 *
 * <p>{@code FileChannel.write} on a full disk returns short without an exception, so the write
 * loops, the bytes are forced and read back, and only then the name appears.
 */
public final class AtomicFile {
    private static final String UNPUBLISHED = ".unpublished";

    private AtomicFile() {}

    /** Writes {@code bytes} to {@code target}; on any failure the old content, if any, stays. */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("'" + target + "' names no file");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), UNPUBLISHED);
        try {
            writeFully(temporary, bytes, String.valueOf(target.getFileName()));
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw new IOException(
                    "cannot write '" + target + "': " + e.getMessage() + "; nothing was published",
                    e);
        }
        try {
            force(folder);
        } catch (IOException e) {
            throw new IOException(
                    "'%s' is written, and may be lost when the machine stops now: %s"
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    /** Takes away what writers left in a folder that were cut off; nobody may be writing there. */
    public static void clean(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, ".*" + UNPUBLISHED)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    /**
     * Loops until every byte is written; a full disk ends in an exception, never in a short file.
     *
     * @param name the file's name when it is published
     */
    public static void writeFully(FileChannel channel, ByteBuffer bytes, String name)
            throws IOException {
        CutWrite.ifWanted(channel, bytes, name);
        int idle = 0;
        while (bytes.hasRemaining()) {
            idle = channel.write(bytes) == 0 ? idle + 1 : 0;
            if (idle == 3) {
                throw new IOException("no space left: " + bytes.remaining() + " bytes not written");
            }
        }
    }

    private static void writeFully(Path file, byte[] bytes, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(bytes), name);
            channel.force(true);
        }
        if (!Digest.sha256(Files.readAllBytes(file)).equals(Digest.sha256(bytes))) {
            throw new IOException("the file read back differs from what was written");
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
