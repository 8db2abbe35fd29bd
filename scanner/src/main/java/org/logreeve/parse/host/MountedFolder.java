package org.logreeve.parse.host;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A folder of logs and the file system under it.
 *
 * @param options of the mount and of its file system, each once
 * @param bytes its size; -1 when it was not seen
 * @param freeBytes what an ordinary account can fill of it; -1 when it was not seen
 * @param at the line of the kernel's table
 */
public record MountedFolder(
        String path,
        String mountPoint,
        String fileSystem,
        String device,
        List<String> options,
        long bytes,
        long freeBytes,
        Origin at) {
    public MountedFolder {
        options = List.copyOf(options);
    }
}
