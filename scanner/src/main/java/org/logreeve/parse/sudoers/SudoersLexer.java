package org.logreeve.parse.sudoers;

import java.util.List;
import org.logreeve.parse.sudoers.Token.Kind;

/**
 * Words of one file, in sudo's own way: of all shapes that fit the longest counts, and which fit
 * depends on what stood before.
 */
final class SudoersLexer {
    private enum State {
        PLAIN,
        /** Behind {@code Defaults}, where its scope may stand. */
        SCOPE,
        /** Where the name of a setting is wanted. */
        NAME,
        /** Behind it. */
        VALUE,
        DIGEST,
        INCLUDE,
        /** Behind {@code CWD} and {@code CHROOT}. */
        PATH
    }

    private static final List<String> TAGS =
            List.of(
                    "NOPASSWD",
                    "PASSWD",
                    "NOEXEC",
                    "EXEC",
                    "INTERCEPT",
                    "NOINTERCEPT",
                    "SETENV",
                    "NOSETENV",
                    "LOG_OUTPUT",
                    "NOLOG_OUTPUT",
                    "LOG_INPUT",
                    "NOLOG_INPUT",
                    "MAIL",
                    "NOMAIL",
                    "FOLLOW",
                    "NOFOLLOW");

    private static final List<String> OPTIONS =
            List.of(
                    "TIMEOUT",
                    "NOTBEFORE",
                    "NOTAFTER",
                    "CWD",
                    "CHROOT",
                    "ROLE",
                    "TYPE",
                    "APPARMOR_PROFILE");

    private static final List<String> DIGESTS = List.of("sha224", "sha256", "sha384", "sha512");

    private static final List<String> ALIASES =
            List.of("Host_Alias", "Cmnd_Alias", "Cmd_Alias", "User_Alias", "Runas_Alias");

    private final String text;
    private final Shapes shapes;
    private State state = State.PLAIN;
    private int at;
    private int line = 1;
    private boolean lineStart = true;
    private boolean continued;
    private int digestBytes;

    // the longest shape found so far, and what it is
    private Kind found = Kind.WRONG;
    private int end;

    SudoersLexer(String text) {
        // sudo adds the line feed that the last line lacks
        this.text = text.endsWith("\n") ? text : text + "\n";
        this.shapes = new Shapes(this.text);
    }

    int line() {
        return line;
    }

    /** The next word; behind the last one {@link Kind#END}. */
    Token next() {
        while (at < text.length()) {
            int blank = shapes.blanks(at);
            int joined = shapes.continuation(at);
            if (joined > at) {
                take(joined);
                line++;
                continued = true;
            } else if (blank > at && !passesScope(blank) && !startsKeyword(blank)) {
                take(blank);
            } else {
                Token token = word();
                if (token != null) {
                    return token;
                }
            }
        }
        return new Token(Kind.END, "", "", line);
    }

    /** In a scope blanks stand before the settings, or around a comma. */
    private boolean passesScope(int blank) {
        if (state != State.SCOPE) {
            return false;
        }
        if (shapes.at(blank) == ',') {
            return true;
        }
        state = State.NAME;
        return false;
    }

    private boolean startsKeyword(int blank) {
        return state == State.PLAIN
                && lineStart
                && (text.startsWith("Defaults", blank)
                        || ALIASES.stream().anyMatch(alias -> text.startsWith(alias, blank)));
    }

    private @org.jspecify.annotations.Nullable Token word() {
        int feed = shapes.lineFeed(at);
        if (feed > at) {
            return endOfLine(feed);
        }
        int nots = shapes.of(at, "!");
        if (nots > at && state != State.INCLUDE) {
            boolean odd = (nots - at) % 2 == 1;
            Token not = token(Kind.NOT, nots);
            return odd ? not : null;
        }
        boolean comments = state == State.PLAIN || state == State.NAME || state == State.VALUE;
        if (comments && isComment() && !isOldInclude()) {
            return endOfLine(shapes.restOfLine(at));
        }
        return switch (state) {
            case NAME -> settingName();
            case VALUE -> value();
            case INCLUDE -> included();
            case PLAIN, SCOPE, DIGEST, PATH -> plain();
        };
    }

