package org.logreeve.parse.rsyslog;

import org.logreeve.text.Origin;

/**
 * A piece of configuration text.
 *
 * @param text for strings: without quotes, escapes resolved
 */
record Token(Kind kind, String text, Origin origin) {
    enum Kind {
        END,
        /** A reserved word of statements; text in lower case. */
        KEYWORD,
        /** An object's name with its opening parenthesis; text is the name in lower case. */
        OBJECT,
        /** A traditional action up to the end of its line, or a word. */
        LEGACY_ACTION,
        /** {@code $RuleSet name}. */
        LEGACY_RULESET,
        SELECTOR,
        PROPERTY_FILTER,
        /** {@code !program}, {@code +host}: no longer supported by the daemon. */
        BSD_BLOCK,
        /** A parameter's or ruleset's name. */
        NAME,
        STRING,
        NUMBER,
        VARIABLE,
        /** An operator or punctuation; text in lower case. */
        PUNCTUATION
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean isPunctuation(String wanted) {
        return is(Kind.PUNCTUATION, wanted);
    }

    boolean isKeyword(String wanted) {
        return is(Kind.KEYWORD, wanted);
    }
}
