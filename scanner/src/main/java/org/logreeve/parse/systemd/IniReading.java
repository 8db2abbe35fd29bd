package org.logreeve.parse.systemd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/** The assignments of one file, by the rules of systemd 252. */
final class IniReading {
    /**
     * One {@code key=value} in a known section.
     *
     * @param line the line systemd names in its messages
     * @param at the line it begins on
     */
    record Assignment(String section, String key, String value, int line, Origin at) {}

    /** What systemd says of a line and goes on, or gives up at. */
    record Complaint(int line, String message) {}

    private static final String QUOTES = "\\\"'";

    private final Set<String> sections;
    private final Consumer<Assignment> assignments;
    private final Problems problems;
    private @Nullable String section;
    private boolean ignored;

    IniReading(List<String> sections, Consumer<Assignment> assignments, Problems problems) {
        this.sections = Set.copyOf(sections);
        this.assignments = assignments;
        this.problems = problems;
    }

    /** Reads a file; false when systemd gives it up, and with it all that it reads after it. */
    boolean read(FileRead.Content file) {
        section = null;
        ignored = false;
        boolean latin = isNotUtf8(file);
        var text = new IniText(file.text());
        for (IniText.Line line = text.next(); line != null; line = text.next()) {
            Origin at = new Origin(file.path(), line.first());
            String fatal =
                    latin && !isAscii(line.text())
                            ? "the line is not UTF-8"
                            : logicalLine(line, at);
            if (fatal != null) {
                return giveUp(at, fatal);
            }
        }
        return !text.isTooLong()
                || giveUp(new Origin(file.path(), text.number()), "the line is too long");
    }

    private boolean giveUp(Origin at, String fatal) {
        problems.unknown(at, fatal + ": systemd reads no further, nor later files");
        return false;
    }

    /** Null, or why systemd gives the file up. */
    private @Nullable String logicalLine(IniText.Line line, Origin at) {
        String text = line.text();
        if (text.startsWith("[")) {
            return header(text, at);
        }
        String in = section;
        if (in == null) {
            if (!ignored) {
                problems.noted(at, "ignored: it stands in no section");
            }
            return null;
        }
        int equals = text.indexOf('=');
        if (equals <= 0) {
            problems.noted(at, equals < 0 ? "ignored: no '='" : "ignored: no key before '='");
            return null;
        }
        String key = IniText.strip(text.substring(0, equals));
        String value = IniText.strip(text.substring(equals + 1));
        assignments.accept(new Assignment(in, key, value, line.last(), at));
        return null;
    }

    private @Nullable String header(String text, Origin at) {
        if (!text.endsWith("]")) {
            return "invalid section header '" + Problems.shown(text, 80) + "'";
        }
        String name = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F || QUOTES.indexOf(c) >= 0)) {
            return "bad characters in section header '" + Problems.shown(text, 80) + "'";
        }
        boolean known = sections.contains(name);
        section = known ? name : null;
        ignored = !known;
        if (!known && !name.startsWith("X-")) {
            problems.noted(at, "ignored: section '" + Problems.shown(name, 80) + "' is not known");
        }
        return null;
    }

    /** A text of one character a byte that is not ASCII was not valid UTF-8. */
    private static boolean isNotUtf8(FileRead.Content file) {
        return file.meta().size() == file.text().length()
                && !isAscii(file.text())
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(file.text());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
