package org.logreeve.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts of files, redacted, each once however many hosts and runs have it: under its SHA-256,
 * compressed.
 */
final class StoredContents {
    /** Shorter ones stand in the snapshot itself: a file of its own would take more room. */
    static final int LEAST_APART = 512;

    private final AddressedFiles files;

    StoredContents(Path folder) {
        this.files = new AddressedFiles(folder, ".gz", 64 << 20);
    }

    /**
     * Keeps a text; one that is there already stays for as long as one that is new.
     *
     * @return its address
     */
    String put(String text) throws IOException {
        return files.put(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IOException when it is not there, or is not what was put in
     */
    String get(String address) throws IOException {
        String what = "content " + address.substring(0, Math.min(12, address.length()));
        return new String(files.get(address, what), StandardCharsets.UTF_8);
    }

    /** The file of each content that is there. */
    List<Path> files() throws IOException {
        return files.files();
    }

    String address(Path file) {
        return files.address(file);
    }
}
