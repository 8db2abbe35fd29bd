package org.logreeve.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.json.Json;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.Digest;

/**
 * Redacted snapshots in a folder, each under the SHA-256 of its own form, compressed; texts of
 * files lie beside them, once each. A host that has not changed takes no more space. They name
 * people and machines, so they do not stay: {@link #purge}.
 *
 * <p>Contents are written before the snapshot that names them and taken away after it, so that a
 * writer that is killed leaves nothing that cannot be read.
 */
public final class SnapshotStore {
    private static final String ENDING = ".json.gz";
    private static final int MOST_BYTES = 512 << 20;

    /** Longer than any snapshot takes between its first content and its own file. */
    private static final Duration ONE_PUT = Duration.ofHours(1);

    private final Path folder;
    private final StoredContents contents;

    public SnapshotStore(Path folder) {
        this.folder = folder;
        this.contents = new StoredContents(folder.resolve("contents"));
    }

    /**
     * Keeps a snapshot.
     *
     * @return its address
     */
    public String put(Snapshot snapshot) throws IOException {
        createFolder();
        byte[] form = Json.write(StoredSnapshot.of(snapshot, contents));
        String address = Digest.sha256(form);
        Path file = file(address);
        if (Files.exists(file)) {
            // what is read again stays as long as what is new
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return address;
        }
        AtomicFile.write(file, Gzip.packed(form));
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
        checkAddress(address);
        byte[] form;
        try {
            form = Gzip.unpacked(file(address), MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new IOException("it is not kept any more");
        }
        if (!Digest.sha256(form).equals(address)) {
            throw new IOException("it was changed in the store");
        }
        return StoredSnapshot.parse(form).snapshot(clock, contents);
    }

    /**
     * Takes away what was put in last before {@code day}, and what writers left that were cut.
     * Looks at times only, so it costs little at the end of each run; {@link SnapshotPurge} reads.
     */
    public void purge(Instant before) throws IOException {
        boolean none = true;
        for (Path file : files()) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.delete(file);
            } else {
                none = false;
            }
        }
        for (Path file : contents.files()) {
            Instant last = Files.getLastModifiedTime(file).toInstant();
            if (none || last.isBefore(before.minus(ONE_PUT))) {
                Files.delete(file);
            }
        }
    }

    /** The file of each snapshot, in the order of addresses. */
    List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (Path part : list(folder)) {
            if (Files.isDirectory(part)) {
                AtomicFile.clean(part);
                for (Path file : list(part)) {
                    if (String.valueOf(file.getFileName()).endsWith(ENDING)) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    StoredContents contents() {
        return contents;
    }

    static String address(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    static void checkAddress(String address) throws IOException {
        if (!address.matches("[0-9a-f]{64}")) {
            throw new IOException("'" + address + "' is no address of a snapshot");
        }
    }

    /** What lies in a folder, by name; nothing when there is none. */
    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
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
}
