package org.logreeve.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Lets tests end the process within a write, where a kill from outside would hardly ever hit. Off
 * unless the JVM was started with {@code -Dlogreeve.test.halt=NAME:BYTE}: then the write that
 * reaches that byte of the file of that name is cut there, as by {@code kill -9}. It stands here
 * because each durable write of the program comes by here.
 */
final class CutWrite {
    private static final String WANTED = System.getProperty("logreeve.test.halt", "");

    private CutWrite() {}

    static void ifWanted(FileChannel channel, ByteBuffer bytes, String name) throws IOException {
        if (!WANTED.startsWith(name + ":")) {
            return;
        }
        long cut = Long.parseLong(WANTED.substring(name.length() + 1)) - channel.position();
        if (cut >= 0 && cut < bytes.remaining()) {
            ByteBuffer first = bytes.duplicate().limit(bytes.position() + (int) cut);
            while (first.hasRemaining()) {
                channel.write(first);
            }
            Runtime.getRuntime().halt(137);
        }
    }
}
