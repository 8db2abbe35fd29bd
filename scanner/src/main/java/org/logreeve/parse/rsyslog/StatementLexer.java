package org.logreeve.parse.rsyslog;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.Token.Kind;
import org.logreeve.text.Origin;

/**
 * Tokens between statements. Like the daemon's scanner it takes the longest match, and obeys {@code
 * $} directives while it looks for the next token.
 */
final class StatementLexer {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "if",
                    "foreach",
                    "reload_lookup_table",
                    "stop",
                    "else",
                    "call",
                    "call_indirect",
                    "set",
                    "reset",
                    "unset",
                    "continue");

    private static final Set<String> OBJECTS =
            Set.of(
                    "main_queue",
                    "timezone",
                    "parser",
                    "global",
                    "template",
                    "ruleset",
                    "property",
                    "constant",
                    "input",
                    "module",
                    "lookup_table",
                    "dyn_stats",
                    "percentile_stats",
                    "include",
                    "action");

    private static final String LINE_NUMBER = "preprocfilelinenumber(";

    private final Cursor cursor;
    private final Directives directives;
    private final Problems problems;
    private @Nullable Token peeked;

    StatementLexer(Cursor cursor, Directives directives, Problems problems) {
        this.cursor = cursor;
        this.directives = directives;
        this.problems = problems;
    }

    Token peek() {
        Token token = peeked;
        if (token == null) {
            token = scan();
            peeked = token;
        }
        return token;
    }

    Token next() {
        Token token = peek();
        peeked = null;
        return token;
    }

    /** Drops a token that was only looked at. */
    void forget() {
        peeked = null;
    }

    private Token scan() {
        while (!cursor.atEnd()) {
            Token token = cursor.atLineStart() ? atLineStart() : null;
            token = token == null ? anywhere() : token;
            if (token != null) {
                return token;
            }
        }
        return new Token(Kind.END, "", cursor.origin());
    }

    private @Nullable Token atLineStart() {
        int indent = 0;
        while (cursor.peek(indent) == ' ' || cursor.peek(indent) == '\t') {
            indent++;
        }
        int filter = Patterns.propertyFilter(cursor, indent);
        if (filter > 0) {
            return token(Kind.PROPERTY_FILTER, indent, filter);
        }
        int selector = Patterns.selector(cursor, indent);
        if (selector > 0 && (indent > 0 || selector >= Patterns.word(cursor, 0))) {
            return token(Kind.SELECTOR, indent, selector);
        }
        int host = Patterns.bsdHost(cursor, indent);
        return host > 0 && (indent > 0 || cursor.peek(0) == '+')
                ? token(Kind.BSD_BLOCK, indent, host)
                : null;
    }

    private @Nullable Token anywhere() {
        char c = cursor.lower(0);
        switch (c) {
            case ' ', '\t', '\n' -> cursor.skip(1);
            case '#' -> cursor.skipLine();
            case '$' -> {
                return directive();
            }
            case '&', '{', '}' -> {
                return token(Kind.PUNCTUATION, 0, 1);
            }
            case '*' -> {
                return token(Kind.LEGACY_ACTION, 0, 1);
            }
            case '/', '~', '-', '|', '.', '@', '^', '?', '>', ':' -> {
                return sign(c);
            }
            case '!', '+' -> {
                int length = Patterns.bsdBlock(cursor);
                return length > 0 ? token(Kind.BSD_BLOCK, 0, length) : invalid();
            }
            default -> {
                return word();
            }
        }
        return null;
    }

    private @Nullable Token sign(char c) {
        if (c == '/' && cursor.peek(1) == '*') {
            cursor.skipComment(problems);
            return null;
        }
        int length = cursor.toLineEnd();
        boolean whole = c == ':' ? Patterns.isModuleAction(cursor) : length > 1;
        if (whole) {
            return token(Kind.LEGACY_ACTION, 0, length);
        }
        return c == '~' ? token(Kind.LEGACY_ACTION, 0, 1) : invalid();
    }

    private @Nullable Token word() {
        int length = Patterns.word(cursor, 0);
        if (length == 0) {
            return invalid();
        }
        Origin at = cursor.origin();
        String word = lowerWord(length);
        int parenthesis = Patterns.parenthesisAfter(cursor, length);
        if (parenthesis > 0 && OBJECTS.contains(word)) {
            cursor.skip(parenthesis);
            return new Token(Kind.OBJECT, word, at);
        }
        if (word.equals("preprocfilelinenumber") && cursor.peek(length) == '(') {
            cursor.skip(LINE_NUMBER.length());
            cursor.skipLine();
            return null;
        }
        String written = cursor.take(length);
        return KEYWORDS.contains(word)
                ? new Token(Kind.KEYWORD, word, at)
                : new Token(Kind.LEGACY_ACTION, written, at);
    }

    private String lowerWord(int length) {
        var word = new StringBuilder(Math.min(length, 64));
        for (int i = 0; i < length && i < 64; i++) {
            word.append(cursor.lower(i));
        }
        return length > 64 ? "" : word.toString();
    }

    private @Nullable Token directive() {
        char first = cursor.lower(1);
        if (first < 'a' || first > 'z') {
            return invalid();
        }
        Origin at = cursor.origin();
        if (Patterns.startsWith(cursor, Directives.INCLUDE)) {
            cursor.skip(Directives.INCLUDE.length());
            directives.include(includeWord(at), at);
            return null;
        }
        String line = cursor.take(cursor.toLineEnd());
        if (line.toLowerCase(Locale.ROOT).startsWith("$ruleset ")) {
            return new Token(Kind.LEGACY_RULESET, line, at);
        }
        directives.apply(line, at);
        return null;
    }

    private String includeWord(Origin at) {
        while (!cursor.atEnd() && " \t\n".indexOf(cursor.peek(0)) >= 0) {
            if (cursor.peek(0) == '\n') {
                problems.unknown(at, "$IncludeConfig without a file name");
            }
            cursor.skip(1);
        }
        if (cursor.atEnd()) {
            return "";
        }
        int length = 0;
        while (" \t\n\0".indexOf(cursor.peek(length)) < 0) {
            length++;
        }
        return cursor.take(Math.max(length, 1));
    }

    private Token token(Kind kind, int indent, int length) {
        cursor.skip(indent);
        Origin at = cursor.origin();
        return new Token(kind, cursor.take(length), at);
    }

    private @Nullable Token invalid() {
        cursor.skipRefused(problems);
        return null;
    }
}
