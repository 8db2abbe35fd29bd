package org.logreeve.text;

import java.util.Comparator;

/**
 * Where a value was written: a file and a line on the host or in our own input.
 *
 * @param path absolute path, or {@code command:NAME} for the output of a command
 * @param line line number from 1, or 0 when the whole file is meant
 */
public record Origin(String path, int line) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::path).thenComparingInt(Origin::line);

    public static Origin of(String path) {
        return new Origin(path, 0);
    }

    /** Reads the form that {@link #toString} writes. */
    public static Origin parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.substring(colon + 1).matches("[0-9]{1,9}")) {
            return new Origin(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
        return of(text);
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? path : path + ":" + line;
    }
}
