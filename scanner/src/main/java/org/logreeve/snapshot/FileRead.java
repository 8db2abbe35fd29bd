package org.logreeve.snapshot;

import java.util.List;

/** What came of asking a host for one path. */
public sealed interface FileRead {
    String path();

    /**
     * A regular file's text.
     *
     * @param text decoded as UTF-8 when the bytes are valid UTF-8, else as ISO-8859-1, so that no
     *     byte is lost; line ends and NULs are kept as they are
     */
    record Content(String path, FileMeta meta, String text) implements FileRead {}

    /**
     * A directory; its regular files were read too and stand in the snapshot by their own paths.
     *
     * @param names entry names in byte order, dot files included, without {@code .} and {@code ..}
     */
    record Directory(String path, FileMeta meta, List<String> names) implements FileRead {
        public Directory {
            names = List.copyOf(names);
        }
    }

    /** The path is there; its content was not asked for, or it is a special file. */
    record Present(String path, FileMeta meta) implements FileRead {}

    /** Proven not to be there: each folder on the way could be searched. */
    record Absent(String path) implements FileRead {}

    /** There or not, the account may not see it. */
    record Denied(String path, String reason) implements FileRead {}

    /** There and allowed, but not read whole: too large, changing while read, budget used up. */
    record Unread(String path, String reason) implements FileRead {}

    /** Nobody has asked the host for this path yet. */
    record NotCollected(String path) implements FileRead {}
}
