package org.logreeve.collect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line: names, and the values that follow those which hold secrets; and secrets that show by
 * their form. What stands around them stays, so that the line parses as before.
 */
final class SecretLine {
    private static final Set<String> AUTH_SCHEMES = Set.of("basic", "bearer", "splunk", "apikey");
    // The old syntax of rsyslog's database outputs: server,database,user,password.
    private static final List<String> DATABASE_OUTPUTS =
            List.of(":ommysql:", ":ompgsql:", ":omlibdbi:");
    private static final int LEAST_BEARER = 6;

    /** What the end of a line leaves for the next one. */
    private enum Due {
        NOTHING,
        /** A secret's name has been read. */
        SIGN,
        /** And the sign that a value follows. */
        VALUE
    }

    /**
     * The state between two lines.
     *
     * @param quote the quote of a secret that is not yet closed; 0 when none is open
     * @param inComment whether a comment is open between the sign and the value
     * @param isCommented whether the name stands on a line that is a comment
     */
    record Carry(char quote, Due due, boolean inComment, boolean isCommented) {
        static final Carry NONE = new Carry((char) 0, Due.NOTHING, false, false);
    }

    private final String line;
    private final Redaction redaction;
    private final boolean isComment;
    private final boolean isLogin;
    private final StringBuilder out = new StringBuilder();
    private boolean firstWord = true;

    /** The quote of the text that we are in, on this line; 0 outside. */
    private char inside;

    private char openQuote;
    private Due due = Due.NOTHING;
    private boolean inComment;
    private Carry kept = Carry.NONE;

    /** Fewer commas are left on the line than a database output has. */
    private boolean fewCommas;

    private int at;

    SecretLine(String line, Redaction redaction) {
        this.line = line;
        this.redaction = redaction;
        String start = line.stripLeading();
        this.isComment = start.startsWith("#");
        String said = start.replaceFirst("^[#\\s]+", "");
        this.isLogin = said.startsWith("machine ") || said.startsWith("login "); // netrc(5)
    }

    /**
     * @param before what the line before left open
     */
    String redacted(Carry before) {
        if (before.quote() != 0) {
            quoted(before.quote());
        } else if (before.due() != Due.NOTHING) {
            goOn(before);
        }
        while (at < line.length()) {
            step();
        }
        return out.toString();
    }

    /** What this line leaves open. */
    Carry carry() {
        boolean isNew = openQuote != 0 || due != Due.NOTHING;
        return isNew ? new Carry(openQuote, due, inComment, isComment) : kept;
    }

    private void step() {
        char c = line.charAt(at);
        int hash = c == '$' || c == '{' ? SecretShapes.hashEnd(line, at) : at;
        if (isNameChar(c)) {
            word();
        } else if (hash > at) {
            replace(hash);
        } else if (line.startsWith("://", at)) {
            address();
        } else if (databaseOutput()) {
            database();
        } else if (shortDatabaseOutput()) {
            shortDatabase();
        } else {
            quote(c);
            copy(at + 1);
        }
    }

    /** A value of a name on an earlier line; only one in quotes is sure to be it. */
    private void goOn(Carry before) {
        if (isComment && !before.isCommented()) {
            kept = before; // a comment between the name and its value
            return;
        }
        if (!isComment && before.isCommented()) {
            return;
        }
        if (before.inComment()) {
            int end = line.indexOf("*/");
            if (end < 0) {
                kept = before;
                return;
            }
            while (at < end + 2) {
                step();
            }
            inside = 0;
        }
        int from = at;
        while (isComment && from < line.length() && "# \t".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        if (follows(from, false, before.due() == Due.VALUE, false)) {
            comments();
            if (at < line.length() && isQuote(pastBackslashes(at))) {
                value();
            }
        }
    }

    private void quote(char c) {
        boolean isQuote = (c == '"' || c == '\'') && !isComment && !isApostrophe();
        if (isQuote && !isEscaped()) {
            inside = inside == 0 ? c : inside == c ? 0 : inside;
        }
    }

    /** As in "don't": no text begins there. */
    private boolean isApostrophe() {
        return line.charAt(at) == '\''
                && at > 0
                && at + 1 < line.length()
                && Character.isLetter(line.charAt(at - 1))
                && Character.isLetter(line.charAt(at + 1));
    }

    private boolean isEscaped() {
        return backslashesBefore(at) % 2 == 1;
    }

    private int backslashesBefore(int end) {
        int i = end;
        while (i > 0 && line.charAt(i - 1) == '\\') {
            i--;
        }
        return end - i;
    }

    private int pastBackslashes(int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == '\\') {
            i++;
        }
        return i;
    }

