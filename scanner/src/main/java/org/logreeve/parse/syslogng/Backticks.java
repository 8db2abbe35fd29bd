package org.logreeve.parse.syslogng;

import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * Puts values in the place of {@code `name`}, as the daemon does with each line before it looks at
 * comments or words. Within quotes a value that is one quoted string loses its own quotes.
 */
final class Backticks {
    /** What a name stands for. */
    interface Lookup {
        /** Null when it has no value. */
        @Nullable String find(String name);
    }

    private enum Place {
        BARE,
        STRING,
        STRING_BACKSLASH,
        STRING_ESCAPED,
        SINGLE_QUOTED
    }

    /** How much longer a text may become: values may hold values of values. */
    static final int MOST_ADDED = 1_000_000;

    private final String text;
    private final Lookup lookup;
    private final Origin at;
    private final StringBuilder out = new StringBuilder();
    private Place place = Place.BARE;

    private Backticks(String text, Lookup lookup, Origin at) {
        this.text = text;
        this.lookup = lookup;
        this.at = at;
    }

    /**
     * Substitutes; a name without a value becomes nothing.
     *
     * @throws RefusedException where the daemon gives up
     */
    static String substitute(String text, Lookup lookup, Origin at) throws RefusedException {
        return text.indexOf('`') < 0 ? text : new Backticks(text, lookup, at).run();
    }

    private String run() throws RefusedException {
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            place = next(c);
            if (c != '`') {
                if (start < 0) {
                    out.append(c);
                }
            } else if (start < 0) {
                if (place == Place.STRING_ESCAPED) {
                    throw new RefusedException(at, "a backtick behind a backslash");
                }
                start = i + 1;
            } else {
                append(text.substring(start, i));
                start = -1;
                if (out.length() > text.length() + MOST_ADDED) {
                    throw new RefusedException(at, "backticks become more than is followed");
                }
            }
        }
        if (start >= 0) {
            throw new RefusedException(at, "a backtick without its pair, be it in a comment");
        }
        return out.toString();
    }

    private Place next(char c) {
        return switch (place) {
            case BARE -> c == '"' ? Place.STRING : c == '\'' ? Place.SINGLE_QUOTED : Place.BARE;
            case STRING, STRING_ESCAPED ->
                    c == '\\' ? Place.STRING_BACKSLASH : c == '"' ? Place.BARE : Place.STRING;
            case STRING_BACKSLASH -> Place.STRING_ESCAPED;
            case SINGLE_QUOTED -> c == '\'' ? Place.BARE : Place.SINGLE_QUOTED;
        };
    }

    private void append(String name) throws RefusedException {
        if (name.isEmpty()) {
            out.append('`');
            return;
        }
        String value = lookup.find(name);
        String literal = value == null || place == Place.BARE ? null : Lexer.literal(value);
        if (value == null) {
            return;
        }
        if (literal == null) {
            out.append(value);
        } else if (place == Place.SINGLE_QUOTED) {
            if (literal.indexOf('\'') >= 0) {
                throw new RefusedException(at, "an apostrophe would end the quotes it is put in");
            }
            out.append(literal);
        } else {
            encode(literal);
        }
    }

    private void encode(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}
