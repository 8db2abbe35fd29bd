package org.logreeve.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.logreeve.json.Json;

/**
 * Redacted snapshots in a folder, each under the SHA-256 of its own form, compressed; texts of
 * files lie beside them, once each. A host that has not changed takes no more space. They name
 * people and machines, so they do not stay: {@link #purge}.
 *
 * <p>Contents are written before the snapshot that names them and taken away after it, so that a
 * writer that is killed leaves nothing that cannot be read.
 */
public final class SnapshotStore {
    /** Longer than any snapshot takes between its first content and its own file. */
    private static final Duration ONE_PUT = Duration.ofHours(1);

    private final Path folder;
    private final AddressedFiles snapshots;
    private final StoredContents contents;

    public SnapshotStore(Path folder) {
        this.folder = folder;
        this.snapshots = new AddressedFiles(folder, ".json.gz", 512 << 20);
        this.contents = new StoredContents(folder.resolve("contents"));
    }

    /**
     * Keeps a snapshot.
     *
     * @return its address
     */
    public String put(Snapshot snapshot) throws IOException {
        createFolder();
        return snapshots.put(Json.write(StoredSnapshot.of(snapshot, contents)));
    }

    /**
     * Whether there is a snapshot at an address that {@link #put} gave; not whether it is sound.
     */
    public boolean keeps(String address) {
        return snapshots.has(address);
    }

    /**
     * Gives a snapshot back.
     *
     * @param clock of the host when it was read; the store does not keep it
     * @throws IOException when it is not there, or is not what was put in
     */
    public Snapshot get(String address, long clock) throws IOException {
        return StoredSnapshot.parse(snapshots.get(address, "it")).snapshot(clock, contents);
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
        return snapshots.files();
    }

    /**
     * @throws IOException when it is damaged, or not what was put in
     */
    StoredSnapshot stored(Path file) throws IOException {
        return StoredSnapshot.parse(snapshots.get(snapshots.address(file), "it"));
    }

    StoredContents contents() {
        return contents;
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
