package org.logreeve.parse.systemd;

import java.math.BigInteger;

/** A place in a value that is read from left to right. */
final class Scan {
    /** The largest number of 64 bits without a sign. */
    static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private static final BigInteger NONE = BigInteger.ONE.negate();

    /** More digits than this do not fit 64 bits. */
    private static final int MOST_DIGITS = 20;

    private final String text;
    private int at;

    Scan(String text) {
        this.text = text;
    }

    /** The number itself, or the largest of 63 bits. */
    static long clipped(BigInteger number) {
        return number.bitLength() > 63 ? Long.MAX_VALUE : number.longValueExact();
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

    /** The number that digits write; -1 when it does not fit 64 bits. */
    static BigInteger number(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (digits.length() - zeros > MOST_DIGITS) {
            return NONE;
        }
        BigInteger number = new BigInteger(digits.substring(zeros));
        return number.compareTo(LARGEST) > 0 ? NONE : number;
    }
}
