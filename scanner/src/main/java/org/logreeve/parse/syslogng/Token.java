package org.logreeve.parse.syslogng;

import org.logreeve.text.Origin;

/**
 * A token of the daemon's lexer.
 *
 * @param text without quotes; a number as written
 */
record Token(Type type, String text, Origin origin) {
    enum Type {
        WORD,
        STRING,
        NUMBER,
        FLOAT,
        SIGN,
        /** {@code @} in the first column. */
        PRAGMA,
        END_OF_LINE,
        END
    }

    boolean is(char sign) {
        return type == Type.SIGN && text.length() == 1 && text.charAt(0) == sign;
    }

    boolean isSign(String sign) {
        return type == Type.SIGN && text.equals(sign);
    }

    /** What the grammar calls {@code string}: with or without quotes. */
    boolean isString() {
        return type == Type.WORD || type == Type.STRING;
    }

    /** A string that may name a statement. */
    boolean isName() {
        return type == Type.STRING || (type == Type.WORD && !Keywords.isOne(text));
    }

    boolean isNumber() {
        return type == Type.NUMBER || type == Type.FLOAT;
    }

    boolean isWord(String word) {
        return type == Type.WORD && Names.same(text, word);
    }

    boolean isEnd() {
        return type == Type.END;
    }

    /** For messages. */
    String shown() {
        return switch (type) {
            case END -> "the end";
            case END_OF_LINE -> "the end of the line";
            case PRAGMA -> "'@'";
            case WORD, STRING, NUMBER, FLOAT, SIGN -> "'" + Names.shown(text) + "'";
        };
    }
}
