package org.logreeve.parse.syslogng;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether PCRE surely takes a regular expression, read in one pass. What it may or may not take
 * counts as refused: the daemon starts with none that is wrong.
 */
final class PatternCheck {
    private static final int LONGEST = 8_000;
    private static final int DEEPEST = 200;
    private static final int MOST_REPEATED = 1_000;

    private static final Set<String> CLASSES =
            Set.of(
                    "alpha", "lower", "upper", "alnum", "ascii", "blank", "cntrl", "digit", "graph",
                    "print", "punct", "space", "word", "xdigit");

    private final String text;
    private final Set<String> names = new HashSet<>();
    private int at;
    private int depth;
    private int groups;
    private int referred;
    private int repeated;

    /** Whether what was read last may be repeated. */
    private boolean isItem;

    PatternCheck(String text) {
        this.text = text;
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    /** What is wrong with it; empty when nothing is. */
    String fault() {
        if (text.length() > LONGEST) {
            return "it is longer than is looked at";
        }
        try {
            while (at < text.length()) {
                piece(text.charAt(at++));
            }
        } catch (Fault fault) {
            return String.valueOf(fault.getMessage());
        }
        if (depth > 0) {
            return "a bracket is not closed";
        }
        return referred > groups ? "a group is not there" : "";
    }

    private void piece(char c) throws Fault {
        switch (c) {
            case '(' -> open();
            case ')' -> {
                if (--depth < 0) {
                    throw new Fault("a bracket is not open");
                }
                isItem = true;
            }
            case '|', '^', '$' -> isItem = false;
            case '[' -> brackets();
            case '\\' -> escape();
            case '*', '+', '?' -> repeat();
            case '{' -> counted();
            default -> isItem = true;
        }
    }

    private void open() throws Fault {
        if (++depth > DEEPEST) {
            throw new Fault("it is nested too deeply");
        }
        isItem = false;
        if (!text.startsWith("?", at)) {
            if (text.startsWith("*", at)) {
                throw new Fault("'(*' is not looked into");
            }
            groups++;
            return;
        }
        at++;
        if (take(":") || take(">") || take("=") || take("!")) {
            return;
        }
        if (take("P<") || (text.startsWith("<", at) && !isLookBehind() && take("<"))) {
            name('>');
        } else if (take("'")) {
            name('\'');
        } else {
            flags();
        }
    }

    private boolean isLookBehind() {
        return text.startsWith("<=", at) || text.startsWith("<!", at);
    }

    private boolean take(String word) {
        boolean isNext = text.startsWith(word, at);
        at += isNext ? word.length() : 0;
        return isNext;
    }

    private void name(char end) throws Fault {
        int close = text.indexOf(end, at);
        String name = close < 0 ? "" : text.substring(at, close);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,31}") || !names.add(name)) {
            throw new Fault("the name of a group");
        }
        groups++;
        at = close + 1;
    }

    /** {@code (?i)} and {@code (?i:...)}; {@code x} would change what blanks mean. */
    private void flags() throws Fault {
        int from = at;
        while (at < text.length() && "ims-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at > from && take(")")) {
            depth--;
        } else if (at == from || !take(":")) {
            throw new Fault("'(?' with what is not looked into");
        }
    }

    private void repeat() throws Fault {
        if (!isItem) {
            throw new Fault("nothing to repeat");
        }
        isItem = false;
        // lazy or possessive
        if (at < text.length() && "?+".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** {@code {2}}, {@code {2,}}, {@code {2,3}}; any other brace stands for itself. */
    private void counted() throws Fault {
        int close = text.indexOf('}', at);
        String count = close < 0 || close > at + 11 ? "" : text.substring(at, close);
        if (!count.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
            isItem = true;
            return;
        }
        String[] ends = count.split(",", -1);
        int least = Integer.parseInt(ends[0]);
        int most = ends.length == 1 || ends[1].isEmpty() ? least : Integer.parseInt(ends[1]);
        repeated += most;
        if (most < least || repeated > MOST_REPEATED) {
            throw new Fault("{" + count + "}");
        }
        at = close + 1;
        repeat();
    }

    private void escape() throws Fault {
        if (at == text.length()) {
            throw new Fault("'\\' at its end");
        }
        char c = text.charAt(at++);
        isItem = true;
        if ("bBAzZG".indexOf(c) >= 0) {
            isItem = false;
        } else if (c >= '1' && c <= '9') {
            boolean isLong = at < text.length() && Character.isDigit(text.charAt(at));
            if (isLong) {
                throw new Fault("'\\" + c + "' with another digit");
            }
            referred = Math.max(referred, c - '0');
        } else if (c == 'x') {
            hexadecimal();
        } else if (!isPlain(c)) {
            throw new Fault("'\\" + c + "' is not looked into");
        }
    }

    private void hexadecimal() throws Fault {
        boolean isTwo =
                at + 1 < text.length()
                        && Character.digit(text.charAt(at), 16) >= 0
                        && Character.digit(text.charAt(at + 1), 16) >= 0;
        if (!isTwo) {
            throw new Fault("'\\x' without two digits");
        }
        at += 2;
    }

    /** Escapes that mean the same within square brackets and outside. */
    private static boolean isPlain(char c) {
        boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 128;
        boolean isDigit = c >= '0' && c <= '9';
        return (!isAlphanumeric && !isDigit) || "dDwWsShHvVnrtfe0".indexOf(c) >= 0;
    }

    private void brackets() throws Fault {
        if (at < text.length() && ":.=".indexOf(text.charAt(at)) >= 0) {
            throw new Fault("'[" + text.charAt(at) + "'");
        }
        boolean isNegated = take("^");
        int from = at;
        char last = 0;
        boolean isRange = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == ']' && at - 1 > from) {
                isItem = true;
                return;
            }
            if (c == '[' && at < text.length() && ":.=".indexOf(text.charAt(at)) >= 0) {
                named(at - 1 == from && !isNegated);
                c = 0;
            } else if (c == '\\') {
                c = escaped();
            }
            if (isRange && c > 0 && c < last) {
                throw new Fault("a range that ends before it begins");
            }
            boolean opensRange =
                    at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if ((opensRange || isRange) && c == 0) {
                throw new Fault("a range of a class");
            }
            last = isRange ? 0 : c;
            isRange = opensRange && !isRange;
            at += isRange ? 1 : 0;
        }
        throw new Fault("a square bracket is not closed");
    }

    /** {@code [:alpha:]}, which stands within square brackets of its own. */
    private void named(boolean isFirst) throws Fault {
        int close = text.indexOf(":]", at);
        String name = close < 0 ? "" : text.substring(at + 1, close);
        if (text.charAt(at) != ':' || !CLASSES.contains(name)) {
            throw new Fault("'[" + text.charAt(at) + "' within square brackets");
        }
        at = close + 2;
        if (isFirst && at == text.length()) {
            throw new Fault("a square bracket is not closed");
        }
    }

    /** The character that an escape stands for; 0 when it is none in particular. */
    private char escaped() throws Fault {
        if (at == text.length()) {
            throw new Fault("'\\' at its end");
        }
        char c = text.charAt(at++);
        if (c == 'x') {
            hexadecimal();
            return 0;
        }
        if (!isPlain(c) && c != 'b') {
            throw new Fault("'\\" + c + "' within square brackets");
        }
        return Character.isLetterOrDigit(c) ? 0 : c;
    }
}
