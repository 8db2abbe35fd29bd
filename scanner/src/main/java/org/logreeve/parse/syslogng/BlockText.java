package org.logreeve.parse.syslogng;

import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * The raw text between two brackets: a block's body, or an argument of a block. Lines that are
 * reached in here keep their backticks; the one it begins on had its own replaced already.
 */
final class BlockText {
    private final Buffer buffer;
    private final char open;
    private final char close;
    private final Origin origin;
    private final StringBuilder text = new StringBuilder();

    private BlockText(Buffer buffer, char open, char close) {
        this.buffer = buffer;
        this.open = open;
        this.close = close;
        this.origin = buffer.origin();
    }

    static String body(Buffer buffer) throws RefusedException {
        return new BlockText(buffer, '{', '}').run();
    }

    /** Null for empty brackets, which is not the same as an empty value. */
    static @Nullable String argument(Buffer buffer) throws RefusedException {
        String text = new BlockText(buffer, '(', ')').run();
        String bare = text.strip();
        if (bare.isEmpty() && text.indexOf('\n') < 0) {
            return null;
        }
        return bare.equals("\"\"") || bare.equals("''") ? "" : text;
    }

    private String run() throws RefusedException {
        findOpening();
        int depth = 1;
        while (buffer.fill(false)) {
            String line = buffer.line();
            int i = buffer.at();
            while (i < line.length()) {
                char c = line.charAt(i);
                if (c == '"' || c == '\'') {
                    buffer.moveTo(i);
                    quoted(c);
                    line = buffer.line();
                    i = buffer.at();
                    continue;
                }
                if (c == '#') {
                    int end = line.indexOf('\n', i);
                    end = end < 0 ? line.length() : end;
                    text.append(line, i, end);
                    i = end;
                    continue;
                }
                depth += c == open ? 1 : c == close ? -1 : 0;
                i++;
                if (depth == 0) {
                    buffer.moveTo(i);
                    return text.toString();
                }
                text.append(c);
            }
            buffer.moveTo(line.length());
        }
        throw new RefusedException(origin, "a bracket is not closed");
    }

    private void findOpening() throws RefusedException {
        while (buffer.fill(false)) {
            String line = buffer.line();
            int i = buffer.at();
            while (i < line.length() && " \t\r\n".indexOf(line.charAt(i)) >= 0) {
                i++;
            }
            buffer.moveTo(i);
            if (i < line.length()) {
                if (line.charAt(i) != open) {
                    break;
                }
                buffer.moveTo(i + 1);
                return;
            }
        }
        throw new RefusedException(buffer.origin(), "'" + open + "' was expected");
    }

    /** A quoted string with its quotes; it may go over lines. */
    private void quoted(char quote) throws RefusedException {
        text.append(quote);
        buffer.moveTo(buffer.at() + 1);
        while (buffer.fill(false)) {
            String line = buffer.line();
            int i = buffer.at();
            while (i < line.length()) {
                char c = line.charAt(i++);
                text.append(c);
                if (c == quote) {
                    buffer.moveTo(i);
                    return;
                }
                if (c == '\\' && quote == '"' && i < line.length()) {
                    text.append(line.charAt(i++));
                }
            }
            buffer.moveTo(line.length());
        }
        throw new RefusedException(origin, "a quote is not closed");
    }
}
