package org.logreeve.connect;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * What came through a channel and was not read yet. SSHJ's own stream cannot be left while the
 * other end may still send: it would end the whole connection.
 */
final class Inbound extends InputStream {
    private final IntConsumer taken;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int position;
    private long waiting;
    private boolean ended;

    /**
     * @param taken learns how many bytes were read; runs without a lock of ours
     */
    Inbound(IntConsumer taken) {
        this.taken = taken;
    }

    /** Keeps the bytes for the reader, or drops them when there is none any more. */
    synchronized void put(byte[] bytes) {
        if (!ended && bytes.length > 0) {
            chunks.add(bytes);
            waiting += bytes.length;
            notifyAll();
        }
    }

    /** Bytes that wait for the reader. */
    synchronized long waiting() {
        return waiting;
    }

    /** Nothing more comes; what is there can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws InterruptedIOException {
        int count = take(bytes, offset, length);
        if (count > 0) {
            taken.accept(count);
        }
        return count;
    }

    private synchronized int take(byte[] bytes, int offset, int length)
            throws InterruptedIOException {
        try {
            while (chunks.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        byte[] head = chunks.peek();
        if (head == null) {
            return -1;
        }
        int count = Math.min(length, head.length - position);
        System.arraycopy(head, position, bytes, offset, count);
        position += count;
        waiting -= count;
        if (position == head.length) {
            chunks.remove();
            position = 0;
        }
        return count;
    }
}
