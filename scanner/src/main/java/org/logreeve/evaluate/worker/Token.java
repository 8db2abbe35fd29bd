package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The smallest piece of a constraint or consequence.
 *
 * @param text as written; of a string without its quotes
 */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        /** {@code $name} */
        VARIABLE,
        STRING,
        NUMBER,
        COMPARATOR,
        /** {@code ||} or {@code &&} */
        LOGIC,
        /** One of {@code : . , ; ( )} */
        MARK
    }

    private static final Set<String> COMPARATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    static List<Token> list(String text) throws RefusedException {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                at++;
                continue;
            }
            int end = end(text, at);
            tokens.add(token(text.substring(at, end)));
            at = end;
        }
        return tokens;
    }

    boolean is(String mark) {
        return (kind == Kind.MARK || kind == Kind.NAME) && text.equals(mark);
    }

    private static int end(String text, int at) throws RefusedException {
        char c = text.charAt(at);
        if (c == '"') {
            int quote = text.indexOf('"', at + 1);
            if (quote < 0) {
                throw new RefusedException(Refusal.TOKEN, "a text without its closing quote");
            }
            return quote + 1;
        }
        if (isWord(c) || c == '$' || (c == '-' && at + 1 < text.length())) {
            int end = at + 1;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            return end;
        }
        boolean pair =
                ("=!<>".indexOf(c) >= 0 && text.startsWith("=", at + 1))
                        || text.startsWith("||", at)
                        || text.startsWith("&&", at);
        return at + (pair ? 2 : 1);
    }

    private static Token token(String text) throws RefusedException {
        char c = text.charAt(0);
        if (c == '"') {
            return string(text.substring(1, text.length() - 1));
        }
        if (isDigit(c) || c == '-') {
            return number(text);
        }
        if (isWord(c)) {
            return new Token(Kind.NAME, text);
        }
        if (c == '$' && text.length() > 1) {
            return new Token(Kind.VARIABLE, text);
        }
        if (COMPARATORS.contains(text)) {
            return new Token(Kind.COMPARATOR, text);
        }
        if (text.equals("||") || text.equals("&&")) {
            return new Token(Kind.LOGIC, text);
        }
        if (":.,;()".contains(text)) {
            return new Token(Kind.MARK, text);
        }
        throw new RefusedException(Refusal.TOKEN, "'" + text + "' has no place here");
    }

    private static Token string(String text) throws RefusedException {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c != '\\' && c != '"');
        // MVEL reads code between these in its templates.
        if (!plain || text.contains("@{")) {
            throw new RefusedException(
                    Refusal.ESCAPE, "a text with a backslash, quote, control character or @{");
        }
        return new Token(Kind.STRING, text);
    }

    private static Token number(String text) throws RefusedException {
        int digits = text.startsWith("-") ? 1 : 0;
        for (int i = digits; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                throw new RefusedException(Refusal.TOKEN, "'" + text + "' is not a whole number");
            }
        }
        if (text.length() == digits || text.length() > 15) {
            throw new RefusedException(Refusal.TOKEN, "'" + text + "' is not a whole number");
        }
        return new Token(Kind.NUMBER, text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }
}
