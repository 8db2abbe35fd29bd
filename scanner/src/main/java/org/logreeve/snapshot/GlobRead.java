package org.logreeve.snapshot;

import java.util.List;

/**
 * What came of expanding one shell pattern on a host, by glob(7) rules in byte order.
 *
 * @param pattern absolute pattern as written in the configuration
 * @param paths the matching paths; each was read and stands in the snapshot
 * @param denied folders that the expansion needed and the account may not list
 * @param collected false when nobody has asked the host for this pattern yet
 */
public record GlobRead(String pattern, List<String> paths, List<String> denied, boolean collected) {
    public GlobRead {
        paths = List.copyOf(paths);
        denied = List.copyOf(denied);
    }

    public static GlobRead notCollected(String pattern) {
        return new GlobRead(pattern, List.of(), List.of(), false);
    }
}
