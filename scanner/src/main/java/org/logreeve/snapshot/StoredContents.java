package org.logreeve.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.Digest;

/**
 * Texts of files, redacted, each once however many hosts and runs have it: under its SHA-256,
 * compressed.
 */
final class StoredContents {
    /** Shorter ones stand in the snapshot itself: a file of its own would take more room. */
    static final int LEAST_APART = 512;

    private static final String ENDING = ".gz";
    private static final int MOST_BYTES = 64 << 20;

    private final Path folder;

    StoredContents(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a text; one that is there already stays for as long as one that is new.
     *
     * @return its address
     */
    String put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String address = Digest.sha256(bytes);
        Path file = file(address);
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
            AtomicFile.write(file, Gzip.packed(bytes));
        }
        return address;
    }

    /**
     * @throws IOException when it is not there, or is not what was put in
     */
    String get(String address) throws IOException {
        SnapshotStore.checkAddress(address);
        byte[] bytes;
        try {
            bytes = Gzip.unpacked(file(address), MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new IOException("content " + address.substring(0, 12) + " is not kept any more");
        }
        if (!Digest.sha256(bytes).equals(address)) {
            throw new IOException(
                    "content " + address.substring(0, 12) + " was changed in the store");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The file of each content that is there, and what writers left that were cut. */
    List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (Path part : SnapshotStore.list(folder)) {
            if (Files.isDirectory(part)) {
                AtomicFile.clean(part);
                try (Stream<Path> all = Files.list(part)) {
                    all.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    static String address(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private Path file(String address) {
        return folder.resolve(address.substring(0, 2)).resolve(address + ENDING);
    }
}
