package org.logreeve.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream to its end and keeps no more than a cap of it. */
final class CappedDrain {
    private static final int CHUNK = 32 * 1024;

    private final InputStream in;
    private final int cap;
    private final Runnable overflow;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /**
     * @param overflow runs once when there is more than the cap; the rest is read and dropped
     */
    CappedDrain(InputStream in, int cap, Runnable overflow) {
        this.in = in;
        this.cap = cap;
        this.overflow = overflow;
    }

    void run() throws IOException {
        byte[] chunk = new byte[CHUNK];
        boolean over = false;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            int room = cap - kept.size();
            kept.write(chunk, 0, Math.min(n, room));
            if (n > room && !over) {
                over = true;
                overflow.run();
            }
        }
    }

    byte[] kept() {
        return kept.toByteArray();
    }
}
