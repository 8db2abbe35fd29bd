package org.logreeve.connect;

import org.jspecify.annotations.Nullable;

/**
 * What one command gave back. Arrays are not copied: nobody changes them.
 *
 * @param exit exit status; a command that ends without one ends in a HostException instead
 * @param stdout standard output, at most the cap
 * @param stderr standard error, at most the cap
 * @param transit when input and output went over; null when nobody looked
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExecResult(int exit, byte[] stdout, byte[] stderr, @Nullable Transit transit) {
    public ExecResult(int exit, byte[] stdout, byte[] stderr) {
        this(exit, stdout, stderr, null);
    }
}
