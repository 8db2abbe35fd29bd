package org.logreeve.collect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces secrets in a file's text before anything keeps it. Lines stay as many as they were, and
 * equal secrets get equal tokens under one key, so that drift still shows.
 */
public final class Redaction {
    static final String TOKEN = "LRSECRET-";

    // A setting's name without -, _ and dots, in lower case, that ends so holds a secret.
    private static final List<String> SECRET_ENDINGS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "pwd",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey",
                    "authkey",
                    "sharedkey",
                    "licensekey",
                    "headervalue");
    private static final Set<String> SECRET_NAMES = Set.of("pass", "authorization", "psk");
    private static final Set<String> AUTH_SCHEMES = Set.of("basic", "bearer", "splunk", "apikey");
    // chrony.conf(5) keyfile, ntp.keys(5): lines "number [type] key".
    private static final Set<String> KEY_FILES = Set.of("chrony.keys", "ntp.keys", "keys");
    // The old syntax of rsyslog's database outputs: server,database,user,password.
    private static final List<String> DATABASE_OUTPUTS =
            List.of(":ommysql:", ":ompgsql:", ":omlibdbi:");

    private final SecretKeySpec key;

    private Redaction(SecretKeySpec key) {
        this.key = key;
    }

    /** Tokens are made with this key; whoever has it can check a guess, so it is a secret too. */
    public static Redaction withKey(byte[] key) {
        return new Redaction(new SecretKeySpec(key, "HmacSHA256"));
    }

    /** The text with tokens in place of secrets. */
    String redact(String path, String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean keyFile = KEY_FILES.contains(path.substring(path.lastIndexOf('/') + 1));
        var out = new StringBuilder(text.length());
        var pass = new Pass();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            out.append(keyFile ? keyLine(line) : pass.line(line));
            if (end < text.length()) {
                out.append('\n');
            }
            at = end + 1;
        }
        return out.toString();
    }

    private String keyLine(String line) {
        var words = new ArrayList<int[]>();
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(new int[] {at, end});
            }
            at = end + 1;
        }
        boolean isKey = words.size() >= 2 && Character.isDigit(line.charAt(words.get(0)[0]));
        if (!isKey) {
            return line;
        }
        int[] secret = words.get(Math.min(2, words.size() - 1));
        return line.substring(0, secret[0])
                + token(line.substring(secret[0], secret[1]))
                + line.substring(secret[1]);
    }

    private String token(String secret) {
        if (secret.startsWith(TOKEN)) {
            return secret;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return TOKEN + HexFormat.of().formatHex(digest, 0, 6);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isSecretName(String name) {
        var letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c != '-' && c != '_' && c != '.')
                .forEach(c -> letters.append((char) c));
        String plain = letters.toString();
        return SECRET_NAMES.contains(plain) || SECRET_ENDINGS.stream().anyMatch(plain::endsWith);
    }

    /** One walk over a file's lines: a private key block or a quoted value may span several. */
    private final class Pass {
        private boolean inPrivateKey;
        private char openQuote;
        private Due due = Due.NOTHING;
        private boolean inComment;

        String line(String line) {
            if (inPrivateKey) {
                inPrivateKey = !line.contains("-----END ");
                return inPrivateKey ? token(line) : line;
            }
            int begin = line.indexOf("-----BEGIN ");
            if (begin >= 0 && line.indexOf("PRIVATE KEY", begin) > 0) {
                return privateKey(line, begin);
            }
            var scan = new LineScan(line);
            if (openQuote != 0) {
                scan.quoted(openQuote);
            } else if (due != Due.NOTHING) {
                scan.goOn(due, inComment);
            }
            scan.run();
            openQuote = scan.openQuote;
            due = scan.due;
            inComment = scan.inComment;
            return scan.out.toString();
        }

        /** A block may stand on one line, as JSON and environment files have it. */
        private String privateKey(String line, int begin) {
            int end = line.indexOf("-----END ", begin);
            if (end < 0) {
                inPrivateKey = true;
                int head = line.indexOf("-----", begin + 11);
                int from = head < 0 ? begin : head + 5;
                return line.length() == from || line.substring(from).isBlank()
                        ? line
                        : line.substring(0, from) + token(line.substring(from));
            }
            return line.substring(0, begin)
                    + token(line.substring(begin, end))
                    + line.substring(end);
        }
    }

    /** What the end of a line leaves for the next one. */
    private enum Due {
        NOTHING,
        /** A secret's name has been read. */
        SIGN,
        /** And the sign that a value follows. */
        VALUE
    }

    /** One line: names, and the values that follow those which hold secrets. */
    private final class LineScan {
        private final String line;
        private final StringBuilder out = new StringBuilder();
        private boolean firstWord = true;

        /** Fewer commas are left on the line than a database output has. */
        private boolean fewCommas;

        private char openQuote;
        private Due due = Due.NOTHING;
        private boolean inComment;
        private int commentEnd = -1;
        private int at;

        LineScan(String line) {
            this.line = line;
        }

        void run() {
            while (at < line.length()) {
                if (isNameChar(line.charAt(at))) {
                    word();
                } else if (line.startsWith("://", at)) {
                    address();
                } else if (databaseOutput()) {
                    database();
                } else if (shortDatabaseOutput()) {
                    shortDatabase();
                } else {
                    copy(at + 1);
                }
            }
        }

        private void word() {
            int end = at;
            while (end < line.length() && isNameChar(line.charAt(end))) {
                end++;
            }
            String name = line.substring(at, end);
            boolean first = firstWord;
            firstWord = false;
            copy(end);
            boolean blankIsEnough = first || name.startsWith("--");
            if (isSecretName(name) && separator(nameEnd(), false, blankIsEnough)) {
                value();
            }
        }

        /** A value of a name on an earlier line; only one in quotes is sure to be it. */
        void goOn(Due wanted, boolean comment) {
            int from = 0;
            if (comment) {
                int end = line.indexOf("*/");
                from = end < 0 ? line.length() : end + 2;
                inComment = end < 0;
            }
            boolean follows = separator(from, wanted == Due.VALUE, false);
            due = inComment ? wanted : due;
            if (follows && isQuote(pastBackslashes(at))) {
                value();
            }
        }

        /** Behind the quote that a name may stand in, escaped or not. */
        private int nameEnd() {
            int quote = pastBackslashes(at);
            return isQuote(quote) ? quote + 1 : at;
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

        /** Passes what stands between a name and its value; false when none follows here. */
        private boolean separator(int from, boolean signed, boolean blankIsEnough) {
            int i = from;
            int bare = -1;
            boolean assigned = signed;
            while (i < line.length()) {
                char c = line.charAt(i);
                if (" \t\r=:([".indexOf(c) >= 0) {
                    assigned |= "=:([".indexOf(c) >= 0;
                    i++;
                } else if (assigned && (c == '#' || line.startsWith("/*", i))) {
                    bare = bare < 0 ? i : bare;
                    i = commentEnd(i);
                } else {
                    break;
                }
            }
            if (i == line.length()) {
                due = assigned ? Due.VALUE : Due.SIGN;
            }
            if (bare >= 0 && !isQuote(pastBackslashes(i))) {
                // a comment for some daemons and the value for others: both are served
                copy(bare + (line.charAt(bare) == '#' ? 1 : 2));
                replace(line.length());
                return false;
            }
            boolean value = i < line.length() && (assigned || (blankIsEnough && i > from));
            if (value) {
                copy(i);
            }
            return value;
        }

        private int commentEnd(int from) {
            if (line.charAt(from) == '#') {
                return line.length();
            }
            if (commentEnd < from + 2) {
                int end = line.indexOf("*/", from + 2);
                commentEnd = end < 0 ? Integer.MAX_VALUE : end;
            }
            inComment = commentEnd == Integer.MAX_VALUE;
            return inComment ? line.length() : commentEnd + 2;
        }

        private void value() {
            int open = pastBackslashes(at);
            if (isQuote(open)) {
                int backslashes = open - at;
                char quote = line.charAt(open);
                copy(open + 1);
                if (backslashes == 0) {
                    quoted(quote);
                } else {
                    nested(quote, backslashes);
                }
                return;
            }
            int end = bareEnd(at);
            String scheme = line.substring(at, end).toLowerCase(Locale.ROOT);
            if (AUTH_SCHEMES.contains(scheme)) {
                while (end < line.length() && line.charAt(end) == ' ') {
                    end++;
                }
                copy(end);
                end = bareEnd(at);
            }
            replace(end);
        }

        /** A value in quotes inside of a text in quotes: {@code \"value\"}. */
        private void nested(char quote, int backslashes) {
            int run = 0;
            for (int i = at; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == quote && run <= backslashes) {
                    replace(i - run);
                    return;
                }
                run = c == '\\' ? run + 1 : 0;
            }
            openQuote = quote;
            replace(line.length());
        }

        /** The inside of a quoted value, from here to its closing quote or the line's end. */
        void quoted(char quote) {
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
            int colon = line.indexOf(':', at, end);
            int host = end - 1;
            while (host > at && line.charAt(host) != '@') {
                host--;
            }
            if (host > at && colon >= at && colon < host) {
                copy(colon + 1);
                replace(host);
            }
        }

        private boolean databaseOutput() {
            return !fewCommas
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
                    && isNameChar(line.charAt(at + 1))
                    && (at == 0 || Character.isWhitespace(line.charAt(at - 1)));
        }

        private void shortDatabase() {
            int commas = 0;
            int i = at;
            while (i < line.length() && commas < 3 && !Character.isWhitespace(line.charAt(i))) {
                commas += line.charAt(i) == ',' ? 1 : 0;
                i++;
            }
            if (commas < 3) {
                copy(at + 1);
                return;
            }
            copy(i);
            while (i < line.length() && "; \t\r".indexOf(line.charAt(i)) < 0) {
                i++;
            }
            replace(i);
        }

        private int bareEnd(int from) {
            int end = from;
            while (end < line.length() && " \t\r,;)}\"'".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            boolean atQuote = isQuote(end);
            while (atQuote && end > from && line.charAt(end - 1) == '\\') {
                end--; // the quote's own
            }
            return end;
        }

        private void copy(int end) {
            out.append(line, at, end);
            at = end;
        }

        private void replace(int end) {
            if (end > at) {
                out.append(token(line.substring(at, end)));
            }
            at = end;
        }

        private static boolean isNameChar(char c) {
            return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
        }
    }
}
