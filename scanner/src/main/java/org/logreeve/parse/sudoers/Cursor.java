package org.logreeve.parse.sudoers;

import org.jspecify.annotations.Nullable;
import org.logreeve.parse.sudoers.Token.Kind;

/** The place in the text up to which words are taken, its line, and what may stand there. */
final class Cursor {
    enum State {
        PLAIN,
        /** Behind {@code Defaults}, where its scope may stand. */
        SCOPE,
        /** Where the name of a setting is wanted. */
        NAME,
        /** Behind it. */
        VALUE,
        DIGEST,
        INCLUDE,
        /** Behind {@code CWD} and {@code CHROOT}. */
        PATH
    }

    private final String text;
    private final Shapes shapes;
    private State state = State.PLAIN;
    private int at;
    private int line = 1;
    private boolean lineStart = true;
    private boolean continued;

    Cursor(String text, Shapes shapes) {
        this.text = text;
        this.shapes = shapes;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    boolean isEnd() {
        return at >= text.length();
    }

    /** Whether the place is the first of a line, be it a continued one. */
    boolean isLineStart() {
        return lineStart;
    }

    /** Whether the line began on an earlier one, with a backslash at its end. */
    boolean isContinued() {
        return continued;
    }

    void take(int behind) {
        lineStart = behind > 0 && text.charAt(behind - 1) == '\n';
        at = behind;
    }

    /** Takes a backslash, the end of its line and what follows up to there. */
    void join(int behind) {
        take(behind);
        line++;
        continued = true;
    }

    Token endOfLine(int behind) {
        var token = new Token(Kind.NEWLINE, "", "", line);
        take(behind);
        line++;
        state = State.PLAIN;
        continued = false;
        return token;
    }

    Token token(Kind kind, int behind) {
        String raw = text.substring(at, behind);
        take(behind);
        boolean escaped =
                switch (kind) {
                    case WORD, NETGROUP, GROUP -> true;
                    default -> false;
                };
        return new Token(kind, escaped ? Escapes.ofWord(raw) : raw, "", line);
    }

    Token wrong(int behind) {
        return token(Kind.WRONG, Math.min(behind, text.length()));
    }

    /** What stands between the quotes that begin here; null when the line ends within them. */
    @Nullable String quoted() {
        take(at + 1);
        var string = new StringBuilder();
        while (at < text.length()) {
            int joined = shapes.continuation(at);
            char c = text.charAt(at);
            if (joined > at) {
                join(shapes.blanks(joined));
            } else if (c == '"') {
                take(at + 1);
                return string.toString();
            } else if (c == '\\' && shapes.at(at + 1) == '"') {
                string.append('"');
                take(at + 2);
            } else if (c == '\0' || c == '\n' || c == '\r') {
                return null;
            } else {
                string.append(c);
                take(at + 1);
            }
        }
        return null;
    }

    /** The arguments behind a command; null where sudo finds a sign it does not take. */
    @Nullable String arguments() {
        var reading = new ArgumentReading(text, shapes, at, line);
        boolean good = reading.run();
        at = reading.at();
        line = reading.line();
        continued |= reading.continued();
        lineStart = false;
        return good ? reading.arguments() : null;
    }
}
