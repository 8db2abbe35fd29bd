package org.logreeve.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes in a compressed file. */
final class Gzip {
    private Gzip() {}

    static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /**
     * @param most a file that holds more was not written by us, and is cut there
     */
    static byte[] unpacked(Path file, int most) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(most);
        }
    }
}
