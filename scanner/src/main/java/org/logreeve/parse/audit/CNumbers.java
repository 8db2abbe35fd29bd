package org.logreeve.parse.audit;

/** Numbers as strtoul(3) reads them with base 0, in 32 bits: what follows the digits is ignored. */
final class CNumbers {
    private CNumbers() {}

    /** Whether the text begins with a digit, or, where signs are allowed, a minus and a digit. */
    static boolean begins(String text, boolean signed) {
        int at = signed && text.startsWith("-") ? 1 : 0;
        return at < text.length() && isDigit(text.charAt(at));
    }

    /** The lowest 32 bits, as a signed number. */
    static int number(String text) {
        boolean minus = text.startsWith("-");
        int at = minus ? 1 : 0;
        int base = 10;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            base = 16;
            at += 2;
        } else if (text.startsWith("0", at)) {
            base = 8;
        }
        long value = 0;
        while (at < text.length() && digit(text.charAt(at), base) >= 0) {
            // strtoul stops at its largest value, of which the lowest bits are all set
            value = Math.min(0xFFFF_FFFF_FFFFL, value * base + digit(text.charAt(at), base));
            at++;
        }
        return (int) (minus ? -value : value);
    }

    private static int digit(char c, int base) {
        return c < 128 ? Character.digit(c, base) : -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
