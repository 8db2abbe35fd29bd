package org.logreeve.parse.sudoers;

/** The arguments behind a command: up to a comma, colon, comment or the end of the line. */
final class ArgumentReading {
    private static final String END = "#:,=\r\n";

    private final String text;
    private final Shapes shapes;
    private final StringBuilder arguments = new StringBuilder();
    private int at;
    private int line;
    private boolean continued;
    private boolean space;

    ArgumentReading(String text, Shapes shapes, int at, int line) {
        this.text = text;
        this.shapes = shapes;
        this.at = at;
        this.line = line;
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    boolean continued() {
        return continued;
    }

    String arguments() {
        return arguments.toString();
    }

    /** False where sudo finds a sign it does not take; then that is the place. */
    boolean run() {
        while (at < text.length()) {
            int joined = shapes.continuation(at);
            int blank = shapes.blanks(at);
            char c = text.charAt(at);
            char next = shapes.at(at + 1);
            if (joined > at) {
                space = true;
                continued = true;
                line++;
                at = joined;
            } else if (blank > at) {
                space = true;
                at = blank;
            } else if (c == '\\' && next != '\0' && "*?[]!^".indexOf(next) >= 0) {
                add(text.substring(at, at + 2));
                at += 2;
            } else if (c == '\\' && next != '\0' && ":\\,= \t#".indexOf(next) >= 0) {
                add(String.valueOf(next));
                at += 2;
            } else if (c == '\\' || c == '\0' || (c == '\r' && next == '\n')) {
                // sudo loses the command before the two signs that end a line elsewhere
                return false;
            } else if (END.indexOf(c) >= 0 && !isWithin(c)) {
                return true;
            } else if (c == '^' && arguments.isEmpty()) {
                return expression();
            } else {
                int end = end(at);
                add(text.substring(at, end));
                at = end;
            }
        }
        return true;
    }

    /** An equals sign ends the command only where it stands alone. */
    private boolean isWithin(char c) {
        return c == '=' && end(at) > at + 1;
    }

    private int end(int from) {
        int end = from;
        while (end < text.length() && "#\\:, \t\r\n\0".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void add(String part) {
        if (space && !arguments.isEmpty()) {
            arguments.append(' ');
        }
        arguments.append(part);
        space = false;
    }

    /** Arguments as one regular expression, blanks and commas within. */
    private boolean expression() {
        while (at < text.length()) {
            int joined = shapes.continuation(at);
            char c = text.charAt(at);
            if (joined > at) {
                at = shapes.blanks(joined);
                line++;
                continued = true;
            } else if (c == '\\' && "\r\n\0".indexOf(shapes.at(at + 1)) < 0) {
                arguments.append(text, at, at + 2);
                at += 2;
            } else if (c == '$') {
                arguments.append(c);
                at++;
                return true;
            } else if ("#\r\n\0".indexOf(c) >= 0) {
                return false;
            } else {
                arguments.append(c);
                at++;
            }
        }
        return false;
    }
}
