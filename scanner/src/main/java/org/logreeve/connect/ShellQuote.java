package org.logreeve.connect;

/** A word for a command that the user pastes into a POSIX shell. */
final class ShellQuote {
    private ShellQuote() {}

    static String of(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
