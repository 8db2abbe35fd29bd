package org.logreeve.parse.sudoers;

/** Backslashes in sudoers(5), taken away where sudo does. */
final class Escapes {
    private Escapes() {}

    /** {@code \xHH} is a byte, and any other sign behind a backslash is itself. */
    static String ofWord(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                plain.append(c);
            } else if (raw.charAt(i + 1) == 'x' && isByte(raw, i + 2)) {
                plain.append((char) Integer.parseInt(raw.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                plain.append(raw.charAt(++i));
            }
        }
        return plain.toString();
    }

    /** Only sudoers' own signs are escaped in paths. */
    static String ofPath(String raw) {
        var plain = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            boolean escape =
                    raw.charAt(i) == '\\'
                            && i + 1 < raw.length()
                            && ",:= \t#".indexOf(raw.charAt(i + 1)) >= 0;
            plain.append(raw.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }

    private static boolean isByte(String raw, int at) {
        return at + 2 <= raw.length()
                && Character.digit(raw.charAt(at), 16) >= 0
                && Character.digit(raw.charAt(at + 1), 16) >= 0;
    }
}