    /** A number sign is one, unless a user's number follows it. */
    private boolean isComment() {
        if (shapes.at(at) != '#') {
            return false;
        }
        return shapes.number(at) == at;
    }

    private boolean isOldInclude() {
        return state == State.PLAIN && lineStart && oldInclude() != Kind.WRONG;
    }

    private Kind oldInclude() {
        if (shapes.blanks(at + "#includedir".length()) > at + "#includedir".length()
                && text.startsWith("#includedir", at)) {
            return Kind.INCLUDE_FOLDER;
        }
        int behind = at + "#include".length();
        return text.startsWith("#include", at) && shapes.blanks(behind) > behind
                ? Kind.INCLUDE
                : Kind.WRONG;
    }

    private Token endOfLine(int behind) {
        var token = new Token(Kind.NEWLINE, "", "", line);
        take(behind);
        line++;
        state = State.PLAIN;
        continued = false;
        return token;
    }

    private Token settingName() {
        int name = shapes.settingName(at);
        if (name > at) {
            state = State.VALUE;
            return token(Kind.SETTING, name);
        }
        return wrong(at + 1);
    }

    private Token value() {
        int value = shapes.value(at);
        for (String sign : List.of("+=", "-=", "=", ",")) {
            if (text.startsWith(sign, at) && value - at < sign.length() + 1) {
                state = sign.equals(",") ? State.NAME : State.VALUE;
                return token(sign(sign), at + sign.length());
            }
        }
        if (shapes.at(at) == '"') {
            return quoted(State.VALUE);
        }
        return value > at ? token(Kind.WORD, value) : wrong(at + 1);
    }

    private static Kind sign(String sign) {
        return switch (sign) {
            case "+=" -> Kind.PLUS;
            case "-=" -> Kind.MINUS;
            case "=" -> Kind.EQUALS;
            default -> Kind.COMMA;
        };
    }

    private Token included() {
        int path = shapes.included(at);
        if (path > at) {
            state = State.PLAIN;
            return token(Kind.WORD, path);
        }
        return shapes.at(at) == '"' ? quoted(State.PLAIN) : wrong(at + 1);
    }

    private void offer(Kind kind, int behind) {
        // an earlier shape wins over one of the same length
        if (behind > end) {
            found = kind;
            end = behind;
        }
    }

    private @org.jspecify.annotations.Nullable Token plain() {
        found = Kind.WRONG;
        end = at;
        if (state == State.SCOPE) {
            int blank = shapes.blanks(at);
            offer(Kind.COMMA, shapes.at(blank) == ',' ? shapes.blanks(blank + 1) : at);
        }
        if (state == State.DIGEST) {
            offer(Kind.DIGEST, shapes.hex(at));
            offer(Kind.DIGEST, shapes.base64(at));
        }
        if (state == State.PLAIN) {
            keywords();
        }
        int word = shapes.wordOrNumber(at);
        boolean words = state == State.PLAIN || state == State.SCOPE;
        TAGS.forEach(tag -> offer(Kind.TAG, tag(tag)));
        if (words) {
            offer(Kind.WRONG, shapes.literal(at, "+"));
            offer(Kind.WRONG, shapes.literal(at, "%"));
            offer(Kind.WRONG, shapes.literal(at, "%:"));
        }
        named('+', Kind.NETGROUP, false);
        named('%', Kind.GROUP, true);
        offer(Kind.NETWORK, shapes.network(at));
        offer(Kind.ALL, shapes.literal(at, "ALL"));
        if (state == State.PLAIN) {
            OPTIONS.forEach(option -> offer(Kind.OPTION, shapes.literal(at, option)));
        }
        offer(Kind.ALIAS, shapes.alias(at));
        DIGESTS.forEach(digest -> offer(Kind.DIGEST_TYPE, shapes.literal(at, digest)));
        offer(Kind.COMMAND, shapes.literal(at, "sudoedit"));
        if (state == State.PATH) {
            offer(Kind.WORD, Math.max(shapes.path(at), word));
        }
        offer(Kind.COMMAND, shapes.path(at));
        offer(Kind.COMMAND, shapes.expression(at));
        if (words) {
            offer(Kind.WORD, word);
        }
        if (end == at) {
            return punctuation();
        }
        return taken();
    }

