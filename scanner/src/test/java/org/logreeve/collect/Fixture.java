package org.logreeve.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A fixture layer under construction. */
record Fixture(Path layer) {
    Fixture file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Fixture file(String path, byte[] bytes) throws IOException {
        return write(layer.resolve("root" + path), bytes);
    }

    Fixture link(String path, String target) throws IOException {
        Path link = layer.resolve("root" + path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }

    Fixture folder(String path) throws IOException {
        Files.createDirectories(layer.resolve("root" + path));
        return this;
    }

    Fixture command(String name, String output) throws IOException {
        return write(layer.resolve("commands/" + name), output.getBytes(StandardCharsets.UTF_8));
    }

    Fixture yaml(String text) throws IOException {
        return write(layer.resolve("tree.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }

    List<Path> layers() {
        return List.of(layer);
    }

    private Fixture write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }
}
