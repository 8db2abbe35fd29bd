package org.logreeve.parse.systemd;

import java.util.OptionalLong;

/** A place in a value that is read from left to right. */
final class Scan {
    /** More digits than this do not fit 63 bits. */
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;

    Scan(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean atDigit() {
        return !atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Goes past white space; false when there is none. */
    boolean blanks() {
        int from = at;
        while (!atEnd() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > from;
    }

    String digits() {
        int from = at;
        while (atDigit()) {
            at++;
        }
        return text.substring(from, at);
    }

    boolean skip(char c) {
        boolean there = !atEnd() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    boolean skip(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    /** The number that digits write; empty when it is too large to be meant. */
    static OptionalLong number(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros > MOST_DIGITS
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits.substring(zeros)));
    }
}