    private @org.jspecify.annotations.Nullable Token taken() {
        return switch (found) {
            case COMMAND -> command();
            case DIGEST -> digest();
            case INCLUDE, INCLUDE_FOLDER -> {
                int sign = shapes.at(at) == '#' ? 1 : 0;
                int length = found == Kind.INCLUDE ? "@include".length() : "@includedir".length();
                yield keyword(found, at + (sign == 0 ? length : oldLength()), State.INCLUDE);
            }
            case DEFAULTS -> defaults();
            case HOST_ALIAS, COMMAND_ALIAS, USER_ALIAS, RUN_AS_ALIAS ->
                    keyword(found, end, State.PLAIN);
            case DIGEST_TYPE -> {
                state = State.DIGEST;
                digestBytes = Integer.parseInt(text.substring(at + 3, at + 6)) / 8;
                yield token(found, end);
            }
            case OPTION -> {
                Token option = token(found, end);
                boolean path = option.text().equals("CWD") || option.text().equals("CHROOT");
                state = path ? State.PATH : state;
                yield option;
            }
            case TAG -> {
                Token tag = token(found, end);
                String name = tag.text().substring(0, tag.text().length() - 1).strip();
                yield new Token(Kind.TAG, name, "", tag.line());
            }
            case WORD -> {
                State before = state;
                Token word = token(found, end);
                state = before == State.PATH ? State.PLAIN : before;
                yield word;
            }
            default -> token(found, end);
        };
    }

    private int oldLength() {
        return oldInclude() == Kind.INCLUDE ? "#include".length() : "#includedir".length();
    }

    private void named(char sign, Kind kind, boolean group) {
        if (shapes.at(at) != sign) {
            return;
        }
        int name = group && shapes.at(at + 1) == ':' ? at + 2 : at + 1;
        int behind = group ? shapes.wordOrNumber(name) : shapes.word(name);
        offer(kind, behind > name ? behind : at);
    }

    private int tag(String tag) {
        int behind = shapes.literal(at, tag);
        if (behind == at) {
            return at;
        }
        int colon = shapes.blanks(behind);
        return shapes.at(colon) == ':' ? colon + 1 : at;
    }

    private void keywords() {
        offer(Kind.INCLUDE, shapes.literal(at, "@include"));
        offer(Kind.INCLUDE_FOLDER, shapes.literal(at, "@includedir"));
        if (!lineStart) {
            return;
        }
        if (isOldInclude()) {
            offer(oldInclude(), shapes.restOfLine(at));
        }
        int name = shapes.blanks(at);
        int behind = shapes.literal(name, "Defaults");
        if (behind > name) {
            offer(Kind.DEFAULTS, Math.max(behind, scopeEnd(behind)));
        }
        for (String alias : ALIASES) {
            int aliased = shapes.literal(name, alias);
            Kind kind =
                    switch (alias.charAt(0)) {
                        case 'H' -> Kind.HOST_ALIAS;
                        case 'C' -> Kind.COMMAND_ALIAS;
                        case 'U' -> Kind.USER_ALIAS;
                        default -> Kind.RUN_AS_ALIAS;
                    };
            offer(kind, aliased > name ? aliased : at);
        }
    }

    /** Where the first word of a scope ends that begins here; 0 when there is none. */
    private int scopeEnd(int sign) {
        if (shapes.at(sign) == '\0' || ":@>!".indexOf(shapes.at(sign)) < 0) {
            return 0;
        }
        int name = shapes.of(shapes.blanks(sign + 1), "!");
        name += shapes.at(name) == '"' ? 1 : 0;
        int behind = shapes.wordOrNumber(name);
        return behind > name ? behind : 0;
    }

    private Token defaults() {
        int name = shapes.blanks(at);
        int sign = name + "Defaults".length();
        boolean scoped = scopeEnd(sign) > 0 && end > sign;
        Kind kind =
                !scoped
                        ? Kind.DEFAULTS
                        : switch (shapes.at(sign)) {
                            case ':' -> Kind.DEFAULTS_USER;
                            case '>' -> Kind.DEFAULTS_RUN_AS;
                            case '@' -> Kind.DEFAULTS_HOST;
                            default -> Kind.DEFAULTS_COMMAND;
                        };
        return keyword(kind, scoped ? shapes.blanks(sign + 1) : sign, State.SCOPE);
    }

