package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * Who may do what with a file or folder that logs depend on: everything below {@code /var/log} and
 * {@code /run/log} to a depth of four, log files that a configuration names elsewhere, the
 * configurations themselves, programs, and the folders above all of these. In a {@link Gap} of this
 * kind the component is a purpose, and the scope a path.
 *
 * @param path absolute path
 * @param purpose {@code log}, {@code journal}, {@code audit} (the audit log), {@code
 *     configuration}, {@code program} or {@code folder} (one above the others)
 * @param type {@code file}, {@code folder}, {@code link} or {@code special}
 * @param mode four octal digits, for example {@code 0640}
 * @param owner name, or number without one
 * @param group name, or number without one
 * @param groupWritable whether the mode lets the group write; of a link always false, as all its
 *     permissions: what they say counts for nothing
 * @param otherReadable whether the mode lets everybody read
 * @param otherWritable whether the mode lets everybody write
 * @param sticky whether in this folder only owners may remove what is theirs
 * @param permissions the mode in words: {@code owner-read}, {@code owner-write}, {@code
 *     owner-execute}, and the same of {@code group} and {@code other}
 * @param rotated whether the name is that of a rotated or compressed copy
 * @param bytes its size
 * @param origin the path, or what was observed
 */
public record FileAccess(
        String path,
        String purpose,
        String type,
        String mode,
        String owner,
        String group,
        boolean groupWritable,
        boolean otherReadable,
        boolean otherWritable,
        boolean sticky,
        List<String> permissions,
        boolean rotated,
        long bytes,
        Origin origin)
        implements Fact {
    public FileAccess {
        permissions = List.copyOf(permissions);
    }
}
