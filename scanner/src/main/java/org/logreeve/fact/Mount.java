package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * The file system that a folder of logs lies on.
 *
 * @param path the folder: {@code /var}, {@code /var/log}, {@code /var/log/audit}, {@code
 *     /var/log/journal} or {@code /run/log/journal}
 * @param mountPoint where that file system is mounted
 * @param separate whether it is mounted at the folder itself
 * @param fileSystem its type, for example {@code ext4}
 * @param device what is mounted, for example {@code /dev/sda2}
 * @param options options of the mount and of its file system, each once
 * @param nodev whether devices are not taken as such
 * @param nosuid whether set-user-ID bits count for nothing
 * @param noexec whether no program there is run
 * @param readOnly whether nothing can be written
 * @param bytes its size; -1 when it was not seen
 * @param freeBytes what an ordinary account can still fill of it; -1 when it was not seen
 * @param freePercent whole hundredths of its size that {@code freeBytes} are; -1 when they were not
 *     seen
 * @param origin the line of the kernel's table
 */
public record Mount(
        String path,
        String mountPoint,
        boolean separate,
        String fileSystem,
        String device,
        List<String> options,
        boolean nodev,
        boolean nosuid,
        boolean noexec,
        boolean readOnly,
        long bytes,
        long freeBytes,
        long freePercent,
        Origin origin)
        implements Fact {
    /** In the place of a number that was not seen. */
    public static final long UNSEEN = -1;

    public Mount {
        options = List.copyOf(options);
    }
}
