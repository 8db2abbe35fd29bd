package org.logreeve.parse.rsyslog;

import java.util.Arrays;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * One file as the daemon's reader hands it to its scanner: white space at line ends gone,
 * continuation lines joined, the line number mark written where a joined line ends.
 */
final class SourceText {
    /** The daemon reads lines into a buffer of 10240 bytes, so longer ones fall apart. */
    static final int LONGEST_LINE = 10_239;

    private final String path;
    private final String text;
    private final int[] starts;
    private final int[] lines;

    private SourceText(String path, String text, int[] starts, int[] lines) {
        this.path = path;
        this.text = text;
        this.starts = starts;
        this.lines = lines;
    }

    static SourceText file(String path, String raw, Problems problems) {
        return new Reader(path, raw, problems).read();
    }

    /** Text written inside another file; all of it stands on that line. */
    static SourceText inline(Origin at, String text) {
        return new SourceText(at.path(), text, new int[] {0}, new int[] {at.line()});
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    Origin origin(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        return new Origin(path, index < 0 ? 1 : lines[index]);
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static final class Reader {
        private final String path;
        private final String raw;
        private final Problems problems;
        private final StringBuilder out;
        private int[] starts = new int[64];
        private int[] lines = new int[64];
        private int marks;
        private boolean continued;
        private boolean numberDue;

        Reader(String path, String raw, Problems problems) {
            this.path = path;
            this.raw = raw;
            this.problems = problems;
            this.out = new StringBuilder(raw.length() + 16);
        }

        SourceText read() {
            int line = 0;
            for (int at = 0; at < raw.length(); ) {
                int end = raw.indexOf('\n', at);
                end = end < 0 ? raw.length() : end;
                line++;
                checkLine(at, end, line);
                addLine(at, cutAtNul(at, end), line);
                at = end + 1;
            }
            return new SourceText(
                    path,
                    out.toString(),
                    Arrays.copyOf(starts, marks),
                    Arrays.copyOf(lines, marks));
        }

        private void checkLine(int at, int end, int line) {
            if (end - at >= LONGEST_LINE) {
                problems.unknown(
                        new Origin(path, line), "line is longer than the daemon reads in one go");
            }
            if (cutAtNul(at, end) < end) {
                problems.unknown(new Origin(path, line), "line has a NUL byte");
            }
        }

        private int cutAtNul(int at, int end) {
            int nul = raw.indexOf(0, at, end);
            return nul < 0 ? end : nul;
        }

        private void addLine(int from, int to, int line) {
            if (numberDue) {
                numberDue = false;
                mark(line);
                out.append("PreprocFileLineNumber(").append(line).append(")\n");
            }
            mark(line);
            int start = from;
            while (continued && start < to && isSpace(raw.charAt(start))) {
                start++;
            }
            int end = to;
            while (end > start && isSpace(raw.charAt(end - 1))) {
                end--;
            }
            if (end > start) {
                boolean goesOn = raw.charAt(end - 1) == '\\';
                numberDue = !goesOn && continued;
                continued = goesOn;
                out.append(raw, start, goesOn ? end - 1 : end);
            }
            if (!continued) {
                out.append('\n');
            }
        }

        private void mark(int line) {
            if (marks == starts.length) {
                starts = Arrays.copyOf(starts, marks * 2);
                lines = Arrays.copyOf(lines, marks * 2);
            }
            if (marks > 0 && starts[marks - 1] == out.length()) {
                marks--;
            }
            starts[marks] = out.length();
            lines[marks] = line;
            marks++;
        }
    }
}
