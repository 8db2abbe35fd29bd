package org.logreeve.collect;

/**
 * A place in a line that is copied from left to right, with tokens for what is replaced. It knows
 * quotes and backslashes, and no names.
 */
final class LineCursor {
    private final String line;
    private final Redaction redaction;
    private final boolean isComment;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /** The quote of the text that we are in, on this line; 0 outside. */
    private char inside;

    LineCursor(String line, Redaction redaction) {
        this.line = line;
        this.redaction = redaction;
        this.isComment = line.stripLeading().startsWith("#");
    }

    String line() {
        return line;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= line.length();
    }

    char current() {
        return line.charAt(at);
    }

    boolean sees(String text) {
        return line.startsWith(text, at);
    }

    /** Whether the line as a whole is a comment. */
    boolean isComment() {
        return isComment;
    }

    char inside() {
        return inside;
    }

    /** The text that we were in has ended. */
    void leaveText() {
        inside = 0;
    }

    /** What came of the line so far. */
    String written() {
        return out.toString();
    }

    void copy(int end) {
        out.append(line, at, end);
        at = end;
    }

    void replace(int end) {
        if (end > at) {
            out.append(redaction.token(line.substring(at, end)));
        }
        at = end;
    }

    /** Copies one sign; a quote begins or ends a text. */
    void copySign() {
        char c = current();
        boolean isQuote = (c == '"' || c == '\'') && !isComment && !isApostrophe();
        if (isQuote && backslashesBefore(at) % 2 == 0) {
            inside = inside == 0 ? c : inside == c ? 0 : inside;
        }
        copy(at + 1);
    }

    /** As in "don't": no text begins there. */
    private boolean isApostrophe() {
        return line.charAt(at) == '\''
                && at > 0
                && at + 1 < line.length()
                && Character.isLetter(line.charAt(at - 1))
                && Character.isLetter(line.charAt(at + 1));
    }

    int backslashesBefore(int end) {
        int i = end;
        while (i > 0 && line.charAt(i - 1) == '\\') {
            i--;
        }
        return end - i;
    }

    int pastBackslashes(int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == '\\') {
            i++;
        }
        return i;
    }

    boolean isQuote(int i) {
        return i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'');
    }

    /**
     * Where a value without quotes ends. After {@code =} signs of grammar may belong to it; a
     * backslash that continues the line never does.
     */
    int bareEnd(int from, boolean assigned) {
        int end = from;
        String signs = assigned ? " \t\r" : " \t\r,;)}\"'";
        while (end < line.length()
                && signs.indexOf(line.charAt(end)) < 0
                && (inside == 0 || line.charAt(end) != inside)) {
            end++;
        }
        if (isQuote(end)) {
            return Math.max(from, end - backslashesBefore(end)); // they are the quote's
        }
        return end == line.length() && end > from && line.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    int indexOfQuote(int from, int end) {
        for (int i = from; i < end; i++) {
            if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    static boolean isNameChar(char c) {
        return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }

    /** Where blanks end that begin at {@code from}. */
    int pastBlanks(int from) {
        int i = from;
        while (i < line.length() && " \t\r".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** Where a name ends that begins at {@code from}. */
    int nameEnd(int from) {
        int end = from;
        while (end < line.length() && isNameChar(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
