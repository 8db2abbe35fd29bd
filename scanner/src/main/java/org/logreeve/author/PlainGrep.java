package org.logreeve.author;

import java.util.List;

/**
 * What a check would come to that searches files for a line, and knows nothing of what the daemon
 * makes of it: shown in a fixture where that is the wrong verdict.
 *
 * @param wanted whether the check is content when a line matches, or when none does
 * @param pattern an extended regular expression, as {@code grep -E} takes it
 * @param files absolute paths and globs, which it searches
 */
public record PlainGrep(boolean wanted, String pattern, List<String> files) {
    public PlainGrep {
        files = List.copyOf(files);
    }

    /** Whether the check is content with files of which some line matches, or none. */
    public boolean isContent(boolean matches) {
        return matches == wanted;
    }
}
