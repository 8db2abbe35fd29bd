package org.logreeve.parse.logrotate;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.ShellPattern;

/**
 * The names that reading a directory passes over.
 *
 * <p>The built-in list is that of the 3.21 program; its man page lacks some. A star matches no
 * leading dot, so {@code .x.swp} is read.
 */
final class Taboo {
    private static final List<String> BUILT_IN =
            List.of(
                    ",v",
                    ".bak",
                    ".cfsaved",
                    ".disabled",
                    ".dpkg-bak",
                    ".dpkg-del",
                    ".dpkg-dist",
                    ".dpkg-new",
                    ".dpkg-old",
                    ".dpkg-tmp",
                    ".rhn-cfg-tmp-*",
                    ".rpmnew",
                    ".rpmorig",
                    ".rpmsave",
                    ".swp",
                    ".ucf-dist",
                    ".ucf-new",
                    ".ucf-old",
                    "~");

    /** Passed over from 3.22 on. */
    private static final List<String> NEWER =
            List.of(".new", ".old", ".orig", ".pacnew", ".pacorig", ".pacsave");

    /** More than any host has. */
    private static final int MOST = 1000;

    private final List<ShellPattern> patterns = new ArrayList<>();
    private boolean builtIn = true;

    Taboo() {
        BUILT_IN.forEach(ending -> patterns.add(ShellPattern.of("*" + ending)));
    }

    boolean ignores(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** Whether patterns were left out because there are too many. */
    boolean isFull() {
        return patterns.size() >= MOST;
    }

    /** Whether 3.21 reads a file that newer versions pass over. */
    boolean dependsOnVersion(String name) {
        return builtIn
                && !ignores(name)
                && !name.startsWith(".")
                && NEWER.stream().anyMatch(name::endsWith);
    }

    /** logrotate(8), tabooext: a list of endings, after a plus sign in addition. */
    void extensions(String value) {
        for (String ending : items(value)) {
            if (!ending.isEmpty() && !isFull()) {
                patterns.add(ShellPattern.of("*" + ending));
            }
        }
    }

    /** logrotate(8), taboopat: as {@link #extensions}, whole patterns. */
    void patterns(String value) {
        for (String pattern : items(value)) {
            if (!isFull()) {
                patterns.add(ShellPattern.of(pattern));
            }
        }
    }

    private List<String> items(String value) {
        String list = value;
        if (value.startsWith("+")) {
            list = value.substring(1).strip();
        } else {
            patterns.clear();
            builtIn = false;
        }
        var items = new ArrayList<String>();
        int at = 0;
        while (at < list.length()) {
            int end = at;
            while (end < list.length() && !isSeparator(list.charAt(end))) {
                end++;
            }
            items.add(list.substring(at, end));
            at = end < list.length() && list.charAt(end) == ',' ? end + 1 : end;
            while (at < list.length() && Character.isWhitespace(list.charAt(at))) {
                at++;
            }
        }
        return items;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c);
    }
}
