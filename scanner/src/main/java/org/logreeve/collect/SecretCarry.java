package org.logreeve.collect;

/**
 * What the end of a line leaves for the next one.
 *
 * @param quote the quote of a secret that is not yet closed; 0 when none is open
 * @param due what is still to come of a name and its value
 * @param inComment whether a comment is open between the sign and the value
 * @param isCommented whether the name stands on a line that is a comment
 */
record SecretCarry(char quote, Due due, boolean inComment, boolean isCommented) {
    static final SecretCarry NONE = new SecretCarry((char) 0, Due.NOTHING, false, false);

    /** What is still to come. */
    enum Due {
        NOTHING,
        /** A secret's name has been read. */
        SIGN,
        /** And the sign that a value follows. */
        VALUE
    }
}
