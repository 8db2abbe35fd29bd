package org.logreeve.parse.syslogng;

import org.logreeve.parse.Problems;

/** Names as the daemon compares them: hyphens and underscores are one. */
final class Names {
    private static final int SHOWN = 60;

    private Names() {}

    static String normal(String name) {
        return name.replace('_', '-');
    }

    /** Arguments and global values, in the form that the daemon keeps them by. */
    static String key(String name) {
        return name.replace('-', '_');
    }

    static boolean same(String written, String name) {
        return normal(written).equals(name);
    }

    /** Host text for a message. */
    static String shown(String text) {
        return Problems.shown(text.replace('\n', ' '), SHOWN);
    }
}