    private Token keyword(Kind kind, int behind, State next) {
        if (continued) {
            return wrong(behind);
        }
        state = next;
        return token(kind, behind);
    }

    private Token digest() {
        int length = end - at;
        boolean hex = shapes.hex(at) == end && length == digestBytes * 2;
        boolean padded = shapes.at(end - 1) == '=';
        int wanted = padded ? 4 * ((digestBytes + 2) / 3) : (4 * digestBytes + 2) / 3;
        Token token = token(Kind.DIGEST, end);
        state = State.PLAIN;
        return hex || length == wanted ? token : new Token(Kind.WRONG, "digest", "", line);
    }

    private @org.jspecify.annotations.Nullable Token punctuation() {
        Kind kind =
                switch (shapes.at(at)) {
                    case '(' -> Kind.OPEN;
                    case ')' -> Kind.CLOSE;
                    case ',' -> Kind.COMMA;
                    case '=' -> Kind.EQUALS;
                    case ':' -> Kind.COLON;
                    default -> Kind.WRONG;
                };
        if (shapes.at(at) == '"' && state != State.DIGEST) {
            return quoted(state == State.PATH ? State.PLAIN : state);
        }
        return token(kind, at + 1);
    }

    private Token quoted(State next) {
        int first = line;
        take(at + 1);
        var string = new StringBuilder();
        while (at < text.length()) {
            int joined = shapes.continuation(at);
            char c = text.charAt(at);
            if (joined > at) {
                take(shapes.blanks(joined));
                line++;
                continued = true;
            } else if (c == '"') {
                take(at + 1);
                state = next;
                return string(string.toString(), first);
            } else if (c == '\\' && shapes.at(at + 1) == '"') {
                string.append('"');
                take(at + 2);
            } else if (c == '\0' || c == '\n' || c == '\r') {
                break; // the line ends within the quotes
            } else {
                string.append(c);
                take(at + 1);
            }
        }
        state = State.PLAIN;
        return new Token(Kind.WRONG, "\"", "", first);
    }

    private Token string(String string, int first) {
        boolean named = state == State.PLAIN || state == State.SCOPE;
        if (string.isEmpty() || (named && List.of("%", "%:", "+").contains(string))) {
            return new Token(Kind.WRONG, '"' + string + '"', "", first);
        }
        Kind kind = Kind.WORD;
        if (named && string.charAt(0) == '%') {
            kind = Kind.GROUP;
        } else if (named && string.charAt(0) == '+') {
            kind = Kind.NETGROUP;
        }
        return new Token(kind, string, "", first);
    }

    private Token command() {
        String path = text.substring(at, end);
        String command = path.startsWith("^") ? path : Escapes.ofPath(path);
        int first = line;
        take(end);
        if (state == State.SCOPE || path.endsWith("/")) {
            return new Token(Kind.COMMAND, command, "", first);
        }
        String name = command.endsWith("/sudoedit") ? "sudoedit" : command;
        var reading = new ArgumentReading(text, shapes, at, line);
        boolean good = reading.run();
        take(reading.at());
        line = reading.line();
        continued |= reading.continued();
        lineStart = false;
        state = State.PLAIN;
        return good
                ? new Token(Kind.COMMAND, name, reading.arguments(), first)
                : new Token(Kind.WRONG, name, "", first);
    }

    private Token token(Kind kind, int behind) {
        String raw = text.substring(at, behind);
        take(behind);
        boolean escaped =
                switch (kind) {
                    case WORD, NETGROUP, GROUP -> true;
                    default -> false;
                };
        return new Token(kind, escaped ? Escapes.ofWord(raw) : raw, "", line);
    }

    private Token wrong(int behind) {
        return token(Kind.WRONG, Math.min(behind, text.length()));
    }

    private void take(int behind) {
        lineStart = behind > 0 && text.charAt(behind - 1) == '\n';
        at = behind;
    }
}
