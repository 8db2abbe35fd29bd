package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.List;

/**
 * The criteria of the Match blocks that a line stands in, outer ones first; lines share them.
 *
 * @param when the criteria, but for those that take every log-in
 */
public record Conditions(List<String> all, String when) {
    static final Conditions NONE = new Conditions(List.of(), "");

    public Conditions {
        all = List.copyOf(all);
    }

    Conditions and(String criteria) {
        var more = new ArrayList<>(all);
        more.add(criteria);
        boolean isForAll = criteria.equals(MatchLine.ALL);
        String joined = when.isEmpty() ? criteria : when + " and " + criteria;
        return new Conditions(more, isForAll ? when : joined);
    }

    boolean isNone() {
        return all.isEmpty();
    }

    /** Whether all blocks take every log-in. */
    boolean isForAll() {
        return when.isEmpty();
    }
}
