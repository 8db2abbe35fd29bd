package org.logreeve.parse.logrotate;

import org.logreeve.text.Origin;
import org.logreeve.text.ShellPattern;

/**
 * One log file or shell pattern of a stanza.
 *
 * @param text as the stanza names it, quotes gone
 * @param until when not empty: files from this path on belong to an earlier stanza, or to none,
 *     because logrotate gave the pattern up at a duplicate
 * @param doubt when not empty: why it cannot be said which files the stanza handles
 */
public record LogPattern(String text, String until, String doubt, Origin origin) {

    /** Whether this stanza handles the file, as far as can be said. */
    public boolean covers(String path) {
        boolean matched = isGlob() ? ShellPattern.of(text).matches(path) : text.equals(path);
        return matched && (until.isEmpty() || path.compareTo(until) < 0);
    }

    /** Whether some of its files are, or may be, another stanza's. */
    boolean isPartial() {
        return !until.isEmpty() || !doubt.isEmpty();
    }

    public boolean isGlob() {
        return ShellPattern.isPattern(text);
    }
}
