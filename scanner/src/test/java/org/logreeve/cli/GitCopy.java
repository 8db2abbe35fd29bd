package org.logreeve.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copy that the scanner keeps of a policy's repository.
 *
 * @param cache the folder it lies in
 */
record GitCopy(Path cache) {
    List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.toList();
        }
    }

    Path repository() throws IOException {
        return entries().stream()
                .filter(path -> path.toString().endsWith(".git"))
                .findFirst()
                .orElseThrow();
    }

    List<Path> packs() throws IOException {
        try (Stream<Path> all = Files.list(repository().resolve("objects/pack"))) {
            return all.sorted().toList();
        }
    }

    static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /**
     * @param how one of the ways that the test names
     * @param commit a commit that is there
     */
    void damage(String how, String commit) throws IOException {
        Path pack =
                packs().stream()
                        .filter(path -> path.toString().endsWith(".pack"))
                        .findFirst()
                        .orElseThrow();
        if (!pack.toFile().setWritable(true)) {
            throw new IOException("cannot change " + pack);
        }
        switch (how) {
            case "truncated" -> Files.write(pack, new byte[0]);
            case "changed" -> change(pack);
            case "gone" -> Files.delete(pack);
            case "shallow" -> Files.writeString(repository().resolve("shallow"), commit + "\n");
            case "no repository" -> Files.delete(repository().resolve("HEAD"));
            default -> throw new IllegalArgumentException(how);
        }
    }

    /** Every byte of the middle, so that an object of the policy is hit. */
    private static void change(Path pack) throws IOException {
        try (var file = new RandomAccessFile(pack.toFile(), "rw")) {
            long half = file.length() / 2;
            file.seek(half);
            file.write(new byte[(int) Math.min(2000, half - 100)]);
        }
    }
}
