package org.logreeve.parse.logrotate;

import java.math.BigInteger;

/**
 * What C's {@code strtol} and {@code strtoull} with base 0 read: octal after 0, hexadecimal after
 * 0x, limited to 64 bits.
 *
 * @param whole whether nothing stood behind the number
 */
record CNumber(long value, boolean whole) {
    private static final BigInteger MOST_SIGNED = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST_SIGNED = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_UNSIGNED =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    static CNumber signed(String text) {
        Digits digits = Digits.of(text);
        BigInteger value = digits.negative ? digits.value.negate() : digits.value;
        return new CNumber(value.min(MOST_SIGNED).max(LEAST_SIGNED).longValue(), digits.whole);
    }

    /** A minus sign wraps around, as in C. */
    static CNumber unsigned(String text) {
        Digits digits = Digits.of(text);
        long value = digits.value.min(MOST_UNSIGNED).longValue();
        boolean wraps = digits.negative && digits.value.compareTo(MOST_UNSIGNED) <= 0;
        return new CNumber(wraps ? -value : value, digits.whole);
    }

    private record Digits(BigInteger value, boolean negative, boolean whole) {
        /** No 64-bit number has more digits, leading zeros apart. */
        private static final int MOST = 24;

        static Digits of(String text) {
            int at = 0;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            boolean negative = at < text.length() && text.charAt(at) == '-';
            if (at < text.length() && (negative || text.charAt(at) == '+')) {
                at++;
            }
            int base = base(text, at);
            int start = base == 16 ? at + 2 : at;
            int end = start;
            while (end < text.length() && digit(text.charAt(end), base) >= 0) {
                end++;
            }
            if (end == start) {
                return new Digits(BigInteger.ZERO, false, text.isEmpty());
            }
            while (start < end - 1 && text.charAt(start) == '0') {
                start++;
            }
            BigInteger value =
                    end - start > MOST
                            ? BigInteger.ONE.shiftLeft(80)
                            : new BigInteger(text.substring(start, end), base);
            return new Digits(value, negative, end == text.length());
        }

        private static int base(String text, int at) {
            if (at >= text.length() || text.charAt(at) != '0') {
                return 10;
            }
            boolean hexadecimal =
                    at + 2 < text.length()
                            && (text.charAt(at + 1) | 0x20) == 'x'
                            && digit(text.charAt(at + 2), 16) >= 0;
            return hexadecimal ? 16 : 8;
        }

        private static int digit(char c, int base) {
            return c < 0x80 ? Character.digit(c, base) : -1;
        }
    }
}
