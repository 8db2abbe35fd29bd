package org.logreeve.parse.sudoers;

/** A line that sudo does not take; it drops the line and goes on with the next. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    SyntaxException(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
