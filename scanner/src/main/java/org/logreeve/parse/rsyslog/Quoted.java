package org.logreeve.parse.rsyslog;

/** Strings in quotes or back-ticks. */
final class Quoted {
    private Quoted() {}

    /**
     * Length of the string that starts here, quotes included, or 0 when it has no end or an escape
     * that the daemon's scanner refuses.
     */
    static int length(Cursor cursor, String refused) {
        char quote = cursor.peek(0);
        for (int i = 1; ; i++) {
            char c = cursor.peek(i);
            if (c == '\0' || refused.indexOf(c) >= 0) {
                return 0;
            }
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
                if ("'\"`?\\$abfnrtvx01234567".indexOf(cursor.lower(i)) < 0) {
                    return 0;
                }
            }
        }
    }

    /** The text between the quotes with escapes resolved. */
    static String unescape(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        var text = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\' || i + 1 == inner.length()) {
                text.append(c);
                continue;
            }
            char escape = inner.charAt(++i);
            int octal = octalDigits(inner, i);
            if (octal > 0) {
                text.append((char) Integer.parseInt(inner, i, i + octal, 8));
                i += octal - 1;
            } else {
                text.append(control(escape));
            }
        }
        return text.toString();
    }

    private static int octalDigits(String text, int from) {
        int count = 0;
        while (count < 3
                && from + count < text.length()
                && text.charAt(from + count) >= '0'
                && text.charAt(from + count) <= '7') {
            count++;
        }
        return count;
    }

    private static char control(char escape) {
        return switch (escape) {
            case 'a' -> '\007';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\013';
            default -> escape;
        };
    }
}
