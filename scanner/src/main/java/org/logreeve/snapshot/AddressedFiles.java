package org.logreeve.snapshot;

import java.io.IOException;
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
 * Compressed files in a folder, each under the SHA-256 of what it holds.
 *
 * @param ending of their names
 * @param most bytes that one may hold; a file that holds more was not written by us
 */
record AddressedFiles(Path folder, String ending, int most) {
    /**
     * Keeps bytes. What is there already stays for as long as what is new; what was changed since
     * is written anew.
     *
     * @return their address
     */
    String put(byte[] bytes) throws IOException {
        String address = Digest.sha256(bytes);
        Path file = file(address);
        if (isSound(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
            AtomicFile.write(file, Gzip.packed(bytes));
        }
        return address;
    }

    /**
     * @param what for messages
     * @throws IOException when it is not there, or is not what was put in
     */
    byte[] get(String address, String what) throws IOException {
        if (!address.matches("[0-9a-f]{64}")) {
            throw new IOException("'" + address + "' is no address of a snapshot");
        }
        byte[] bytes;
        try {
            bytes = Gzip.unpacked(file(address), most);
        } catch (NoSuchFileException e) {
            throw new IOException(what + " is not kept any more");
        }
        if (!Digest.sha256(bytes).equals(address)) {
            throw new IOException(what + " was changed in the store");
        }
        return bytes;
    }

    boolean has(String address) {
        return Files.isRegularFile(file(address));
    }

    /** All of them by address; what writers left that were cut goes. */
    List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (Path part : list(folder)) {
            if (Files.isDirectory(part)) {
                AtomicFile.clean(part);
                for (Path file : list(part)) {
                    if (String.valueOf(file.getFileName()).endsWith(ending)) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    String address(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ending.length());
    }

    private boolean isSound(Path file) {
        try {
            get(address(file), "it");
            return true;
        } catch (IOException e) {
            // as good as not there: it is written again
            return false;
        }
    }

    private Path file(String address) {
        return folder.resolve(address.substring(0, 2)).resolve(address + ending);
    }

    /** By name; nothing when there is no such folder. */
    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
