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
    private final Transit.Watch watch;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /**
     * @param overflow runs once when there is more than the cap; the rest is read and dropped
     */
    CappedDrain(InputStream in, int cap, Runnable overflow) {
        this(in, cap, overflow, new Transit.Watch());
    }

    /**
     * @param watch hears when bytes come
     */
    CappedDrain(InputStream in, int cap, Runnable overflow, Transit.Watch watch) {
        this.in = in;
        this.cap = cap;
        this.overflow = overflow;
        this.watch = watch;
    }

    void run() throws IOException {
        byte[] chunk = new byte[CHUNK];
        boolean over = false;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            int room = cap - kept.size();
            kept.write(chunk, 0, Math.min(n, room));
            watch.received(kept.size());
            if (n > room && !over) {
                over = true;
                overflow.run();
            }
        }
        watch.ended(kept.size());
    }

    byte[] kept() {
        return kept.toByteArray();
    }
}
