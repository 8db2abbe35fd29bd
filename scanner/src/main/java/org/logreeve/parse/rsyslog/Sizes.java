package org.logreeve.parse.rsyslog;

/** Sizes with a unit: small letters count in 1024, capital letters in 1000. */
final class Sizes {
    private static final String UNITS = "kmgtpe";

    private Sizes() {}

    static boolean isSize(String text) {
        int digits = digits(text);
        return digits < 18
                && (digits == text.length()
                        || (digits == text.length() - 1 && unit(text.charAt(digits)) >= 0));
    }

    static long parse(String text) {
        int digits = digits(text);
        long value = digits == 0 ? 0 : Long.parseLong(text.substring(0, digits));
        if (digits < text.length()) {
            char unit = text.charAt(digits);
            long base = Character.isUpperCase(unit) ? 1000 : 1024;
            for (int i = unit(unit); i >= 0; i--) {
                value *= base;
            }
        }
        return value;
    }

    private static int unit(char c) {
        return UNITS.indexOf(Character.toLowerCase(c));
    }

    private static int digits(String text) {
        int count = 0;
        while (count < text.length() && Patterns.isDigit(text.charAt(count))) {
            count++;
        }
        return count;
    }
}
