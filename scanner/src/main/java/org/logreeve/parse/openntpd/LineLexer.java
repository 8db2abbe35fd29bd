package org.logreeve.parse.openntpd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of ntpd.conf as words; a backslash at its end joins a line with the next. */
final class LineLexer {
    private static final String NOT_IN_WORDS = "(){}<>!=/#,";

    private final String text;
    private int at;
    private int line = 1;

    LineLexer(String text) {
        this.text = text;
    }

    /**
     * One word.
     *
     * @param quoted whether it stood in quotes: then it is no number and no keyword
     */
    record Word(String text, boolean quoted) {
        boolean isNumber() {
            String digits = text.startsWith("-") ? text.substring(1) : text;
            return !quoted
                    && !digits.isEmpty()
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        boolean isName() {
            return !isNumber();
        }
    }

    boolean hasNext() {
        return at < text.length();
    }

    int line() {
        return line;
    }

    /** The words of the next line; null when it holds what no word begins with. */
    @Nullable List<Word> next() {
        var words = new ArrayList<Word>();
        boolean fine = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                return fine ? words : null;
            }
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#') {
                int feed = text.indexOf('\n', at);
                at = feed < 0 ? text.length() : feed;
            } else if (c == '"' || c == '\'') {
                fine &= quoted(c, words);
            } else if (isStart(c)) {
                word(words);
            } else {
                fine = false;
                at++;
            }
        }
        return fine ? words : null;
    }

    private boolean quoted(char quote, List<Word> words) {
        var word = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            if (c == '\\' && (next == quote || next == ' ' || next == '\t')) {
                word.append(next);
                at++;
            } else if (c == quote) {
                at++;
                words.add(new Word(word.toString(), true));
                return true;
            } else {
                word.append(c);
            }
        }
        return false;
    }

    private void word(List<Word> words) {
        int start = at;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        words.add(new Word(text.substring(start, at), false));
    }

    private static boolean isStart(char c) {
        return isLetterOrDigit(c) || "-:_*".indexOf(c) >= 0;
    }

    private static boolean isPart(char c) {
        boolean sign = c > ' ' && c < 127 && !isLetterOrDigit(c);
        return isLetterOrDigit(c) || (sign && NOT_IN_WORDS.indexOf(c) < 0);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
