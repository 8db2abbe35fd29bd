package org.logreeve.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * The frame of a journal record: length (4 bytes, big-endian), CRC-32C of the payload (4), SHA-256
 * of the previous record's hash and the payload (32), payload. So a torn end is told from a changed
 * middle.
 */
final class RecordChain {
    static final int HEADER = 4 + 4 + 32;
    static final int MAX_PAYLOAD = 256 << 20;

    private byte[] previous = new byte[32];

    /** The payload's frame, chained to the last one. */
    ByteBuffer frame(byte[] payload) {
        byte[] hash = hash(payload);
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.putInt(payload.length).putInt(crc(payload)).put(hash).put(payload).flip();
        previous = hash;
        return frame;
    }

    /** Whether checksum and chain are right; advances the chain when they are. */
    boolean accepts(byte[] payload, int crc, byte[] hash) {
        if (crc(payload) != crc || !MessageDigest.isEqual(hash(payload), hash)) {
            return false;
        }
        previous = hash;
        return true;
    }

    private byte[] hash(byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int crc(byte[] payload) {
        var crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
