package org.logreeve.parse.logrotate;

import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * A configuration file and a place in it, with the three ways in which logrotate takes text from
 * it. Behind the end stand NULs.
 */
final class ConfigText {
    private final String path;
    private final String text;
    private int at;
    private int countedTo;
    private int line = 1;

    ConfigText(String path, String text) {
        this.path = path;
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    void advance() {
        at++;
    }

    /** The line the place is in. */
    Origin here() {
        for (; countedTo < Math.min(at, text.length()); countedTo++) {
            line += text.charAt(countedTo) == '\n' ? 1 : 0;
        }
        for (; countedTo > at; countedTo--) {
            line -= text.charAt(countedTo - 1) == '\n' ? 1 : 0;
        }
        return new Origin(path, line);
    }

    /** Letters behind blanks, perhaps none; the place is then the character that ends them. */
    String word() {
        skipBlanks();
        int start = at;
        while (isLetter(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    /**
     * The rest of the line without white space at its end; the place is then its last character.
     */
    String restOfLine() {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline;
        int last = Math.max(end, at);
        // white space goes only before a newline, not before the end of the file
        while (newline >= 0 && last > at && isSpace(text.charAt(last - 1))) {
            last--;
        }
        String value = text.substring(Math.min(at, text.length()), Math.min(last, text.length()));
        at = end - 1;
        int nul = value.indexOf('\0');
        return nul < 0 ? value : value.substring(0, nul);
    }

    /** The rest of the line behind blanks and perhaps an equals sign; null when nothing is left. */
    @Nullable String value() {
        int before = at;
        skipBlanks();
        if (peek() == '=') {
            at++;
            skipBlanks();
        }
        if (peek() == '\n') {
            at = before;
            return null;
        }
        return restOfLine();
    }

    /**
     * What stands before the next opening brace, comment lines left out; the place is then the
     * brace. Null when a closing brace, a NUL or the end comes first.
     */
    @Nullable String untilBrace() {
        var out = new StringBuilder();
        boolean fresh = true;
        boolean comment = false;
        for (; peek() != '\0'; at++) {
            char c = peek();
            if (comment || !fresh) {
                if (c == '\n') {
                    fresh = true;
                    comment = false;
                }
            } else if (c == '#') {
                comment = true;
                fresh = false;
            } else if (!isSpace(c)) {
                fresh = false;
            }
            if (comment) {
                continue;
            }
            if (c == '{') {
                return out.toString();
            }
            if (c == '}') {
                return null;
            }
            out.append(c);
        }
        return null;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void skipBlanks() {
        while (isBlank(peek())) {
            at++;
        }
    }
}
