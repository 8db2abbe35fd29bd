package org.logreeve.parse.rsyslog;

import java.util.ArrayDeque;
import java.util.Deque;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * The place the scanner has reached: a stack of texts, since an include puts its file on top and
 * goes on below it afterwards. A token never spans two texts.
 */
final class Cursor {
    private static final class Place {
        final SourceText source;
        final String text;
        int at;
        int lineEnd = -1;

        Place(SourceText source) {
            this.source = source;
            this.text = source.text();
        }
    }

    /** Each may have been looked at as far as the end of its text. */
    private static final int MOST_REFUSED = 200;

    private final Deque<Place> places = new ArrayDeque<>();
    private int refused;
    private Origin last = Origin.of("");

    void push(SourceText source) {
        places.push(new Place(source));
    }

    boolean isOpen(String path) {
        return places.stream().anyMatch(p -> p.source.path().equals(path));
    }

    /** Whether all is read; leaves texts that are. */
    boolean atEnd() {
        while (!places.isEmpty() && here().at >= here().text.length()) {
            last = origin();
            places.pop();
        }
        return places.isEmpty();
    }

    /** The character at a distance from here in the same text, or NUL behind its end. */
    char peek(int distance) {
        Place here = here();
        int at = here.at + distance;
        return at < here.text.length() ? here.text.charAt(at) : '\0';
    }

    char lower(int distance) {
        char c = peek(distance);
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    boolean atLineStart() {
        return here().at == 0 || here().text.charAt(here().at - 1) == '\n';
    }

    /** Distance to the end of this line or text. */
    int toLineEnd() {
        Place here = here();
        if (here.lineEnd < here.at) {
            int end = here.text.indexOf('\n', here.at);
            here.lineEnd = end < 0 ? here.text.length() : end;
        }
        return here.lineEnd - here.at;
    }

    String take(int length) {
        Place here = here();
        int end = Math.min(here.at + length, here.text.length());
        String taken = here.text.substring(here.at, end);
        here.at = end;
        return taken;
    }

    void skip(int length) {
        here().at = Math.min(here().at + length, here().text.length());
    }

    /** Skips a block comment from its first character on; an open one runs on in the outer text. */
    void skipComment(Problems problems) {
        Origin start = origin();
        skip(2);
        while (!atEnd()) {
            Place here = here();
            int end = here.text.indexOf("*/", here.at);
            if (end >= 0) {
                here.at = end + 2;
                return;
            }
            problems.unknown(start, "comment is not closed in its file");
            here.at = here.text.length();
        }
    }

    /**
     * Skips a character that the daemon's scanner refuses, and all that is left when there are so
     * many that this is no configuration.
     */
    void skipRefused(Problems problems) {
        problems.unknown(origin(), "characters that the daemon does not understand here");
        skip(1);
        refused++;
        if (refused == MOST_REFUSED) {
            problems.unknown(origin(), "more characters that are not understood: not read on");
            close();
        }
    }

    /** Skips what is left of the line, its end included. */
    void skipLine() {
        if (!atEnd()) {
            skip(toLineEnd() + 1);
        }
    }

    Origin origin() {
        return places.isEmpty() ? last : here().source.origin(here().at);
    }

    /** Leaves all texts, read or not. */
    void close() {
        last = origin();
        places.clear();
    }

    private Place here() {
        return places.element();
    }
}
