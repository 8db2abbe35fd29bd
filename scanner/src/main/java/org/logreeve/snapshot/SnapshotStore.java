package org.logreeve.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.logreeve.json.Json;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.Digest;

/**
 * Redacted snapshots in a folder, each under the SHA-256 of its own form, compressed. A host that
 * has not changed takes no more space. They name people and machines, so they do not stay: {@link
 * #purge}.
 */
public final class SnapshotStore {
    private static final String ENDING = ".json.gz";
    private static final int MOST_BYTES = 512 << 20;

    private final Path folder;

    public SnapshotStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a snapshot.
     *
     * @return its address
     */
    public String put(Snapshot snapshot) throws IOException {
        byte[] form = Json.write(StoredSnapshot.of(snapshot));
        String address = Digest.sha256(form);
        Path file = file(address);
        if (Files.exists(file)) {
            // what is read again stays as long as what is new
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return address;
        }
        createFolder();
        AtomicFile.write(file, compressed(form));
        return address;
    }

    /**
     * Whether there is a snapshot at an address that {@link #put} gave; not whether it is sound.
     */
    public boolean keeps(String address) {
        return Files.isRegularFile(file(address));
    }

    /**
     * Gives a snapshot back.
     *
     * @param clock of the host when it was read; the store does not keep it
     * @throws IOException when it is not there, or is not what was put in
     */
    public Snapshot get(String address, long clock) throws IOException {
        if (!address.matches("[0-9a-f]{64}")) {
            throw new IOException("'" + address + "' is no address of a snapshot");
        }
        byte[] form;
        try (var in = new GZIPInputStream(Files.newInputStream(file(address)))) {
            form = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new IOException("it is not kept any more");
        }
        if (!Digest.sha256(form).equals(address)) {
            throw new IOException("it was changed in the store");
        }
        return Json.read(form, StoredSnapshot.class).snapshot(clock);
    }

    /** Takes away what was put in last before {@code day}, and what writers left that were cut. */
    public void purge(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path part : list(folder)) {
            if (!Files.isDirectory(part)) {
                continue;
            }
            AtomicFile.clean(part);
            for (Path file : list(part)) {
                boolean ours = String.valueOf(file.getFileName()).endsWith(ENDING);
                if (ours && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private Path file(String address) {
        return folder.resolve(address.substring(0, 2)).resolve(address + ENDING);
    }

    private static byte[] compressed(byte[] form) throws IOException {
        var bytes = new ByteArrayOutputStream(form.length / 4);
        try (var out = new GZIPOutputStream(bytes)) {
            new ByteArrayInputStream(form).transferTo(out);
        }
        return bytes.toByteArray();
    }
}
