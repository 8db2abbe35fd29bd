package org.logreeve.evaluate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Messages on a pipe: four bytes of length, most significant first, then that many bytes. */
public final class Frames {
    private Frames() {}

    /**
     * @throws IOException when the message is longer than {@code most}, or the pipe is broken
     */
    public static void write(OutputStream out, byte[] message, int most) throws IOException {
        if (message.length > most) {
            throw new IOException("a message of " + message.length + " bytes, more than " + most);
        }
        var data = new DataOutputStream(out);
        data.writeInt(message.length);
        data.write(message);
        data.flush();
    }

    /**
     * The next message; null when the other side closed the pipe between two messages.
     *
     * @throws IOException when the message is longer than {@code most}, or cut
     */
    public static byte @Nullable [] read(InputStream in, int most) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        var data = new DataInputStream(in);
        int length = (first << 24) | (data.readUnsignedByte() << 16) | data.readUnsignedShort();
        if (length < 0 || length > most) {
            throw new IOException(
                    "a message of "
                            + Integer.toUnsignedString(length)
                            + " bytes, more than "
                            + most);
        }
        byte[] message = new byte[length];
        data.readFully(message);
        return message;
    }
}
