package org.logreeve.connect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of SSH's wire form one after the other; RFC 4251 section 5. */
final class WireFields {
    private final byte[] bytes;
    private int at;

    WireFields(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes are not what they claim to be. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /** The fields put together again, each with its length in front. */
    static byte[] joined(byte[]... strings) {
        var out = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(string.length).array());
            out.writeBytes(string);
        }
        return out.toByteArray();
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    int uint32() throws Malformed {
        return fixed(Integer.BYTES).getInt();
    }

    /** To be compared as unsigned. */
    long uint64() throws Malformed {
        return fixed(Long.BYTES).getLong();
    }

    byte[] string() throws Malformed {
        int length = uint32();
        if (length < 0 || length > bytes.length - at) {
            throw new Malformed("a field is longer than the whole");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** A string without NUL, byte by byte. */
    String text() throws Malformed {
        String text = new String(string(), StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw new Malformed("a text holds a NUL");
        }
        return text;
    }

    void end() throws Malformed {
        if (!atEnd()) {
            throw new Malformed("there is something behind the last field");
        }
    }

    private ByteBuffer fixed(int length) throws Malformed {
        if (bytes.length - at < length) {
            throw new Malformed("it is cut off");
        }
        at += length;
        return ByteBuffer.wrap(bytes, at - length, length);
    }
}
