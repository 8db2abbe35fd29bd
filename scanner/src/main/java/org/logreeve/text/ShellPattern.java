package org.logreeve.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern of {@code * ? [set] \x} as glob(7) means it: {@code /} and a leading dot are
 * matched by nothing but themselves.
 */
public final class ShellPattern {
    /** Longer patterns are not compared: no path is longer. */
    private static final int LONGEST = 4096;

    private final List<Token> tokens;

    private ShellPattern(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Any text is one: a bracket that is not closed stands for itself. */
    public static ShellPattern of(String pattern) {
        String text = pattern.length() > LONGEST ? pattern.substring(0, LONGEST) : pattern;
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = c == '[' ? closing(text, i) : -1;
            if (close > 0) {
                tokens.add(new Token('[', text.substring(i + 1, close)));
                i = close;
            } else if (c == '\\' && i + 1 < text.length()) {
                i++;
                tokens.add(new Token('c', text.substring(i, i + 1)));
            } else {
                tokens.add(new Token(c == '*' || c == '?' ? c : 'c', String.valueOf(c)));
            }
        }
        return new ShellPattern(List.copyOf(tokens));
    }

    /** Whether the text is more than a plain name. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** Whether it stands for the whole text; takes time by the product of both lengths. */
    public boolean matches(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        boolean[] at = new boolean[text.length() + 1];
        at[0] = true;
        for (Token token : tokens) {
            boolean[] next = new boolean[text.length() + 1];
            for (int i = 0; i <= text.length(); i++) {
                if (token.kind == '*') {
                    // not even an asterisk for nothing stands before a hidden file's name
                    next[i] =
                            (at[i] && !isHidden(text, i))
                                    || (i > 0 && next[i - 1] && isFree(text, i - 1));
                } else if (i > 0 && at[i - 1]) {
                    next[i] = token.takes(text.charAt(i - 1), isLeading(text, i - 1));
                }
            }
            at = next;
        }
        return at[text.length()];
    }

    /** Whether some path may be matched by both; leading dots are not looked at. */
    public boolean mayMeet(ShellPattern other) {
        List<Token> theirs = other.tokens;
        boolean[] at = new boolean[theirs.size() + 1];
        for (int i = 0; i <= tokens.size(); i++) {
            boolean[] next = new boolean[theirs.size() + 1];
            for (int j = 0; j <= theirs.size(); j++) {
                next[j] = meets(theirs, at, next, i, j);
            }
            at = next;
        }
        return at[theirs.size()];
    }

    /** {@code above}: row of i - 1; {@code row}: this row so far. */
    private boolean meets(List<Token> theirs, boolean[] above, boolean[] row, int i, int j) {
        if (i == 0 && j == 0) {
            return true;
        }
        Token a = i > 0 ? tokens.get(i - 1) : null;
        Token b = j > 0 ? theirs.get(j - 1) : null;
        boolean fromAbove = a != null && above[j] && (a.kind == '*' || (b != null && b.eats(a)));
        boolean fromLeft = b != null && row[j - 1] && (b.kind == '*' || (a != null && a.eats(b)));
        boolean both =
                a != null
                        && b != null
                        && above[j - 1]
                        && a.kind != '*'
                        && b.kind != '*'
                        && a.mayEqual(b);
        return fromAbove || fromLeft || both;
    }

    private static boolean isFree(String text, int at) {
        return text.charAt(at) != '/' && !isHidden(text, at);
    }

    private static boolean isHidden(String text, int at) {
        return at < text.length() && text.charAt(at) == '.' && isLeading(text, at);
    }

    private static boolean isLeading(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '/';
    }

    private static int closing(String text, int open) {
        int from = open + 1;
        if (from < text.length() && (text.charAt(from) == '!' || text.charAt(from) == '^')) {
            from++;
        }
        return text.indexOf(']', from + 1);
    }

    /** One step: {@code *}, {@code ?}, {@code [} with its set, or {@code c} with its character. */
    private record Token(char kind, String text) {

        boolean takes(char c, boolean leading) {
            return switch (kind) {
                case 'c' -> text.charAt(0) == c;
                case '?' -> c != '/' && !(leading && c == '.');
                default -> c != '/' && !(leading && c == '.') && isInSet(c);
            };
        }

        /** Whether this is a star that can stand for one more of the other's characters. */
        boolean eats(Token other) {
            return kind == '*' && !(other.kind == 'c' && other.text.equals("/"));
        }

        boolean mayEqual(Token other) {
            if (kind == 'c') {
                return other.takes(text.charAt(0), false);
            }
            return other.kind != 'c' || takes(other.text.charAt(0), false);
        }

        private boolean isInSet(char c) {
            boolean negated = text.startsWith("!") || text.startsWith("^");
            boolean found = false;
            int from = negated ? 1 : 0;
            for (int i = from; i < text.length(); i++) {
                boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
                char last = range ? text.charAt(i + 2) : text.charAt(i);
                found |= text.charAt(i) <= c && c <= last;
                i += range ? 2 : 0;
            }
            return found != negated;
        }
    }
}
