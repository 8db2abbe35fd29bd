package org.logreeve.parse.sudoers;

/**
 * One word of sudoers.
 *
 * @param text with its escapes taken away
 * @param arguments of a command; empty when none are given, {@code ""} in quotes for none at all
 * @param line on which it begins
 */
record Token(Kind kind, String text, String arguments, int line) {
    enum Kind {
        END,
        NEWLINE,
        WRONG,
        INCLUDE,
        INCLUDE_FOLDER,
        DEFAULTS,
        DEFAULTS_USER,
        DEFAULTS_RUN_AS,
        DEFAULTS_HOST,
        DEFAULTS_COMMAND,
        HOST_ALIAS,
        COMMAND_ALIAS,
        USER_ALIAS,
        RUN_AS_ALIAS,
        TAG,
        NETGROUP,
        GROUP,
        NETWORK,
        ALL,
        OPTION,
        ALIAS,
        COMMAND,
        DIGEST_TYPE,
        DIGEST,
        WORD,
        SETTING,
        COMMA,
        EQUALS,
        PLUS,
        MINUS,
        NOT,
        COLON,
        OPEN,
        CLOSE
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** For a message about a line that is not understood. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case NEWLINE -> "the end of the line";
            default -> "'" + text + "'";
        };
    }
}
