package org.logreeve.parse.audit;

import java.util.Comparator;

/**
 * The order of {@code ls -v}: runs of digits count as numbers, and what looks like a suffix of the
 * file's kind counts only between names that are otherwise equal (GNU coreutils, "Version sort
 * ordering").
 */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder OF_NAMES = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        String shortA = a.substring(0, suffixAt(a));
        String shortB = b.substring(0, suffixAt(b));
        int result = versions(shortA, shortB);
        if (result == 0) {
            result = versions(a, b);
        }
        return result == 0 ? a.compareTo(b) : result;
    }

    /** Where the longest end of the form {@code (\.[A-Za-z~][A-Za-z0-9~]*)*} begins. */
    private static int suffixAt(String name) {
        int start = name.length();
        int end = name.length();
        while (true) {
            int at = end - 1;
            while (at >= 0 && isSuffixChar(name.charAt(at))) {
                at--;
            }
            boolean part =
                    at > 0
                            && name.charAt(at) == '.'
                            && at + 1 < end
                            && !CNumbers.isDigit(name.charAt(at + 1));
            if (!part) {
                return start;
            }
            start = at;
            end = at;
        }
    }

    private static boolean isSuffixChar(char c) {
        return isLetter(c) || CNumbers.isDigit(c) || c == '~';
    }

    private static int versions(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while ((i < a.length() && !CNumbers.isDigit(a.charAt(i)))
                    || (j < b.length() && !CNumbers.isDigit(b.charAt(j)))) {
                int x = rank(a, i);
                int y = rank(b, j);
                if (x != y) {
                    return x - y;
                }
                i++;
                j++;
            }
            int numberA = skipZeros(a, i);
            int numberB = skipZeros(b, j);
            i = skipDigits(a, numberA);
            j = skipDigits(b, numberB);
            int lengths = (i - numberA) - (j - numberB);
            if (lengths != 0) {
                return lengths;
            }
            int digits = a.substring(numberA, i).compareTo(b.substring(numberB, j));
            if (digits != 0) {
                return digits;
            }
        }
        return 0;
    }

    /** A tilde is before the end, the end before digits and letters, letters before the rest. */
    private static int rank(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        char c = text.charAt(at);
        if (CNumbers.isDigit(c)) {
            return 0;
        }
        if (isLetter(c)) {
            return c;
        }
        return c == '~' ? -2 : c + 256;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int skipZeros(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && CNumbers.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
