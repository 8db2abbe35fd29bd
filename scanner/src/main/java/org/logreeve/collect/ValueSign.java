package org.logreeve.collect;

import org.logreeve.collect.SecretCarry.Due;

/** What stands between a secret's name and its value: blanks, signs, comments and line ends. */
final class ValueSign {
    private static final String SIGNS = "=:(";

    private final LineCursor cursor;
    private final String line;
    private Due due = Due.NOTHING;
    private boolean inComment;

    ValueSign(LineCursor cursor) {
        this.cursor = cursor;
        this.line = cursor.line();
    }

    /** What the line leaves to come. */
    Due due() {
        return due;
    }

    /** Whether it ends within a comment before the value. */
    boolean isInComment() {
        return inComment;
    }

    /**
     * Passes what stands between a name and its value; false when no value follows on this line.
     *
     * @param blankIsEnough whether the value may follow without a sign
     */
    boolean passAfterName(boolean blankIsEnough) {
        int quote = cursor.pastBackslashes(cursor.at());
        if (!cursor.isQuote(quote)) {
            return pass(cursor.at(), false, false, blankIsEnough);
        }
        boolean closes = quote == cursor.at() && line.charAt(quote) == cursor.inside();
        return pass(quote + 1, closes, false, blankIsEnough);
    }

    /**
     * @param closes whether a text in quotes ended before {@code from}
     * @param signed whether the sign stood on a line before
     */
    boolean pass(int from, boolean closes, boolean signed, boolean blankIsEnough) {
        boolean isOutside = cursor.inside() == 0 || closes;
        boolean assigned = signed;
        int i = from;
        while (i < line.length()) {
            char c = line.charAt(i);
            boolean isEnough = assigned || (blankIsEnough && i > from);
            if (" \t\r".indexOf(c) >= 0 || SIGNS.indexOf(c) >= 0) {
                assigned |= SIGNS.indexOf(c) >= 0;
                i++;
            } else if (isLastBackslash(i)) {
                due = isOutside ? (isEnough ? Due.VALUE : Due.SIGN) : Due.NOTHING;
                return false;
            } else if (isOutside && !isEnough && c == '#') {
                due = Due.SIGN;
                return false;
            } else if (isOutside && !isEnough && line.startsWith("/*", i)) {
                int end = line.indexOf("*/", i + 2);
                if (end < 0) {
                    due = Due.SIGN;
                    inComment = true;
                    return false;
                }
                i = end + 2;
            } else {
                break;
            }
        }
        if (i == line.length()) {
            due = !isOutside ? Due.NOTHING : assigned ? Due.VALUE : Due.SIGN;
            return false;
        }
        boolean value = assigned || (blankIsEnough && i > from);
        if (value) {
            if (closes) {
                cursor.leaveText();
            }
            cursor.copy(i);
        }
        return value;
    }

    /** It joins the next line to this one. */
    private boolean isLastBackslash(int i) {
        return line.charAt(i) == '\\' && cursor.pastBlanks(i + 1) == line.length();
    }

    /**
     * Passes comments before a value. For some daemons they are the value, so that their text is
     * replaced too.
     */
    void passComments() {
        while (cursor.inside() == 0 && !cursor.isAtEnd()) {
            boolean isBlock = cursor.sees("/*");
            if (!isBlock && cursor.current() != '#') {
                return;
            }
            cursor.copy(cursor.at() + (isBlock ? 2 : 1));
            int end = isBlock ? line.indexOf("*/", cursor.at()) : -1;
            cursor.replace(end < 0 ? line.length() : end);
            inComment = isBlock && end < 0;
            cursor.copy(cursor.pastBlanks(end < 0 ? cursor.at() : end + 2));
            due = cursor.isAtEnd() ? Due.VALUE : Due.NOTHING;
        }
    }
}
