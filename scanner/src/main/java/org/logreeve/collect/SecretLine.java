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

    private final String line;
    private final Redaction redaction;
    private final boolean isComment;
    private final boolean isLogin;
    private final StringBuilder out = new StringBuilder();
    private boolean firstWord = true;

    /** The quote of the text that we are in, on this line; 0 outside. */
    private char inside;

    private char openQuote;
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
     * @param open the quote of a secret that began on a line before; 0 when none did
     */
    String redacted(char open) {
        if (open != 0) {
            quoted(open);
        }
        while (at < line.length()) {
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
            } else {
                quote(c);
                copy(at + 1);
            }
        }
        return out.toString();
    }

    /** The quote of a secret that ends on a later line; 0 when none is open. */
    char openQuote() {
        return openQuote;
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
        return at > 0 && line.charAt(at - 1) == '\\';
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
                value();
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
        int i = at;
        boolean assigned = false;
        boolean closes = false;
        if (i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'')) {
            closes = line.charAt(i) == inside;
            i++;
        }
        int blanks = 0;
        while (i < line.length() && " \t=:(".indexOf(line.charAt(i)) >= 0) {
            assigned |= "=:(".indexOf(line.charAt(i)) >= 0;
            blanks++;
            i++;
        }
        boolean value = i < line.length() && (assigned || (blankIsEnough && blanks > 0));
        if (value) {
            inside = closes ? 0 : inside;
            copy(i);
        }
        return value;
    }

    private void value() {
        char quote = line.charAt(at);
        if (quote == '"' || quote == '\'') {
            if (quote != inside) {
                copy(at + 1);
                quoted(quote);
            }
            return; // the text ends that the name stands in: there is no value
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

    /** The inside of a quoted value, from here to its closing quote or the line's end. */
    private void quoted(char quote) {
        int end = at;
        while (end < line.length() && line.charAt(end) != quote) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        openQuote = end < line.length() ? 0 : quote;
        int last = Math.min(end, line.length());
        for (String scheme : AUTH_SCHEMES) {
            if (line.regionMatches(true, at, scheme + " ", 0, scheme.length() + 1)) {
                copy(at + scheme.length() + 1);
                break;
            }
        }
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
        int host = line.lastIndexOf('@', end - 1);
        int colon = line.indexOf(':', at);
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
        int colon = line.indexOf(':', i);
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
        return DATABASE_OUTPUTS.stream().anyMatch(output -> line.startsWith(output, at));
    }

    private void database() {
        int comma = at;
        for (int i = 0; i < 3 && comma >= 0; i++) {
            comma = line.indexOf(',', comma + 1);
        }
        if (comma < 0) {
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
