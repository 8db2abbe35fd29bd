package org.logreeve.collect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An absolute shell pattern by glob(7), over bytes: asterisk, question mark, brackets, backslash; a
 * leading dot is matched by a dot only.
 *
 * @param parts what stands between the slashes
 */
record GlobPattern(List<Part> parts) {
    GlobPattern {
        parts = List.copyOf(parts);
    }

    /** Empty when shells would not agree on what the pattern means. */
    static Optional<GlobPattern> parse(String pattern) {
        if (!HostText.canBeAsked(pattern) || pattern.endsWith("/")) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        for (String text : HostText.bytewise(pattern).split("/", -1)) {
            if (!text.isEmpty()) {
                Part part = new PartReader(text).read();
                if (part == null) {
                    return Optional.empty();
                }
                parts.add(part);
            }
        }
        return Optional.of(new GlobPattern(parts));
    }

    /** The pattern spelled so that every POSIX shell expands it alike. */
    String portable() {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append('/').append(part.portable());
        }
        return text.isEmpty() ? "/" : text.toString();
    }

    /** Whether an absolute path, one char per byte, is one that the pattern stands for. */
    boolean matches(String path) {
        String[] names = path.substring(1).split("/", -1);
        if (names.length != parts.size()) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!parts.get(i).matches(names[i])) {
                return false;
            }
        }
        return true;
    }

    /** One step of a pattern: between two slashes. */
    record Part(List<Token> tokens) {
        Part {
            tokens = List.copyOf(tokens);
        }

        /** Whether no folder need be listed to expand it. */
        boolean isLiteral() {
            return tokens.stream()
                    .allMatch(
                            token ->
                                    token instanceof Token.Literal literal
                                            && "*?[".indexOf(literal.value()) < 0);
        }

        /** The name that a literal part stands for. */
        String name() {
            var name = new StringBuilder();
            for (Token token : tokens) {
                if (token instanceof Token.Literal literal) {
                    name.append(literal.value());
                }
            }
            return name.toString();
        }

        /** Linear but for the last asterisk, to which it goes back: glob(7) needs no more. */
        boolean matches(String name) {
            if (name.startsWith(".") && !startsWithDot()) {
                return false;
            }
            int token = 0;
            int at = 0;
            int star = -1;
            int starAt = 0;
            while (at < name.length()) {
                if (token < tokens.size() && tokens.get(token) instanceof Token.Any) {
                    star = token++;
                    starAt = at;
                } else if (token < tokens.size() && tokens.get(token).takes(name.charAt(at))) {
                    token++;
                    at++;
                } else if (star >= 0) {
                    token = star + 1;
                    at = ++starAt;
                } else {
                    return false;
                }
            }
            while (token < tokens.size() && tokens.get(token) instanceof Token.Any) {
                token++;
            }
            return token == tokens.size();
        }

        private boolean startsWithDot() {
            return !tokens.isEmpty()
                    && tokens.get(0) instanceof Token.Literal first
                    && first.value() == '.';
        }

        private String portable() {
            if (isLiteral()) {
                return name();
            }
            var text = new StringBuilder();
            for (Token token : tokens) {
                text.append(token.portable());
            }
            return text.toString();
        }
    }

    /** What stands for one byte, or for any number of them. */
    sealed interface Token {
        boolean takes(char value);

        String portable();

        record Any() implements Token {
            @Override
            public boolean takes(char value) {
                return false;
            }

            @Override
            public String portable() {
                return "*";
            }
        }

        record One() implements Token {
            @Override
            public boolean takes(char value) {
                return true;
            }

            @Override
            public String portable() {
                return "?";
            }
        }

        record Literal(char value) implements Token {
            // Some shells know braces, parentheses, | and & in patterns; in brackets they are
            // plain.
            private static final String SPECIAL = "*?[{}(|&~";

            @Override
            public boolean takes(char other) {
                return value == other;
            }

            @Override
            public String portable() {
                return SPECIAL.indexOf(value) < 0 ? String.valueOf(value) : "[" + value + "]";
            }
        }

        record OneOf(String chars, boolean negated) implements Token {
            @Override
            public boolean takes(char value) {
                return (chars.indexOf(value) >= 0) != negated;
            }

            @Override
            public String portable() {
                return (negated ? "[!" : "[") + chars + "]";
            }
        }
    }

    /** Reads one part; a bracket that is not closed is a plain character. */
    private static final class PartReader {
        private static final Map<String, IntPredicate> CLASSES =
                Map.of(
                        "digit", c -> c >= '0' && c <= '9',
                        "lower", c -> c >= 'a' && c <= 'z',
                        "upper", c -> c >= 'A' && c <= 'Z',
                        "alpha", PartReader::isAlpha,
                        "alnum", c -> isAlpha(c) || (c >= '0' && c <= '9'),
                        "xdigit", c -> "0123456789abcdefABCDEF".indexOf(c) >= 0);

        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private int at;

        PartReader(String text) {
            this.text = text;
        }

        @Nullable Part read() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                Token token =
                        switch (c) {
                            case '*' -> new Token.Any();
                            case '?' -> new Token.One();
                            case '\\' -> escaped();
                            case '[' -> bracketed();
                            default -> new Token.Literal(c);
                        };
                if (token == null) {
                    return null;
                }
                tokens.add(token);
            }
            return new Part(tokens);
        }

        // A plain backslash is read differently by shells, so it is not asked for.
        private @Nullable Token escaped() {
            if (at >= text.length() || text.charAt(at) == '\\') {
                return null;
            }
            return new Token.Literal(text.charAt(at++));
        }

        private @Nullable Token bracketed() {
            int end = end();
            if (end < 0) {
                return new Token.Literal('[');
            }
            int start = at;
            // glob(7): [!...]; the C library also takes [^...].
            boolean negated = text.charAt(start) == '!' || text.charAt(start) == '^';
            BitSet set = set(negated ? start + 1 : start, end);
            at = end + 1;
            return set == null ? null : oneOf(set, negated);
        }

        /** Index of the closing bracket: one that comes first is a member. */
        private int end() {
            int i = at;
            if (i < text.length() && (text.charAt(i) == '!' || text.charAt(i) == '^')) {
                i++;
            }
            if (i < text.length() && text.charAt(i) == ']') {
                i++;
            }
            while (i < text.length() && text.charAt(i) != ']') {
                int close = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
                i = close < 0 ? i + 1 : close + 2;
            }
            return i < text.length() ? i : -1;
        }

        private @Nullable BitSet set(int from, int to) {
            var set = new BitSet();
            int i = from;
            while (i < to) {
                char c = text.charAt(i);
                if (c == '\\' || c >= 0x7f || c < ' ') {
                    return null;
                }
                if (c == '[' && i + 1 < to && ".:=".indexOf(text.charAt(i + 1)) >= 0) {
                    int close = text.indexOf(":]", i + 2);
                    IntPredicate type =
                            close < 0 || text.charAt(i + 1) != ':'
                                    ? null
                                    : CLASSES.get(text.substring(i + 2, close));
                    if (type == null) {
                        return null;
                    }
                    for (int member = ' '; member < 0x7f; member++) {
                        set.set(member, set.get(member) || type.test(member));
                    }
                    i = close + 2;
                } else if (i + 2 < to && text.charAt(i + 1) == '-') {
                    char last = text.charAt(i + 2);
                    if (last < c || last >= 0x7f || last == '\\' || last == '[') {
                        return null;
                    }
                    set.set(c, last + 1);
                    i += 3;
                } else {
                    set.set(c);
                    i++;
                }
            }
            return set;
        }

        /** Members in an order in which none of them has a meaning of its own. */
        private static @Nullable Token oneOf(BitSet set, boolean negated) {
            set.clear('/'); // no name has one, but the shell would read it as a separator
            if (set.get('\\') || set.isEmpty()) {
                return null;
            }
            if (set.cardinality() == 1 && !negated) {
                return new Token.Literal((char) set.nextSetBit(0));
            }
            var chars = new StringBuilder(set.get(']') ? "]" : "");
            set.stream().filter(c -> "]![^-".indexOf(c) < 0).forEach(c -> chars.append((char) c));
            for (char last : new char[] {'[', '!', '^', '-'}) {
                if (set.get(last)) {
                    chars.append(last);
                }
            }
            boolean readsAsNegation =
                    !negated && (chars.charAt(0) == '!' || chars.charAt(0) == '^');
            return readsAsNegation ? null : new Token.OneOf(chars.toString(), negated);
        }

        private static boolean isAlpha(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }
}
