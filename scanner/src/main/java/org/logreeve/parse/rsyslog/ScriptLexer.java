package org.logreeve.parse.rsyslog;

import java.util.Locale;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.Token.Kind;
import org.logreeve.text.Origin;

/** Tokens inside expressions, inside the parentheses of objects and after {@code call}. */
final class ScriptLexer {
    private static final Set<String> OPERATORS =
            Set.of(
                    "or",
                    "and",
                    "not",
                    "then",
                    "do",
                    "in",
                    "contains",
                    "contains_i",
                    "startswith",
                    "startswith_i");

    private final Cursor cursor;
    private final Problems problems;

    ScriptLexer(Cursor cursor, Problems problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    Token expression() {
        while (!cursor.atEnd()) {
            Origin at = cursor.origin();
            char c = cursor.lower(0);
            if (skipped(c)) {
                continue;
            }
            if (c == '"' || c == '\'' || c == '`') {
                int length = Quoted.length(cursor, c == '"' ? "$" : "");
                if (length > 0) {
                    return string(length, at);
                }
            } else if (c == '$') {
                return new Token(Kind.VARIABLE, variable(), at);
            } else if (Patterns.isDigit(c)) {
                return new Token(Kind.NUMBER, cursor.take(word()), at);
            } else if (Patterns.isLetter(c)) {
                String word = cursor.take(word()).toLowerCase(Locale.ROOT);
                return new Token(OPERATORS.contains(word) ? Kind.PUNCTUATION : Kind.NAME, word, at);
            } else if ("=<>!()[],*/%+&-;".indexOf(c) >= 0) {
                return new Token(Kind.PUNCTUATION, cursor.take(operator()), at);
            }
            invalid();
        }
        return end();
    }

    Token object() {
        while (!cursor.atEnd()) {
            Origin at = cursor.origin();
            char c = cursor.lower(0);
            if (c == '#') {
                cursor.skip(cursor.toLineEnd());
                continue;
            }
            if (skipped(c)) {
                continue;
            }
            if (c == '"' || c == '`') {
                int length = Quoted.length(cursor, "");
                if (length > 0) {
                    return string(length, at);
                }
            } else if (Patterns.isLetter(c)) {
                return new Token(Kind.NAME, cursor.take(name()), at);
            } else if (")[],=".indexOf(c) >= 0) {
                return new Token(Kind.PUNCTUATION, cursor.take(1), at);
            }
            invalid();
        }
        return end();
    }

    /** The name of a ruleset after {@code call}. */
    Token called() {
        while (!cursor.atEnd()) {
            Origin at = cursor.origin();
            char c = cursor.lower(0);
            if (c == ' ' || c == '\t' || c == '\n') {
                cursor.skip(1);
            } else if (Patterns.isLetter(c)) {
                int length = 1;
                while (Patterns.isWord(cursor.lower(length))
                        || cursor.peek(length) == '-'
                        || cursor.peek(length) == '.') {
                    length++;
                }
                return new Token(Kind.NAME, cursor.take(length), at);
            } else {
                invalid();
            }
        }
        return end();
    }

    private boolean skipped(char c) {
        if (c == ' ' || c == '\t' || c == '\n') {
            cursor.skip(1);
            return true;
        }
        if (c == '/' && cursor.peek(1) == '*') {
            cursor.skipComment(problems);
            return true;
        }
        return false;
    }

    private Token string(int length, Origin at) {
        String quoted = cursor.take(length);
        if (quoted.charAt(0) == '`') {
            problems.unknown(at, "a value in back-ticks comes from the daemon's environment");
            return new Token(Kind.STRING, quoted, at);
        }
        return new Token(Kind.STRING, Quoted.unescape(quoted), at);
    }

    private String variable() {
        int i = 1;
        if ("$!./".indexOf(cursor.peek(i)) >= 0) {
            i++;
        }
        while (Patterns.isWord(cursor.lower(i)) || "@!-.[]".indexOf(cursor.peek(i)) >= 0) {
            i++;
        }
        return cursor.take(i);
    }

    private int word() {
        int length = 1;
        while (Patterns.isWord(cursor.lower(length))) {
            length++;
        }
        return length;
    }

    private int name() {
        int length = 1;
        while (Patterns.isWord(cursor.lower(length)) || cursor.peek(length) == '.') {
            length++;
        }
        return length;
    }

    private int operator() {
        char first = cursor.peek(0);
        char second = cursor.peek(1);
        boolean pair =
                (second == '=' && "=<>!".indexOf(first) >= 0) || (first == '<' && second == '>');
        return pair ? 2 : 1;
    }

    private void invalid() {
        cursor.skipRefused(problems);
    }

    private Token end() {
        return new Token(Kind.END, "", cursor.origin());
    }
}
