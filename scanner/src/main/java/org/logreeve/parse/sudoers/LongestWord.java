package org.logreeve.parse.sudoers;

import org.logreeve.parse.sudoers.Cursor.State;
import org.logreeve.parse.sudoers.Token.Kind;

/** Words of entries and scopes, where of all shapes that fit the longest counts. */
final class LongestWord {
    private final String text;
    private final Shapes shapes;
    private final Keywords keywords;
    private final Cursor cursor;
    private int digestBytes;

    // the longest shape found so far, and what it is
    private Kind found = Kind.WRONG;
    private int end;

    LongestWord(String text, Shapes shapes, Keywords keywords, Cursor cursor) {
        this.text = text;
        this.shapes = shapes;
        this.keywords = keywords;
        this.cursor = cursor;
    }

    /** False when no shape fits here. */
    boolean find() {
        int at = cursor.at();
        State state = cursor.state();
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
            keywords.includes(at, this::offer);
        }
        if (state == State.PLAIN && cursor.isLineStart()) {
            keywords.lineStarts(at, this::offer);
        }
        int word = shapes.wordOrNumber(at);
        boolean words = state == State.PLAIN || state == State.SCOPE;
        keywords.tags(at, this::offer);
        if (words) {
            offer(Kind.WRONG, shapes.literal(at, "+"));
            offer(Kind.WRONG, shapes.literal(at, "%"));
            offer(Kind.WRONG, shapes.literal(at, "%:"));
        }
        offer(Kind.NETGROUP, netgroup(at));
        offer(Kind.GROUP, group(at));
        offer(Kind.NETWORK, shapes.network(at));
        offer(Kind.ALL, shapes.literal(at, "ALL"));
        if (state == State.PLAIN) {
            keywords.options(at, this::offer);
        }
        offer(Kind.ALIAS, shapes.alias(at));
        keywords.digestTypes(at, this::offer);
        offer(Kind.COMMAND, shapes.literal(at, "sudoedit"));
        if (state == State.PATH) {
            offer(Kind.WORD, Math.max(shapes.path(at), word));
        }
        offer(Kind.COMMAND, shapes.path(at));
        offer(Kind.COMMAND, shapes.expression(at));
        if (words) {
            offer(Kind.WORD, word);
        }
        return end > at;
    }

    private void offer(Kind kind, int behind) {
        // an earlier shape wins over one of the same length
        if (behind > end) {
            found = kind;
            end = behind;
        }
    }

    private int netgroup(int at) {
        int behind = shapes.at(at) == '+' ? shapes.word(at + 1) : at;
        return behind > at + 1 ? behind : at;
    }

    private int group(int at) {
        if (shapes.at(at) != '%') {
            return at;
        }
        int name = shapes.at(at + 1) == ':' ? at + 2 : at + 1;
        int behind = shapes.wordOrNumber(name);
        return behind > name ? behind : at;
    }

    /** Takes the word that was found. */
    Token take() {
        return switch (found) {
            case COMMAND -> command();
            case DIGEST -> digest();
            case INCLUDE, INCLUDE_FOLDER ->
                    keyword(found, Keywords.includeEnd(cursor.at(), found), State.INCLUDE);
            case DEFAULTS -> defaults();
            case HOST_ALIAS, COMMAND_ALIAS, USER_ALIAS, RUN_AS_ALIAS ->
                    keyword(found, end, State.PLAIN);
            case DIGEST_TYPE -> {
                Token type = cursor.token(found, end);
                digestBytes = Integer.parseInt(type.text().substring(3)) / 8;
                cursor.become(State.DIGEST);
                yield type;
            }
            case OPTION -> {
                Token option = cursor.token(found, end);
                if (option.text().equals("CWD") || option.text().equals("CHROOT")) {
                    cursor.become(State.PATH);
                }
                yield option;
            }
            case TAG -> {
                Token tag = cursor.token(found, end);
                String name = tag.text().substring(0, tag.text().length() - 1).strip();
                yield new Token(Kind.TAG, name, "", tag.line());
            }
            case WORD -> {
                if (cursor.state() == State.PATH) {
                    cursor.become(State.PLAIN);
                }
                yield cursor.token(found, end);
            }
            default -> cursor.token(found, end);
        };
    }

    private Token defaults() {
        int sign = keywords.defaultsEnd(cursor.at());
        return end > sign
                ? keyword(keywords.scoped(sign), shapes.blanks(sign + 1), State.SCOPE)
                : keyword(Kind.DEFAULTS, sign, State.SCOPE);
    }

    private Token keyword(Kind kind, int behind, State next) {
        if (cursor.isContinued()) {
            return cursor.wrong(behind);
        }
        cursor.become(next);
        return cursor.token(kind, behind);
    }

    private Token digest() {
        int at = cursor.at();
        int length = end - at;
        boolean hex = shapes.hex(at) == end && length == digestBytes * 2;
        boolean padded = shapes.at(end - 1) == '=';
        int wanted = padded ? 4 * ((digestBytes + 2) / 3) : (4 * digestBytes + 2) / 3;
        Token token = cursor.token(Kind.DIGEST, end);
        cursor.become(State.PLAIN);
        return hex || length == wanted ? token : new Token(Kind.WRONG, "digest", "", token.line());
    }

    private Token command() {
        String path = text.substring(cursor.at(), end);
        String command = path.startsWith("^") ? path : Escapes.ofPath(path);
        int first = cursor.line();
        cursor.take(end);
        if (cursor.state() == State.SCOPE || path.endsWith("/")) {
            return new Token(Kind.COMMAND, command, "", first);
        }
        String name = command.endsWith("/sudoedit") ? "sudoedit" : command;
        String arguments = cursor.arguments();
        cursor.become(State.PLAIN);
        return arguments == null
                ? new Token(Kind.WRONG, name, "", first)
                : new Token(Kind.COMMAND, name, arguments, first);
    }
}
