package org.logreeve.parse.sudoers;

/**
 * The shapes of words in sudoers(5), each as the end of the longest one that begins at a place; the
 * place itself when none does. A NUL is in none of them.
 */
final class Shapes {
    private static final String NOT_IN_WORDS = "#>!=:,() \t\r\n\\\"\0";
    private static final String NOT_IN_PATHS = ",:=\\ \t\r\n#\0";
    private static final String NOT_IN_VALUES = "#=, \t\r\n\\\"\0";

    private final String text;

    /** No regular expression that begins before this place ends. */
    private int openUntil;

    Shapes(String text) {
        this.text = text;
    }

    char at(int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    int literal(int at, String word) {
        return text.startsWith(word, at) ? at + word.length() : at;
    }

    int blanks(int at) {
        int end = at;
        while (at(end) == ' ' || at(end) == '\t') {
            end++;
        }
        return end;
    }

    int lineFeed(int at) {
        int feed = at(at) == '\r' ? at + 1 : at;
        return at(feed) == '\n' ? feed + 1 : at;
    }

    /** A backslash, blanks and the end of the line. */
    int continuation(int at) {
        if (at(at) != '\\') {
            return at;
        }
        int blank = blanks(at + 1);
        int end = lineFeed(blank);
        return end > blank ? end : at;
    }

    int restOfLine(int at) {
        int feed = text.indexOf('\n', at);
        return feed < 0 ? text.length() : feed + 1;
    }

    int word(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "\t\n\0".indexOf(at(at + 1)) < 0) {
                at += 2;
            } else if (NOT_IN_WORDS.indexOf(c) >= 0) {
                break;
            } else {
                at++;
            }
        }
        return at;
    }

    /** {@code #1000} and {@code #-1}. */
    int number(int at) {
        int digits = at(at) == '#' ? at + (at(at + 1) == '-' ? 2 : 1) : at;
        int end = digits == at ? at : digits(digits);
        return end > digits ? end : at;
    }

    int wordOrNumber(int at) {
        return Math.max(word(at), number(at));
    }

    int path(int from) {
        if (at(from) != '/') {
            return from;
        }
        int at = from + 1;
        while (at < text.length()) {
            if (text.charAt(at) == '\\' && ",:= \t#".indexOf(at(at + 1)) >= 0) {
                at += 2;
            } else if (NOT_IN_PATHS.indexOf(text.charAt(at)) >= 0) {
                break;
            } else {
                at++;
            }
        }
        return at > from + 1 ? at : from;
    }

    /** From {@code ^} to the last {@code $} that may end it; both signs may be escaped within. */
    int expression(int from) {
        if (at(from) != '^' || from < openUntil) {
            return from;
        }
        int end = from;
        int at = from + 1;
        for (; at < text.length() && "\r\n\0".indexOf(text.charAt(at)) < 0; at++) {
            boolean escaped = at > from + 1 && text.charAt(at - 1) == '\\';
            if (text.charAt(at) == '$') {
                end = at + 1;
            }
            if ("$#".indexOf(text.charAt(at)) >= 0 && !escaped) {
                break;
            }
        }
        if (end == from) {
            openUntil = at;
        }
        return end;
    }

    /** The value of a setting. */
    int value(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "\r\n\0".indexOf(at(at + 1)) < 0) {
                at += 2;
            } else if (NOT_IN_VALUES.indexOf(c) >= 0 || (c == '!' && at == from)) {
                break;
            } else {
                at++;
            }
        }
        return at;
    }

    int settingName(int from) {
        int at = from;
        while ((at(at) >= 'a' && at(at) <= 'z') || at(at) == '_') {
            at++;
        }
        return at;
    }

    int alias(int from) {
        int at = from;
        while ((at(at) >= 'A' && at(at) <= 'Z')
                || (at > from && (at(at) == '_' || isDigit(at(at))))) {
            at++;
        }
        return at;
    }

    /** The path of an include without quotes. */
    int included(int from) {
        if (at(from) == '"') {
            return from;
        }
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at > from && (at(at + 1) == ' ' || at(at + 1) == '\t')) {
                at += 2;
            } else if (" \t\r\n\f\u000b\0".indexOf(c) >= 0) {
                break;
            } else {
                at++;
            }
        }
        return at;
    }

    int of(int from, String signs) {
        int at = from;
        while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    int hex(int at) {
        return of(at, "0123456789abcdefABCDEF");
    }

    int base64(int from) {
        int at = from;
        while (isDigit(at(at))
                || (at(at) >= 'a' && at(at) <= 'z')
                || (at(at) >= 'A' && at(at) <= 'Z')
                || (at(at) != '\0' && "+/=".indexOf(at(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** An address of either family, and its mask. */
    int network(int at) {
        int four = fourParts(at);
        if (four > at) {
            return mask(four, fourParts(four + 1), 32);
        }
        int six = colons(at);
        return six > at ? mask(six, colons(six + 1), 128) : at;
    }

    private int mask(int slash, int asAddress, int mostBits) {
        if (at(slash) != '/') {
            return slash;
        }
        int end = slash;
        for (int last = slash + 2; last <= Math.min(digits(slash + 1), slash + 4); last++) {
            String bits = text.substring(slash + 1, last);
            boolean isPlain = bits.length() == 1 || bits.charAt(0) != '0';
            if (isPlain && bits.length() <= 3 && Integer.parseInt(bits) <= mostBits) {
                end = last;
            }
        }
        return Math.max(end, asAddress > slash + 1 ? asAddress : slash);
    }

    private int fourParts(int from) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            int end = part(at);
            if (end == at || (part < 3 && at(end) != '.')) {
                return from;
            }
            at = part < 3 ? end + 1 : end;
        }
        return at;
    }

    private int part(int at) {
        int end = Math.min(digits(at), at + 3);
        boolean isLarge =
                end == at + 3 && (at(at) == '0' || Integer.parseInt(text.substring(at, end)) > 255);
        return isLarge ? end - 1 : end;
    }

    private int colons(int from) {
        int at = from;
        int groups = 0;
        while (groups < 7 && at(Math.min(hex(at), at + 4)) == ':') {
            at = Math.min(hex(at), at + 4) + 1;
            groups++;
        }
        return groups < 2 ? from : Math.min(hex(at), at + 4);
    }

    private int digits(int from) {
        int at = from;
        while (isDigit(at(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
