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
                                : ", found " + shown(token)),
                null,
                false,
                false);
        this.at = token.origin();
    }

    Origin at() {
        return at;
    }

    /** Text of the grammar as it is; of the rest only the kind, since it may be a secret. */
    private static String shown(Token token) {
        return switch (token.kind()) {
            case KEYWORD, OBJECT, PUNCTUATION -> "'" + token.text() + "'";
            case LEGACY_ACTION -> "a traditional action";
            case LEGACY_RULESET -> "$RuleSet";
            case SELECTOR -> "a selector";
            case PROPERTY_FILTER -> "a property filter";
            case BSD_BLOCK -> "a BSD block";
            case NAME -> "a name";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case VARIABLE -> "a variable";
            case END -> "the end";
        };
    }
}
