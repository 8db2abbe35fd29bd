package org.logreeve.collect;

import java.util.List;

/** Secrets that show by where they stand: in addresses, options and the fields of old outputs. */
final class PlacedSecrets {
    // The old syntax of rsyslog's database outputs: server,database,user,password.
    private static final List<String> DATABASE_OUTPUTS =
            List.of(":ommysql:", ":ompgsql:", ":omlibdbi:");
    private static final int LEAST_BEARER = 6;

    private final LineCursor cursor;
    private final String line;

    /** Fewer commas are left on the line than a database output has. */
    private boolean fewCommas;

    PlacedSecrets(LineCursor cursor) {
        this.cursor = cursor;
        this.line = cursor.line();
    }

    /** Passes what begins here; false when it is nothing of this kind. */
    boolean pass() {
        if (cursor.sees("://")) {
            address();
        } else if (databaseOutput()) {
            database();
        } else if (shortDatabaseOutput()) {
            shortDatabase();
        } else {
            return false;
        }
        return true;
    }

    /** {@code scheme://user:secret@host}. */
    private void address() {
        cursor.copy(cursor.at() + 3);
        int end = cursor.at();
        while (end < line.length() && " \t/\"'<>".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        int host = end - 1;
        while (host > cursor.at() && line.charAt(host) != '@') {
            host--;
        }
        int colon = line.indexOf(':', cursor.at(), end);
        if (host > cursor.at() && colon >= cursor.at() && colon < host) {
            cursor.copy(colon + 1);
            cursor.replace(host);
        }
    }

    /** {@code -u user:secret}; without a colon it is a user alone. */
    void userAndPassword() {
        int i = cursor.at();
        while (i < line.length() && " \t='\"".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        int end = cursor.bareEnd(i, true);
        int colon = line.indexOf(':', i, end);
        if (i > cursor.at() && colon > i && colon < end && !line.startsWith("://", colon)) {
            cursor.copy(colon + 1);
            int quote = cursor.indexOfQuote(cursor.at(), end);
            cursor.replace(quote < 0 ? end : quote);
        }
    }

    /** In a template or a script the name of the header may be far away. */
    void bearer() {
        int i = cursor.at();
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        int end = cursor.bareEnd(i, false);
        if (i > cursor.at() && end - i >= LEAST_BEARER) {
            cursor.copy(i);
            cursor.replace(end);
        }
    }

    private boolean databaseOutput() {
        return !fewCommas
                && cursor.current() == ':'
                && DATABASE_OUTPUTS.stream().anyMatch(cursor::sees);
    }

    private void database() {
        int comma = cursor.at();
        for (int i = 0; i < 3 && comma >= 0; i++) {
            comma = line.indexOf(',', comma + 1);
        }
        if (comma < 0) {
            fewCommas = true;
            cursor.copy(cursor.at() + 1);
            return;
        }
        cursor.copy(comma + 1);
        int end = cursor.at();
        while (end < line.length() && "; \t\r".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        cursor.replace(end);
    }

    /** {@code >server,database,user,password}. */
    private boolean shortDatabaseOutput() {
        return cursor.current() == '>'
                && cursor.at() + 1 < line.length()
                && (LineCursor.isNameChar(line.charAt(cursor.at() + 1))
                        || line.charAt(cursor.at() + 1) == '[')
                && (cursor.at() == 0 || Character.isWhitespace(line.charAt(cursor.at() - 1)));
    }

    private void shortDatabase() {
        int commas = 0;
        int i = cursor.at();
        while (i < line.length() && commas < 3 && " \t\r\"'".indexOf(line.charAt(i)) < 0) {
            commas += line.charAt(i) == ',' ? 1 : 0;
            i++;
        }
        if (commas < 3) {
            cursor.copy(cursor.at() + 1);
            return;
        }
        cursor.copy(i);
        while (i < line.length()
                && "; \t\r".indexOf(line.charAt(i)) < 0
                && (cursor.inside() == 0 || line.charAt(i) != cursor.inside())) {
            i++;
        }
        cursor.replace(i);
    }
}
