package org.logreeve.parse.syslogng;

import java.util.OptionalLong;

/** The daemon's numbers: decimal with a unit, {@code 0x}, a leading 0 for octal, fractions. */
final class Numbers {
    private static final int LONGEST = 18;

    private Numbers() {}

    /** A word that is a number is a number. */
    static Token.Type type(String word) {
        int from = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        int digits = digits(word, from);
        if (digits == from) {
            return Token.Type.WORD;
        }
        if (digits == word.length() || isHex(word) || isUnit(word.substring(digits))) {
            return Token.Type.NUMBER;
        }
        boolean isFraction =
                word.charAt(digits) == '.'
                        && digits + 1 < word.length()
                        && digits(word, digits + 1) == word.length();
        return isFraction ? Token.Type.FLOAT : Token.Type.WORD;
    }

    private static int digits(String word, int from) {
        int end = from;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isHex(String word) {
        if (!word.startsWith("0x") || word.length() == 2) {
            return false;
        }
        return word.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    private static boolean isUnit(String unit) {
        int i = !unit.isEmpty() && "kKmMgG".indexOf(unit.charAt(0)) >= 0 ? 1 : 0;
        if (i < unit.length() && "iI".indexOf(unit.charAt(i)) >= 0) {
            i++;
        }
        if (i < unit.length() && "bB".indexOf(unit.charAt(i)) >= 0) {
            i++;
        }
        return !unit.isEmpty() && i == unit.length();
    }

    /** The value of a number token; empty when it is none or too large. */
    static OptionalLong value(String word) {
        if (word.length() > LONGEST || type(word) != Token.Type.NUMBER) {
            return OptionalLong.empty();
        }
        if (isHex(word)) {
            return OptionalLong.of(Long.parseLong(word.substring(2), 16));
        }
        int from = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        int end = digits(word, from);
        boolean isOctal =
                word.length() > 1
                        && word.charAt(0) == '0'
                        && end == word.length()
                        && word.chars().allMatch(c -> c >= '0' && c <= '7');
        if (isOctal) {
            return OptionalLong.of(Long.parseLong(word, 8));
        }
        long number = Long.parseLong(word.substring(word.startsWith("+") ? 1 : 0, end));
        return scaled(number, word.substring(end));
    }

    private static OptionalLong scaled(long number, String unit) {
        if (unit.isEmpty() || unit.equalsIgnoreCase("b")) {
            return OptionalLong.of(number);
        }
        boolean isBinary = unit.length() > 1 && (unit.charAt(1) == 'i' || unit.charAt(1) == 'I');
        long step = isBinary ? 1024 : 1000;
        long factor =
                switch (Character.toLowerCase(unit.charAt(0))) {
                    case 'k' -> step;
                    case 'm' -> step * step;
                    case 'g' -> step * step * step;
                    default -> 1;
                };
        try {
            return OptionalLong.of(Math.multiplyExact(number, factor));
        } catch (ArithmeticException ignored) {
            return OptionalLong.empty();
        }
    }
}
