package org.logreeve.parse.sshd;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One directive as sshd reads it.
 *
 * @param name in lower case, of several names for one thing the usual one
 * @param value as {@code sshd -T} prints it
 * @param conditions the criteria of the Match blocks that it stands in, outer ones first; none for
 *     every log-in
 */
public record SshdLine(String name, String value, List<String> conditions, Origin origin) {
    public SshdLine {
        conditions = List.copyOf(conditions);
    }

    /** Whether it stands in no block, or may stand in none and in one that takes all. */
    boolean isGlobal() {
        return conditions.isEmpty() || (Keywords.isGlobal(name) && isForAll());
    }

    /** Whether all its blocks take every log-in. */
    boolean isForAll() {
        return conditions.stream().allMatch(MatchLine.ALL::equals);
    }

    /** The criteria, but for those that take every log-in. */
    String when() {
        return String.join(
                " and ", conditions.stream().filter(c -> !c.equals(MatchLine.ALL)).toList());
    }
}
