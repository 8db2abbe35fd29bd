package org.logreeve.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Inputs that earlier fuzzing found to reach new places, one archive for each component. */
record FuzzCorpus(Path archive) {
    private static final Path FOLDER = Path.of("src/test/resources/org/logreeve/fuzz");

    static FuzzCorpus of(String component) {
        return new FuzzCorpus(FOLDER.resolve(component + ".zip"));
    }

    /** By their names; none when there is no archive yet. */
    SequencedMap<String, byte[]> inputs() throws IOException {
        var inputs = new LinkedHashMap<String, byte[]>();
        if (!Files.exists(archive)) {
            return inputs;
        }
        try (InputStream in = Files.newInputStream(archive);
                var zip = new ZipInputStream(in)) {
            for (@Nullable ZipEntry entry = zip.getNextEntry();
                    entry != null;
                    entry = zip.getNextEntry()) {
                inputs.put(entry.getName(), zip.readAllBytes());
            }
        }
        return inputs;
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var input : inputs().entrySet()) {
            Files.write(folder.resolve(Path.of(input.getKey()).getFileName()), input.getValue());
        }
    }

    /** All files of a folder become the archive, in the order of their names and without times. */
    void keep(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Files.createDirectories(FOLDER);
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : files) {
                var entry = new ZipEntry(file.getFileName().toString());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
            }
        }
    }
}
