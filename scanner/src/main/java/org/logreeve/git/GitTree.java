package org.logreeve.git;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of one folder at one commit.
 *
 * @param commit full commit id
 * @param time author's time, seconds since 1970 (UTC)
 * @param subject first line of the commit message
 * @param files content by path below the folder
 */
public record GitTree(String commit, long time, String subject, SortedMap<String, byte[]> files) {
    public GitTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
