package org.logreeve.collect;

import java.util.Locale;
import java.util.Set;

/** The value that follows a secret's name: in quotes, in quotes within quotes, or bare. */
final class SecretValue {
    private static final Set<String> AUTH_SCHEMES = Set.of("basic", "bearer", "splunk", "apikey");

    private final LineCursor cursor;
    private final String line;
    private char openQuote;

    SecretValue(LineCursor cursor) {
        this.cursor = cursor;
        this.line = cursor.line();
    }

    /** The quote that the line leaves open; 0 when it leaves none. */
    char openQuote() {
        return openQuote;
    }

    /** The value that begins here, in quotes or not. */
    void pass() {
        int open = cursor.pastBackslashes(cursor.at());
        if (cursor.isQuote(open)) {
            char quote = line.charAt(open);
            int backslashes = open - cursor.at();
            if (backslashes > 0) {
                cursor.copy(open + 1);
                nested(quote, backslashes);
            } else if (quote != cursor.inside()) {
                cursor.copy(open + 1);
                quoted(quote);
            }
            return; // else the text ends that the name stands in: there is no value
        }
        int end = cursor.bareEnd(cursor.at(), isAssigned());
        String scheme = line.substring(cursor.at(), end).toLowerCase(Locale.ROOT);
        if (AUTH_SCHEMES.contains(scheme)) {
            while (end < line.length() && line.charAt(end) == ' ') {
                end++;
            }
            cursor.copy(end);
            end = cursor.bareEnd(cursor.at(), false);
        }
        cursor.replace(end);
    }

    private boolean isAssigned() {
        return cursor.at() > 0 && line.charAt(cursor.at() - 1) == '=';
    }

    /** A value in quotes inside of a text in quotes: {@code \"value\"}. */
    private void nested(char quote, int backslashes) {
        scheme();
        int run = 0;
        for (int i = cursor.at(); i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote && run <= backslashes) {
                cursor.replace(i - run);
                return;
            }
            if (c == cursor.inside() && cursor.inside() != 0 && run % 2 == 0) {
                cursor.replace(i); // the text around ends
                return;
            }
            run = c == '\\' ? run + 1 : 0;
        }
        openQuote = cursor.inside();
        cursor.replace(line.length());
    }

    /** The way of authentication that stands before a secret is none. */
    private void scheme() {
        for (String scheme : AUTH_SCHEMES) {
            if (line.regionMatches(true, cursor.at(), scheme + " ", 0, scheme.length() + 1)) {
                cursor.copy(cursor.at() + scheme.length() + 1);
                return;
            }
        }
    }

    /** The inside of a quoted value, from here to its closing quote or the line's end. */
    void quoted(char quote) {
        int end = cursor.at();
        while (end < line.length() && line.charAt(end) != quote) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        openQuote = end < line.length() ? 0 : quote;
        int last = Math.min(end, line.length());
        scheme();
        cursor.replace(Math.max(cursor.at(), last));
        if (openQuote == 0 && cursor.at() < line.length()) {
            cursor.copy(cursor.at() + 1);
        }
    }
}
