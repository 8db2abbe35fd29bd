package org.logreeve.parse.syslogng;

import org.logreeve.text.Origin;

/**
 * A text that is being read: a file, whose lines get their backticks when they are reached and not
 * before, or what a block became, which has them already.
 */
final class Buffer {
    /** Puts in the values that are in force when the line is read. */
    interface Substitution {
        String apply(String line, Origin at) throws RefusedException;
    }

    private final String name;
    private final String text;
    private final Substitution substitution;
    private final boolean isFile;
    private final Origin fixed;
    private int next;
    private int number;
    private String line = "";
    private int at;

    private Buffer(
            String name, String text, Substitution substitution, boolean isFile, Origin fixed) {
        this.name = name;
        this.text = text;
        this.substitution = substitution;
        this.isFile = isFile;
        this.fixed = fixed;
    }

    static Buffer file(String path, String text, Substitution substitution) {
        return new Buffer(path, text, substitution, true, Origin.of(path));
    }

    /** What a block reference stands for; all of it has the place of the reference. */
    static Buffer block(String name, String text, Origin reference) {
        return new Buffer(name, text, (line, at) -> line, false, reference);
    }

    boolean isFile() {
        return isFile;
    }

    String name() {
        return name;
    }

    Origin origin() {
        return isFile ? new Origin(name, Math.max(number, 1)) : fixed;
    }

    /** Moves to the next line when this one is used up; false at the end of the text. */
    boolean fill(boolean substituted) throws RefusedException {
        while (at >= line.length()) {
            if (next >= text.length()) {
                return false;
            }
            int end = text.indexOf('\n', next);
            end = end < 0 ? text.length() : end + 1;
            String raw = text.substring(next, end);
            next = end;
            number++;
            // the daemon's own strings end at a NUL: it does not see what follows one in a line
            int nul = raw.indexOf('\0');
            raw = nul < 0 ? raw : raw.substring(0, nul);
            line = substituted ? substitution.apply(raw, origin()) : raw;
            at = 0;
        }
        return true;
    }

    /** The line that was filled in last, with its end. */
    String line() {
        return line;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean isAtLineStart() {
        return at == 0;
    }
}
