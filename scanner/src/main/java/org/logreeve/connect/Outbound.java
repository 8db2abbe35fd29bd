package org.logreeve.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to go through a channel. A thread aside carries it, never more than the other end has
 * room for: SSHJ would wait for room inside of a monitor that the reader of the whole connection
 * needs too. Who writes here waits for us only, and {@link #close()} frees it.
 */
final class Outbound extends OutputStream {
    private static final int ROOM = 64 * 1024;

    private final Executor aside;
    private final Far far;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] bytes = new byte[ROOM];
    private int size;
    private boolean carrying;
    private boolean closed;

    /** The other end. */
    interface Far {
        /** Bytes that it takes now. */
        long room();

        void send(byte[] bytes) throws IOException;
    }

    Outbound(Executor aside, Far far) {
        this.aside = aside;
        this.far = far;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            done += accept(from, offset + done, length - done);
            carry();
        }
    }

    /** The other end has room again. */
    void carry() {
        lock.lock();
        try {
            if (carrying || size == 0 || closed) {
                return;
            }
            carrying = true;
        } finally {
            lock.unlock();
        }
        aside.execute(this::run);
    }

    /** Drops what waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int accept(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (size == ROOM && !closed) {
                changed.await();
            }
            if (closed) {
                throw new IOException("the channel was closed");
            }
            int count = Math.min(length, ROOM - size);
            System.arraycopy(from, offset, bytes, size, count);
            size += count;
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (byte[] next = take(); next != null; next = take()) {
                far.send(next);
            }
        } catch (IOException e) {
            close();
        }
    }

    private byte @Nullable [] take() {
        lock.lock();
        try {
            int count = (int) Math.min(size, Math.max(0, far.room()));
            if (count == 0 || closed) {
                carrying = false;
                return null;
            }
            byte[] next = java.util.Arrays.copyOf(bytes, count);
            System.arraycopy(bytes, count, bytes, 0, size - count);
            size -= count;
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }
}
