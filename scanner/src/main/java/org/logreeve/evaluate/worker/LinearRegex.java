package org.logreeve.evaluate.worker;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions that rules may use: matched in linear time, and bounded in size. */
final class LinearRegex {
    private static final int MAX_CHARACTERS = 500;

    /** Repetitions multiply when nested: {@code (x{100}){100}} is 10,000 states. */
    private static final long MAX_REPEATS = 1_000;

    private LinearRegex() {}

    static void check(String regex) throws RefusedException {
        if (regex.length() > MAX_CHARACTERS || repeats(regex) > MAX_REPEATS) {
            throw new RefusedException(
                    Refusal.REGEX,
                    "the regular expression is too large",
                    "at most 500 characters, and 1000 repetitions multiplied");
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(
                    Refusal.REGEX,
                    "'" + regex + "' is not a regular expression: " + e.getDescription(),
                    "RE2 syntax: no look-around and no back-references");
        }
    }

    private static long repeats(String regex) {
        long product = 1;
        for (int open = regex.indexOf('{'); open >= 0; open = regex.indexOf('{', open + 1)) {
            long most = 0;
            long number = 0;
            for (int i = open + 1; i < regex.length() && regex.charAt(i) != '}'; i++) {
                char c = regex.charAt(i);
                number = c >= '0' && c <= '9' ? Math.min(10_000, number * 10 + (c - '0')) : 0;
                most = Math.max(most, number);
            }
            product = Math.min(MAX_REPEATS + 1, product * Math.max(1, most));
        }
        return product;
    }
}
