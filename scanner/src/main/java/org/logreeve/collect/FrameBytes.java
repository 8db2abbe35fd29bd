package org.logreeve.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.logreeve.text.HostException;

/** The bytes of the collector's answer, and how far they are read. */
final class FrameBytes {
    private static final int LONGEST_HEADER = 1024;

    private final byte[] bytes;
    private final String nonce;
    private int at;
    private long frames;

    FrameBytes(byte[] bytes, String nonce) {
        this.bytes = bytes;
        this.nonce = nonce;
    }

    int length() {
        return bytes.length;
    }

    int at() {
        return at;
    }

    void goTo(int next) {
        at = next;
    }

    /** Frames that were read. */
    long frames() {
        return frames;
    }

    byte[] range(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The line feed before the first frame of that kind from there on; -1 when there is none. */
    int mark(String kind, int from) {
        return find("\n" + nonce + " " + kind, from);
    }

    /** Bytes up to the line feed before the next such frame; stays before that frame. */
    byte[] untilMark(String kind) throws HostException {
        int mark = mark(kind, at);
        if (mark < 0) {
            throw cut();
        }
        byte[] body = Arrays.copyOfRange(bytes, at, mark);
        at = mark + 1;
        return body;
    }

    String payload(long length) throws HostException {
        if (length >= bytes.length - at) {
            throw cut();
        }
        int end = at + (int) length;
        if (bytes[end] != '\n') {
            throw FrameReader.broken("a length that does not hold");
        }
        String text = HostText.bytewise(Arrays.copyOfRange(bytes, at, end));
        at = end + 1;
        return text;
    }

    FrameHeader header() throws HostException {
        int end = at;
        while (end < bytes.length && end - at <= LONGEST_HEADER && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            throw cut();
        }
        String line = HostText.bytewise(Arrays.copyOfRange(bytes, at, end));
        if (bytes[end] != '\n' || !line.startsWith(nonce + " ")) {
            throw FrameReader.broken("'" + shortened(line) + "' where a frame should begin");
        }
        at = end + 1;
        frames++;
        return new FrameHeader(List.of(line.substring(nonce.length() + 1).split(" ", -1)));
    }

    private int find(String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    String start() {
        return shortened(HostText.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 200))));
    }

    static String shortened(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private HostException cut() {
        return new HostException(
                "LR-2002",
                "collect",
                "the collector's answer ends in the middle, after " + bytes.length + " bytes",
                "run again; if it stays, look for what ends sessions on the host");
    }
}
