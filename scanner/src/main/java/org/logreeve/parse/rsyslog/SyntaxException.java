package org.logreeve.parse.rsyslog;

import org.logreeve.text.Origin;

/** Leaves a statement that cannot be understood; never leaves the parser. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Origin at;

    SyntaxException(Token token, String message) {
        super(
                message
                        + (token.kind() == Token.Kind.END
                                ? " before the end"
                                : ", found '" + shown(token) + "'"),
                null,
                false,
                false);
        this.at = token.origin();
    }

    Origin at() {
        return at;
    }

    private static String shown(Token token) {
        return token.text().length() > 60 ? token.text().substring(0, 60) + "..." : token.text();
    }
}
