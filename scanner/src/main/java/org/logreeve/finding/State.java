package org.logreeve.finding;

import java.util.Locale;

/** What a rule came to on a subject. */
public enum State {
    PASS,
    FAIL,
    NOTAPPLICABLE,
    UNKNOWN,
    ERROR,
    WAIVED,
    INFORMATIONAL;

    /** The form in results: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
