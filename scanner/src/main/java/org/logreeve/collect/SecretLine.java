package org.logreeve.collect;

import java.util.Set;
import org.logreeve.collect.SecretCarry.Due;

/**
 * One line: names, and the values that follow those which hold secrets; and secrets that show by
 * their form or place. What stands around them stays, so that the line parses as before.
 */
final class SecretLine {
    private final String line;
    private final LineCursor cursor;
    private final PlacedSecrets placed;
    private final ValueSign sign;
    private final SecretValue value;
    private final boolean isLogin;
    private final Set<String> tags;
    private boolean firstWord = true;
    private SecretCarry kept = SecretCarry.NONE;

    /**
     * @param tags names that look like those of secrets and are none in this file
     */
    SecretLine(String line, Redaction redaction, Set<String> tags) {
        this.tags = tags;
        this.line = line;
        this.cursor = new LineCursor(line, redaction);
        this.placed = new PlacedSecrets(cursor);
        this.sign = new ValueSign(cursor);
        this.value = new SecretValue(cursor);
        int said = 0;
        while (said < line.length() && "# \t\n\u000b\f\r".indexOf(line.charAt(said)) >= 0) {
            said++;
        }
        this.isLogin =
                line.startsWith("machine ", said) || line.startsWith("login ", said); // netrc(5)
    }

    /**
     * @param before what the line before left open
     */
    String redacted(SecretCarry before) {
        if (before.quote() != 0) {
            value.quoted(before.quote());
        } else if (before.due() != Due.NOTHING) {
            goOn(before);
        }
        while (!cursor.isAtEnd()) {
            step();
        }
        return cursor.written();
    }

    /** What this line leaves open. */
    SecretCarry carry() {
        boolean isNew = value.openQuote() != 0 || sign.due() != Due.NOTHING;
        return isNew
                ? new SecretCarry(
                        value.openQuote(), sign.due(), sign.isInComment(), cursor.isComment())
                : kept;
    }

    private void step() {
        char c = cursor.current();
        int hash = c == '$' || c == '{' ? SecretShapes.hashEnd(line, cursor.at()) : cursor.at();
        if (LineCursor.isNameChar(c)) {
            word();
        } else if (hash > cursor.at()) {
            cursor.replace(hash);
        } else if (!placed.pass()) {
            cursor.copySign();
        }
    }

    /** A value of a name on an earlier line. */
    private void goOn(SecretCarry before) {
        if (cursor.isComment() && !before.isCommented()) {
            kept = before; // a comment between the name and its value
            return;
        }
        if (!cursor.isComment() && before.isCommented()) {
            return;
        }
        if (before.inComment() && !passComment(before)) {
            return;
        }
        int from = cursor.at();
        while (cursor.isComment()
                && from < line.length()
                && "# \t".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        boolean isAssigned = from < line.length() && line.charAt(from) == '=';
        if (sign.pass(from, false, before.due() == Due.VALUE, false)) {
            sign.passComments();
            if (cursor.sees("- ")) {
                cursor.copy(cursor.at() + 2); // a list in YAML
            }
            boolean mayBeBare = before.due() == Due.VALUE || isAssigned;
            if (isQuoted() || (mayBeBare && isBareValue())) {
                value.pass();
            }
        }
    }

    /** Goes on in a comment that a line before began; false when it does not end here. */
    private boolean passComment(SecretCarry before) {
        int end = line.indexOf("*/");
        if (end < 0) {
            kept = before;
            return false;
        }
        while (cursor.at() < end + 2) {
            step();
        }
        cursor.leaveText();
        return true;
    }

    private boolean isQuoted() {
        return !cursor.isAtEnd() && cursor.isQuote(cursor.pastBackslashes(cursor.at()));
    }

    /** Neither a sign of grammar nor the name of the next setting: what was due was empty then. */
    private boolean isBareValue() {
        if (cursor.isAtEnd() || "[]{}()<>,;$@".indexOf(cursor.current()) >= 0) {
            return false;
        }
        int next = cursor.pastBlanks(cursor.nameEnd(cursor.at()));
        boolean isName = next > cursor.at() && next < line.length();
        return !(isName && "=:({".indexOf(line.charAt(next)) >= 0);
    }

    private void word() {
        int end = cursor.nameEnd(cursor.at());
        String name = line.substring(cursor.at(), end);
        boolean first = firstWord;
        firstWord = false;
        int hook = SecretShapes.webHook(line, cursor.at());
        if (SecretShapes.isToken(name)) {
            cursor.replace(end);
        } else if (hook > 0) {
            cursor.copy(hook);
            cursor.replace(cursor.bareEnd(cursor.at(), false));
        } else if (SecretNames.isJoinedPassword(name, line)) {
            cursor.copy(cursor.at() + 2);
            cursor.replace(end);
        } else {
            name(name, end, first);
        }
    }

    private boolean isSecret(String name) {
        return SecretNames.isSecret(name) && !tags.contains(name);
    }

    private void name(String name, int end, boolean first) {
        int at = cursor.at();
        boolean isQuery = name.equals("key") && at > 0 && "?&".indexOf(line.charAt(at - 1)) >= 0;
        boolean isCall = name.equals("auth") && line.startsWith("(\"", end); // syslog-ng's redis()
        boolean isOption = SecretNames.isPasswordOption(name, line);
        cursor.copy(end);
        if (isQuery || isCall || isOption || isSecret(name)) {
            if (sign.passAfterName(first || isLogin || isOption || name.startsWith("--"))) {
                sign.passComments();
                if (!cursor.isAtEnd()) {
                    value.pass();
                }
            }
        } else if (SecretNames.isUserOption(name)) {
            placed.userAndPassword();
        } else if (name.equalsIgnoreCase("bearer")) {
            placed.bearer();
        }
    }
}
