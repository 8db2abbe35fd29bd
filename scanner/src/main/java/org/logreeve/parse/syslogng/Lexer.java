package org.logreeve.parse.syslogng;

import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/** The daemon's lexer over one buffer at a time; comments, strings and numbers as it has them. */
final class Lexer {
    private static final String NO_WORD = " #'\"(){}[]\\;\r\n\t,|.@:";

    private Lexer() {}

    /**
     * The next token of the buffer.
     *
     * @param lines whether the end of a line is a token
     */
    static Token next(Buffer buffer, boolean lines) throws RefusedException {
        while (buffer.fill(true)) {
            String line = buffer.line();
            int at = buffer.at();
            char c = line.charAt(at);
            if (c == '@' && buffer.isAtLineStart()) {
                return sign(buffer, Token.Type.PRAGMA, 1);
            }
            if (c == '#') {
                int end = line.indexOf('\n', at);
                buffer.moveTo(end < 0 ? line.length() : end);
            } else if (c == '\n' || isCarriageReturn(line, at)) {
                Origin origin = buffer.origin();
                buffer.moveTo(line.length());
                if (lines) {
                    return new Token(Token.Type.END_OF_LINE, "", origin);
                }
            } else if (c == ' ' || c == '\t' || c == ',') {
                buffer.moveTo(at + 1);
            } else if (c == '\\' && isLineEnd(line, at + 1)) {
                buffer.moveTo(line.length());
            } else if (c == '"') {
                return string(buffer);
            } else if (c == '\'') {
                return singleQuoted(buffer);
            } else {
                return plain(buffer, line, at);
            }
        }
        return new Token(lines ? Token.Type.END_OF_LINE : Token.Type.END, "", buffer.origin());
    }

    private static Token plain(Buffer buffer, String line, int at) {
        int end = wordEnd(line, at);
        if (end > at) {
            String word = line.substring(at, end);
            Origin origin = buffer.origin();
            buffer.moveTo(end);
            return new Token(Numbers.type(word), word, origin);
        }
        if (line.startsWith("...", at)) {
            return sign(buffer, Token.Type.SIGN, 3);
        }
        return sign(buffer, Token.Type.SIGN, line.startsWith("..", at) ? 2 : 1);
    }

    private static Token sign(Buffer buffer, Token.Type type, int length) {
        int at = buffer.at();
        String text = buffer.line().substring(at, at + length);
        Origin origin = buffer.origin();
        buffer.moveTo(at + length);
        return new Token(type, text, origin);
    }

    /** Words may have single dots within. */
    private static int wordEnd(String line, int from) {
        int end = from;
        while (end < line.length()) {
            char c = line.charAt(end);
            boolean isDotWithin =
                    c == '.'
                            && end > from
                            && line.charAt(end - 1) != '.'
                            && end + 1 < line.length()
                            && isWord(line.charAt(end + 1));
            if (!isWord(c) && !isDotWithin) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return NO_WORD.indexOf(c) < 0;
    }

    private static boolean isCarriageReturn(String line, int at) {
        return line.charAt(at) == '\r' && at + 1 < line.length() && line.charAt(at + 1) == '\n';
    }

    static boolean isLineEnd(String line, int at) {
        return at < line.length() && (line.charAt(at) == '\n' || isCarriageReturn(line, at));
    }

    private static Token string(Buffer buffer) throws RefusedException {
        Origin origin = buffer.origin();
        var text = new StringBuilder();
        buffer.moveTo(buffer.at() + 1);
        while (buffer.fill(true)) {
            String line = buffer.line();
            int i = buffer.at();
            while (i < line.length()) {
                char c = line.charAt(i);
                if (c == '"') {
                    buffer.moveTo(i + 1);
                    return new Token(Token.Type.STRING, text.toString(), origin);
                }
                if (c == '\\' && isLineEnd(line, i + 1)) {
                    i = line.length();
                } else if (c == '\\' && i + 1 < line.length()) {
                    i = Escapes.append(line, i + 1, text);
                } else {
                    text.append(c);
                    i++;
                }
            }
            buffer.moveTo(line.length());
        }
        throw new RefusedException(origin, "a quote is not closed");
    }

    private static Token singleQuoted(Buffer buffer) throws RefusedException {
        Origin origin = buffer.origin();
        var text = new StringBuilder();
        buffer.moveTo(buffer.at() + 1);
        while (buffer.fill(true)) {
            String line = buffer.line();
            int end = line.indexOf('\'', buffer.at());
            text.append(line, buffer.at(), end < 0 ? line.length() : end);
            buffer.moveTo(end < 0 ? line.length() : end + 1);
            if (end >= 0) {
                return new Token(Token.Type.STRING, text.toString(), origin);
            }
        }
        throw new RefusedException(origin, "a quote is not closed");
    }

    /** The content of a text that is one quoted string and nothing else. */
    static @Nullable String literal(String text) {
        try {
            Buffer buffer = Buffer.block("", text, Origin.of(""));
            Token first = next(buffer, false);
            return first.type() == Token.Type.STRING && next(buffer, false).isEnd()
                    ? first.text()
                    : null;
        } catch (RefusedException ignored) {
            return null;
        }
    }
}
