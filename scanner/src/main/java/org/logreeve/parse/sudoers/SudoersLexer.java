package org.logreeve.parse.sudoers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.sudoers.Cursor.State;
import org.logreeve.parse.sudoers.Token.Kind;

/** Words of one file, in sudo's own way: which shapes fit depends on what stood before. */
final class SudoersLexer {
    private final String text;
    private final Shapes shapes;
    private final Keywords keywords;
    private final Cursor cursor;
    private final LongestWord longest;

    SudoersLexer(String text) {
        // sudo adds the line feed that the last line lacks
        this.text = text.endsWith("\n") ? text : text + "\n";
        this.shapes = new Shapes(this.text);
        this.keywords = new Keywords(shapes);
        this.cursor = new Cursor(this.text, shapes);
        this.longest = new LongestWord(this.text, shapes, keywords, cursor);
    }

    /** The next word; behind the last one {@link Kind#END}. */
    Token next() {
        while (!cursor.isEnd()) {
            int at = cursor.at();
            int blank = shapes.blanks(at);
            int joined = shapes.continuation(at);
            if (joined > at) {
                cursor.join(joined);
            } else if (blank > at && !passesScope(blank) && !startsKeyword(blank)) {
                cursor.take(blank);
            } else {
                Token token = word(at);
                if (token != null) {
                    return token;
                }
            }
        }
        return new Token(Kind.END, "", "", cursor.line());
    }

    /** In a scope blanks stand before the settings, or around a comma. */
    private boolean passesScope(int blank) {
        if (cursor.state() != State.SCOPE) {
            return false;
        }
        if (shapes.at(blank) == ',') {
            return true;
        }
        cursor.become(State.NAME);
        return false;
    }

    private boolean startsKeyword(int blank) {
        return cursor.state() == State.PLAIN && cursor.isLineStart() && keywords.startsLine(blank);
    }

    private @Nullable Token word(int at) {
        State state = cursor.state();
        int feed = shapes.lineFeed(at);
        if (feed > at) {
            return cursor.endOfLine(feed);
        }
        int nots = shapes.of(at, "!");
        if (nots > at && state != State.INCLUDE) {
            boolean odd = (nots - at) % 2 == 1;
            Token not = cursor.token(Kind.NOT, nots);
            return odd ? not : null;
        }
        boolean comments = state == State.PLAIN || state == State.NAME || state == State.VALUE;
        if (comments && isComment(at)) {
            return cursor.endOfLine(shapes.restOfLine(at));
        }
        return switch (state) {
            case NAME -> settingName(at);
            case VALUE -> value(at);
            case INCLUDE -> included(at);
            case PLAIN, SCOPE, DIGEST, PATH -> longest.find() ? longest.take() : punctuation(at);
        };
    }

    /** A number sign is one, unless a user's number or an include follows it. */
    private boolean isComment(int at) {
        if (shapes.at(at) != '#' || shapes.number(at) > at) {
            return false;
        }
        boolean includes = cursor.state() == State.PLAIN && cursor.isLineStart();
        return !includes || keywords.oldInclude(at) == Kind.WRONG;
    }

    private Token settingName(int at) {
        int name = shapes.settingName(at);
        if (name > at) {
            cursor.become(State.VALUE);
            return cursor.token(Kind.SETTING, name);
        }
        return cursor.wrong(at + 1);
    }

    private Token value(int at) {
        int value = shapes.value(at);
        for (String sign : List.of("+=", "-=", "=", ",")) {
            if (text.startsWith(sign, at) && value - at < sign.length() + 1) {
                cursor.become(sign.equals(",") ? State.NAME : State.VALUE);
                return cursor.token(sign(sign), at + sign.length());
            }
        }
        if (shapes.at(at) == '"') {
            return quoted(State.VALUE);
        }
        return value > at ? cursor.token(Kind.WORD, value) : cursor.wrong(at + 1);
    }

    private static Kind sign(String sign) {
        return switch (sign) {
            case "+=" -> Kind.PLUS;
            case "-=" -> Kind.MINUS;
            case "=" -> Kind.EQUALS;
            default -> Kind.COMMA;
        };
    }

    private Token included(int at) {
        int path = shapes.included(at);
        if (path > at) {
            cursor.become(State.PLAIN);
            return cursor.token(Kind.WORD, path);
        }
        return shapes.at(at) == '"' ? quoted(State.PLAIN) : cursor.wrong(at + 1);
    }

    private Token punctuation(int at) {
        State state = cursor.state();
        if (shapes.at(at) == '"' && state != State.DIGEST) {
            return quoted(state == State.PATH ? State.PLAIN : state);
        }
        Kind kind =
                switch (shapes.at(at)) {
                    case '(' -> Kind.OPEN;
                    case ')' -> Kind.CLOSE;
                    case ',' -> Kind.COMMA;
                    case '=' -> Kind.EQUALS;
                    case ':' -> Kind.COLON;
                    default -> Kind.WRONG;
                };
        return cursor.token(kind, at + 1);
    }

    private Token quoted(State next) {
        int first = cursor.line();
        String string = cursor.quoted();
        cursor.become(string == null ? State.PLAIN : next);
        if (string == null) {
            return new Token(Kind.WRONG, "\"", "", first);
        }
        boolean named = next == State.PLAIN || next == State.SCOPE;
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
}