    private boolean isQuote(int i) {
        return i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'');
    }

    private void word() {
        int end = at;
        while (end < line.length() && isNameChar(line.charAt(end))) {
            end++;
        }
        String name = line.substring(at, end);
        boolean first = firstWord;
        firstWord = false;
        if (SecretShapes.isToken(name)) {
            replace(end);
            return;
        }
        int hook = SecretShapes.webHook(line, at);
        if (hook > 0) {
            copy(hook);
            replace(bareEnd(at, false));
            return;
        }
        if (SecretNames.isJoinedPassword(name, line)) {
            copy(at + 2);
            replace(end);
            return;
        }
        boolean isQuery = name.equals("key") && at > 0 && "?&".indexOf(line.charAt(at - 1)) >= 0;
        boolean isCall = name.equals("auth") && line.startsWith("(\"", end); // syslog-ng's redis()
        boolean isOption = SecretNames.isPasswordOption(name, line);
        copy(end);
        if (isQuery || isCall || isOption || SecretNames.isSecret(name)) {
            if (separator(first || isLogin || isOption || name.startsWith("--"))) {
                comments();
                if (at < line.length()) {
                    value();
                }
            }
        } else if (SecretNames.isUserOption(name)) {
            userAndPassword();
        } else if (name.equalsIgnoreCase("bearer")) {
            bearer();
        }
    }

    /**
     * Passes what stands between a name and its value; false when no value follows.
     *
     * @param blankIsEnough whether the value may follow without a sign
     */
    private boolean separator(boolean blankIsEnough) {
        int quote = pastBackslashes(at);
        if (!isQuote(quote)) {
            return follows(at, false, false, blankIsEnough);
        }
        boolean closes = quote == at && line.charAt(quote) == inside;
        return follows(quote + 1, closes, false, blankIsEnough);
    }

    /**
     * @param closes whether a text in quotes ended before {@code from}
     * @param signed whether the sign stood on a line before
     */
    private boolean follows(int from, boolean closes, boolean signed, boolean blankIsEnough) {
        boolean assigned = signed;
        int i = from;
        while (i < line.length() && " \t\r=:(".indexOf(line.charAt(i)) >= 0) {
            assigned |= "=:(".indexOf(line.charAt(i)) >= 0;
            i++;
        }
        if (i == line.length()) {
            boolean isOutside = inside == 0 || closes;
            due = !isOutside ? Due.NOTHING : assigned ? Due.VALUE : Due.SIGN;
            return false;
        }
        boolean value = assigned || (blankIsEnough && i > from);
        if (value) {
            inside = closes ? 0 : inside;
            copy(i);
        }
        return value;
    }

    /**
     * Passes comments before a value. For some daemons they are the value, so that their text is
     * replaced too.
     */
    private void comments() {
        while (inside == 0 && at < line.length()) {
            boolean isBlock = line.startsWith("/*", at);
            if (!isBlock && line.charAt(at) != '#') {
                return;
            }
            copy(at + (isBlock ? 2 : 1));
            int end = isBlock ? line.indexOf("*/", at) : -1;
            replace(end < 0 ? line.length() : end);
            inComment = isBlock && end < 0;
            int next = end < 0 ? at : end + 2;
            while (next < line.length() && " \t\r".indexOf(line.charAt(next)) >= 0) {
                next++;
            }
            copy(next);
            due = at == line.length() ? Due.VALUE : Due.NOTHING;
        }
    }

    private void value() {
        int open = pastBackslashes(at);
        if (isQuote(open)) {
            char quote = line.charAt(open);
            int backslashes = open - at;
            if (backslashes > 0) {
                copy(open + 1);
                nested(quote, backslashes);
            } else if (quote != inside) {
                copy(open + 1);
                quoted(quote);
            }
            return; // else the text ends that the name stands in: there is no value
        }
        int end = bareEnd(at, line.charAt(at - 1) == '=');
        String scheme = line.substring(at, end).toLowerCase(Locale.ROOT);
        if (AUTH_SCHEMES.contains(scheme)) {
            while (end < line.length() && line.charAt(end) == ' ') {
                end++;
            }
            copy(end);
            end = bareEnd(at, false);
        }
        replace(end);
    }

    /** A value in quotes inside of a text in quotes: {@code \"value\"}. */
    private void nested(char quote, int backslashes) {
        scheme();
        int run = 0;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote && run <= backslashes) {
                replace(i - run);
                return;
            }
            if (c == inside && inside != 0 && run % 2 == 0) {
                replace(i); // the text around ends
                return;
            }
            run = c == '\\' ? run + 1 : 0;
        }
        openQuote = inside;
        replace(line.length());
    }

    /** The way of authentication that stands before a secret is none. */
    private void scheme() {
        for (String scheme : AUTH_SCHEMES) {
            if (line.regionMatches(true, at, scheme + " ", 0, scheme.length() + 1)) {
                copy(at + scheme.length() + 1);
                return;
            }
        }
    }

    /** The inside of a quoted value, from here to its closing quote or the line's end. */
    private void quoted(char quote) {
        int end = at;
        while (end < line.length() && line.charAt(end) != quote) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        openQuote = end < line.length() ? 0 : quote;
        int last = Math.min(end, line.length());
        scheme();
        replace(Math.max(at, last));
        if (openQuote == 0 && at < line.length()) {
            copy(at + 1);
        }
    }

    /** {@code scheme://user:secret@host}. */
    private void address() {
        copy(at + 3);
        int end = at;
        while (end < line.length() && " \t/\"'<>".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        int host = end - 1;
        while (host > at && line.charAt(host) != '@') {
            host--;
        }
        int colon = line.indexOf(':', at, end);
        if (host > at && colon >= at && colon < host) {
            copy(colon + 1);
            replace(host);
        }
    }

    /** {@code -u user:secret}; without a colon it is a user alone. */
    private void userAndPassword() {
        int i = at;
        while (i < line.length() && " \t='\"".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        int end = bareEnd(i, true);
        int colon = line.indexOf(':', i, end);
        if (i > at && colon > i && colon < end && !line.startsWith("://", colon)) {
            copy(colon + 1);
            int quote = indexOfQuote(at, end);
            replace(quote < 0 ? end : quote);
        }
    }

    private int indexOfQuote(int from, int end) {
        for (int i = from; i < end; i++) {
            if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    /** In a template or a script the name of the header may be far away. */
    private void bearer() {
        int i = at;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        int end = bareEnd(i, false);
        if (i > at && end - i >= LEAST_BEARER) {
            copy(i);
            replace(end);
        }
    }

    private boolean databaseOutput() {
        return !fewCommas
                && line.charAt(at) == ':'
                && DATABASE_OUTPUTS.stream().anyMatch(output -> line.startsWith(output, at));
    }

    private void database() {
        int comma = at;
        for (int i = 0; i < 3 && comma >= 0; i++) {
            comma = line.indexOf(',', comma + 1);
        }
        if (comma < 0) {
            fewCommas = true;
            copy(at + 1);
            return;
        }
        copy(comma + 1);
        int end = at;
        while (end < line.length() && "; \t\r".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        replace(end);
    }

    /** {@code >server,database,user,password}. */
    private boolean shortDatabaseOutput() {
        return line.charAt(at) == '>'
                && at + 1 < line.length()
                && (isNameChar(line.charAt(at + 1)) || line.charAt(at + 1) == '[')
                && (at == 0 || Character.isWhitespace(line.charAt(at - 1)));
    }

    private void shortDatabase() {
        int commas = 0;
        int i = at;
        while (i < line.length() && commas < 3 && " \t\r\"'".indexOf(line.charAt(i)) < 0) {
            commas += line.charAt(i) == ',' ? 1 : 0;
            i++;
        }
        if (commas < 3) {
            copy(at + 1);
            return;
        }
        copy(i);
        while (i < line.length()
                && "; \t\r".indexOf(line.charAt(i)) < 0
                && (inside == 0 || line.charAt(i) != inside)) {
            i++;
        }
        replace(i);
    }

    /**
     * Where a value without quotes ends. After {@code =} signs of grammar may belong to it; a
     * backslash that continues the line never does.
     */
    private int bareEnd(int from, boolean assigned) {
        int end = from;
        String signs = assigned ? " \t\r" : " \t\r,;)}\"'";
        while (end < line.length()
                && signs.indexOf(line.charAt(end)) < 0
                && (inside == 0 || line.charAt(end) != inside)) {
            end++;
        }
        if (isQuote(end)) {
            return Math.max(from, end - backslashesBefore(end)); // they are the quote's
        }
        return end == line.length() && end > from && line.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    private void copy(int end) {
        out.append(line, at, end);
        at = end;
    }

    private void replace(int end) {
        if (end > at) {
            out.append(redaction.token(line.substring(at, end)));
        }
        at = end;
    }

    private static boolean isNameChar(char c) {
        return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
    }
}
