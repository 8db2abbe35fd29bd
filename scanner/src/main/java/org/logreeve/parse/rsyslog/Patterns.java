package org.logreeve.parse.rsyslog;

/** The shapes of the scanner's longer tokens; each answers the length of the match, or 0. */
final class Patterns {
    private Patterns() {}

    /** {@code facility.priority}, as far as its characters go. */
    static int selector(Cursor cursor, int from) {
        int i = from;
        while (isLetter(cursor.lower(i)) || cursor.peek(i) == '*') {
            i++;
        }
        if (i == from) {
            return 0;
        }
        while (isOctal(cursor.peek(i))) {
            i++;
        }
        if (cursor.peek(i) != '.' && cursor.peek(i) != ',') {
            return 0;
        }
        int start = ++i;
        while (isSelectorEnd(cursor.lower(i))) {
            i++;
        }
        return i > start ? i - from : 0;
    }

    private static boolean isSelectorEnd(char c) {
        return isLetter(c) || isOctal(c) || ",!=;.*".indexOf(c) >= 0;
    }

    /** {@code :property, [!]operation, "value"}. */
    static int propertyFilter(Cursor cursor, int from) {
        if (cursor.peek(from) != ':') {
            return 0;
        }
        int i = cursor.peek(from + 1) == '$' ? from + 2 : from + 1;
        int property = i;
        while (isLetter(cursor.lower(i)) || cursor.peek(i) == '-') {
            i++;
        }
        i = i == property ? -1 : comma(cursor, i);
        if (i < 0) {
            return 0;
        }
        i += cursor.peek(i) == '!' ? 1 : 0;
        int operation = i;
        while (isLetter(cursor.lower(i))) {
            i++;
        }
        i = i == operation ? -1 : comma(cursor, i);
        return i < 0 || cursor.peek(i) != '"' ? 0 : valueEnd(cursor, i + 1) - from;
    }

    private static int comma(Cursor cursor, int from) {
        int i = spaces(cursor, from);
        return cursor.peek(i) == ',' ? spaces(cursor, i + 1) : -1;
    }

    private static int spaces(Cursor cursor, int from) {
        int i = from;
        while (cursor.peek(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Longest match: an escaped quote ends the value only when no later one does. */
    private static int valueEnd(Cursor cursor, int from) {
        int end = 0;
        for (int i = from; cursor.peek(i) != '\0'; i++) {
            if (cursor.peek(i) == '"') {
                end = i + 1;
                if (cursor.peek(i - 1) != '\\' || i == from) {
                    return end;
                }
            }
        }
        return end;
    }

    /** A word that may be a keyword or a list of users. */
    static int word(Cursor cursor, int from) {
        if (!isWord(cursor.lower(from))) {
            return 0;
        }
        int i = from + 1;
        while (isWord(cursor.lower(i)) || "-+,;".indexOf(cursor.peek(i)) >= 0) {
            i++;
        }
        return i - from;
    }

    /** Length up to and with a parenthesis that only white space parts from a word. */
    static int parenthesisAfter(Cursor cursor, int length) {
        int i = length;
        while (" \t\n".indexOf(cursor.peek(i)) >= 0) {
            i++;
        }
        return cursor.peek(i) == '(' ? i + 1 : 0;
    }

    /** {@code :module:...}. */
    static boolean isModuleAction(Cursor cursor) {
        int i = 1;
        while (isLetter(cursor.lower(i)) || isDigit(cursor.peek(i))) {
            i++;
        }
        return i > 1 && cursor.peek(i) == ':';
    }

    /** {@code !program} or {@code +*}, up to the end of the line. */
    static int bsdBlock(Cursor cursor) {
        int end = cursor.toLineEnd();
        if (cursor.peek(0) == '+') {
            int rest = 2;
            while (cursor.peek(rest) == ' ' || cursor.peek(rest) == '\t') {
                rest++;
            }
            boolean closed = rest >= end || cursor.peek(rest) == '#';
            return cursor.peek(1) == '*' && closed ? end : 0;
        }
        int i = 1;
        while (" \t\n\0".indexOf(cursor.peek(i)) < 0) {
            i++;
        }
        int name = i;
        while (cursor.peek(i) == ' ' || cursor.peek(i) == '\t') {
            i++;
        }
        return name > 1 && i >= end ? end : 0;
    }

    /** {@code +host} or {@code -host} alone on its line. */
    static int bsdHost(Cursor cursor, int from) {
        if (cursor.peek(from) != '+' && cursor.peek(from) != '-') {
            return 0;
        }
        int i = from + 1;
        while (isHost(cursor.lower(i))) {
            i++;
        }
        return i > from + 1 && i >= cursor.toLineEnd() ? i - from : 0;
    }

    static boolean startsWith(Cursor cursor, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (cursor.lower(i) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(char lower) {
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(char lower) {
        return isLetter(lower) || isDigit(lower) || lower == '_';
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static boolean isHost(char lower) {
        return isLetter(lower) || isDigit(lower) || lower == '.' || lower == ':' || lower == '-';
    }
}
