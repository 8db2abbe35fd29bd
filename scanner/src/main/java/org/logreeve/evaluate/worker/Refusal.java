package org.logreeve.evaluate.worker;

import java.util.Locale;

/** Reason codes of the guard: for ever, because people search for them. */
enum Refusal {
    /** The text is too large or nested too deep. */
    SIZE,
    /** A backslash or control character. */
    ESCAPE,
    /** A character that is not ASCII: it may look like another, or like nothing. */
    CHARACTER,
    /** Not DRL. */
    SYNTAX,
    PACKAGE,
    IMPORT,
    GLOBAL,
    ATTRIBUTE,
    FUNCTION,
    QUERY,
    DECLARE,
    ANNOTATION,
    /** The rule's name. */
    NAME,
    EXTENDS,
    /** A kind of condition that is not on the list. */
    ELEMENT,
    /** A pattern that takes its facts from elsewhere. */
    SOURCE,
    /** Not a fact kind. */
    KIND,
    /** Not a component of that fact. */
    FIELD,
    /** A character or word that has no place in a constraint. */
    TOKEN,
    OPERATOR,
    /** Not a regular expression, or one that is too large. */
    REGEX,
    /** The two sides of a comparison do not go together. */
    TYPE,
    VARIABLE,
    PARAMETER,
    /** Patterns that multiply instead of joining. */
    JOIN,
    CONSEQUENCE,
    /** The engine refused what the guard let through. */
    COMPILE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
