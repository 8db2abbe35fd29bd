package org.logreeve.parse.systemd;

import org.jspecify.annotations.Nullable;

/**
 * systemd's logical lines (systemd.syntax(7)): comments are gone, also those between continued
 * lines, and a line that ends in a backslash goes on in the next one.
 */
final class IniText {
    /** systemd refuses longer lines, continued ones included. */
    private static final int LONGEST = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LINE_FEED = 1;
    private static final int RETURN = 2;
    private static final int NUL = 4;

    /**
     * One logical line.
     *
     * @param first number of its first physical line, from 1
     * @param last number of its last one, which systemd's messages name
     * @param text without white space around it; never empty
     */
    record Line(int first, int last, String text) {}

    private final String text;
    private int at;
    private int number;
    private boolean marked;
    private boolean tooLong;

    IniText(String text) {
        this.text = text;
    }

    /** The number of the physical line that was read last. */
    int number() {
        return number;
    }

    /** Whether a line was met that systemd refuses as too long; nothing is read after it. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The next logical line that is not empty; null at the end. */
    @Nullable Line next() {
        var joined = new StringBuilder();
        int first = 0;
        while (!tooLong) {
            String line = physical();
            if (line == null) {
                // systemd counts the end of the text as one more line
                return joined.isEmpty() ? null : line(first, number + 1, joined.toString());
            }
            if (isComment(line)) {
                continue;
            }
            if (!marked && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(1);
                marked = true;
            }
            first = first == 0 ? number : first;
            if (joined.length() + line.length() > LONGEST) {
                tooLong = true;
                return null;
            }
            joined.append(line);
            if (endsInEscape(line)) {
                joined.setCharAt(joined.length() - 1, ' ');
                continue;
            }
            Line logical = line(first, number, joined.toString());
            if (logical != null) {
                return logical;
            }
            joined.setLength(0);
            first = 0;
        }
        return null;
    }

    private static @Nullable Line line(int first, int last, String joined) {
        String stripped = strip(joined);
        return stripped.isEmpty() ? null : new Line(first, last, stripped);
    }

    /**
     * One physical line; any of line feed, return and NUL ends it, and each of them once belongs to
     * the same end.
     */
    private @Nullable String physical() {
        if (at == text.length()) {
            return null;
        }
        int start = at;
        int end = -1;
        int seen = 0;
        for (; at < text.length(); at++) {
            int sign = sign(text.charAt(at));
            if ((seen & NUL) != 0 || (sign == 0 && seen != 0) || (sign & seen) != 0) {
                break;
            }
            end = sign != 0 && seen == 0 ? at : end;
            seen |= sign;
        }
        number++;
        if ((seen == 0 ? at : end) - start > LONGEST) {
            tooLong = true;
            return null;
        }
        return text.substring(start, seen == 0 ? at : end);
    }

    private static int sign(char c) {
        return switch (c) {
            case '\n' -> LINE_FEED;
            case '\r' -> RETURN;
            case '\0' -> NUL;
            default -> 0;
        };
    }

    private static boolean isComment(String line) {
        int start = 0;
        while (start < line.length() && isBlank(line.charAt(start))) {
            start++;
        }
        return start < line.length() && (line.charAt(start) == '#' || line.charAt(start) == ';');
    }

    /** An odd number of backslashes at the end: an even one is escaped backslashes. */
    private static boolean endsInEscape(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    /** Without white space around it, as systemd counts white space. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
