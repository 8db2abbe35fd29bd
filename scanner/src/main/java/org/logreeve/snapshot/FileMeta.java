package org.logreeve.snapshot;

/**
 * What the host said about a path itself.
 *
 * @param type kind of file behind the path, links followed
 * @param mode permission bits, 0 to 07777
 * @param owner owner's name, or its number as text when it has no name
 * @param group group's name, or its number as text when it has no name
 * @param size bytes; never trusted as the length of the content
 * @param modified seconds since 1970 (UTC)
 * @param link where the path points when it is a symbolic link itself, else empty
 * @param inode tells a file from the one that took its place; 0 when the host did not say
 */
public record FileMeta(
        FileType type,
        int mode,
        String owner,
        String group,
        long size,
        long modified,
        String link,
        long inode) {
    /** Of a file whose inode is not known, as in trees. */
    public FileMeta(
            FileType type,
            int mode,
            String owner,
            String group,
            long size,
            long modified,
            String link) {
        this(type, mode, owner, group, size, modified, link, 0);
    }
}
