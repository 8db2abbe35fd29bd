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
                    "licensekey");
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
            }
            scan.run();
            openQuote = scan.openQuote;
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

    /** One line: names, and the values that follow those which hold secrets. */
    private final class LineScan {
        private final String line;
        private final StringBuilder out = new StringBuilder();
        private boolean firstWord = true;
        private char openQuote;
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
            if (isSecretName(name) && separator(first)) {
                value();
            }
        }

        /** Passes what stands between a name and its value; false when no value follows. */
        private boolean separator(boolean first) {
            int i = at;
            boolean assigned = false;
            if (i < line.length() && (line.charAt(i) == '"' || line.charAt(i) == '\'')) {
                i++;
            }
            int blanks = 0;
            while (i < line.length() && " \t=:(".indexOf(line.charAt(i)) >= 0) {
                assigned |= "=:(".indexOf(line.charAt(i)) >= 0;
                blanks++;
                i++;
            }
            boolean value = i < line.length() && (assigned || (first && blanks > 0));
            if (value) {
                copy(i);
            }
            return value;
        }

        private void value() {
            char quote = line.charAt(at);
            if (quote == '"' || quote == '\'') {
                copy(at + 1);
                quoted(quote);
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
            int host = line.lastIndexOf('@', end - 1);
            int colon = line.indexOf(':', at);
            if (host > at && colon >= at && colon < host) {
                copy(colon + 1);
                replace(host);
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

        private int bareEnd(int from) {
            int end = from;
            while (end < line.length() && " \t\r,;)}\"'".indexOf(line.charAt(end)) < 0) {
                end++;
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
