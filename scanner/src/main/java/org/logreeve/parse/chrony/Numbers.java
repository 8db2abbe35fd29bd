package org.logreeve.parse.chrony;

import java.util.Locale;

/** What C's {@code sscanf} takes for a number, without regular expressions. */
final class Numbers {
    private Numbers() {}

    /** Whether the whole word is what {@code %d} reads. */
    static boolean isInteger(String word) {
        int end = integerEnd(word);
        return end > 0 && end == word.length();
    }

    /** Whether the whole word is what {@code %lf} reads. */
    static boolean isNumber(String word) {
        int end = numberEnd(word);
        return end > 0 && end == word.length();
    }

    /** Characters of the integer that the word starts with; 0 when it starts with none. */
    static int integerEnd(String word) {
        int start = sign(word);
        int end = digits(word, start);
        return end > start ? end : 0;
    }

    /** Characters of the number that the word starts with; 0 when it starts with none. */
    static int numberEnd(String word) {
        int start = sign(word);
        String rest = word.substring(start, Math.min(word.length(), start + 8));
        rest = rest.toLowerCase(Locale.ROOT);
        if (rest.startsWith("infinity")) {
            return start + 8;
        }
        if (rest.startsWith("inf") || rest.startsWith("nan")) {
            return start + 3;
        }
        int whole = digits(word, start);
        int end = whole;
        if (end < word.length() && word.charAt(end) == '.') {
            end = digits(word, end + 1);
            if (end - start == 1) {
                return 0;
            }
        }
        return end > start ? exponent(word, end) : 0;
    }

    private static int exponent(String word, int at) {
        if (at < word.length() && "eE".indexOf(word.charAt(at)) >= 0) {
            int start = at + 1;
            if (start < word.length() && "+-".indexOf(word.charAt(start)) >= 0) {
                start++;
            }
            int end = digits(word, start);
            return end > start ? end : at;
        }
        return at;
    }

    private static int sign(String word) {
        return !word.isEmpty() && "+-".indexOf(word.charAt(0)) >= 0 ? 1 : 0;
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
