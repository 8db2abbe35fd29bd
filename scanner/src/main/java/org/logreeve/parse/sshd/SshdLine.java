package org.logreeve.parse.sshd;

import org.logreeve.text.Origin;

/**
 * One directive as sshd reads it.
 *
 * @param name in lower case, of several names for one thing the usual one
 * @param value as {@code sshd -T} prints it
 * @param conditions of the Match blocks that it stands in; none for every log-in
 */
public record SshdLine(String name, String value, Conditions conditions, Origin origin) {

    /** Whether it stands in no block, or may stand in none and in one that takes all. */
    boolean isGlobal() {
        return conditions.isNone() || (Keywords.isGlobal(name) && conditions.isForAll());
    }
}
