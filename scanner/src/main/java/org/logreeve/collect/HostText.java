package org.logreeve.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes of a host as text, and the other way round, without losing one. */
final class HostText {
    private HostText() {}

    /** UTF-8 when the bytes are valid UTF-8, else ISO-8859-1. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** One char per byte: such strings compare and match as the bytes do. */
    static String bytewise(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes by which a host is asked for a name. */
    static String bytewise(String name) {
        return bytewise(name.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String bytewise) {
        return decode(bytewise.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Whether a request line can carry the path: absolute, no line break, NUL or lone surrogate.
     */
    static boolean canBeAsked(String path) {
        return path.startsWith("/")
                && path.indexOf('\n') < 0
                && path.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(path);
    }

    /**
     * Whether the name may have come from bytes that are not UTF-8: asking for it in UTF-8 then
     * asks for another name, so that not finding it proves nothing.
     */
    static boolean hasDoubtfulSpelling(String path) {
        return path.chars().anyMatch(c -> c >= 0x80) && path.chars().allMatch(c -> c <= 0xff);
    }
}
