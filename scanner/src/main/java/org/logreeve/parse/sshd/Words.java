package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sshd splits a line: a keyword, one equals sign or blanks, and words with quotes. */
final class Words {
    private Words() {}

    /** Where the keyword ends. */
    static int keywordEnd(String line) {
        int end = 0;
        while (end < line.length() && " \t\r\n\"=".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** What follows the keyword; empty when nothing does. */
    static String rest(String line) {
        int at = keywordEnd(line);
        boolean equals = at < line.length() && line.charAt(at) == '=';
        at = blanks(line, Math.min(line.length(), at + 1));
        if (!equals && at < line.length() && line.charAt(at) == '=') {
            at = blanks(line, at + 1);
        }
        return line.substring(at);
    }

    /** The words up to a comment; null when a quote is not closed. */
    static @Nullable List<String> split(String text) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
                continue;
            }
            if (c == '#') {
                break;
            }
            var word = new StringBuilder();
            at = word(text, at, word);
            if (at < 0) {
                return null;
            }
            words.add(word.toString());
        }
        return words;
    }

    /** Behind the word; negative when its quote is not closed. */
    private static int word(String text, int from, StringBuilder word) {
        char quote = 0;
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            boolean blank = c == ' ' || c == '\t';
            if (c == '\\' && ("'\"\\".indexOf(next) >= 0 || (quote == 0 && next == ' '))) {
                word.append(next);
                at++;
            } else if (quote == 0 && blank) {
                break;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        return quote == 0 ? at : -1;
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && " \t\r\n".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
