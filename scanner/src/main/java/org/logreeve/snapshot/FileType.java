package org.logreeve.snapshot;

/** Kind of file behind a path, links followed. */
public enum FileType {
    REGULAR,
    DIRECTORY,
    /** Device, FIFO, socket: never opened. {@code /dev/null} is one. */
    SPECIAL
}
