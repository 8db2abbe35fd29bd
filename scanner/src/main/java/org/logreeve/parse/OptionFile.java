package org.logreeve.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * A file of assignments such as {@code /etc/default/chrony}, read as systemd.exec(5) says of {@code
 * EnvironmentFile=}: a backslash at the end of a line joins the next one, the last one counts.
 */
public final class OptionFile {
    private final String path;
    private final SequencedMap<String, EffectiveValue> values = new LinkedHashMap<>();

    private OptionFile(String path, String text) {
        this.path = path;
        new Reading(text).run();
    }

    /** One that is not there, or may not be read, has no values; the latter is a problem. */
    public static OptionFile read(HostFiles files, String path, Problems problems) {
        String text = problems.text(files.read(path));
        return new OptionFile(path, text == null ? "" : text);
    }

    /** All of them by name, with the lines they overrode. */
    public SequencedMap<String, EffectiveValue> values() {
        return values;
    }

    /** Whether a line sets it, be it to nothing. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Its value; empty when nothing sets it. */
    public String value(String name) {
        EffectiveValue value = values.get(name);
        return value == null ? "" : value.value();
    }

    /** The words of a variable that is put into a command line. */
    public List<String> words(String name) {
        return CommandLine.words(value(name));
    }

    /** Where it is set; the file when it is not. */
    public Origin origin(String name) {
        EffectiveValue value = values.get(name);
        return value == null ? Origin.of(path) : value.origin();
    }

    private final class Reading {
        private final String text;
        private int at;
        private int line = 1;

        Reading(String text) {
            this.text = text;
        }

        void run() {
            while (at < text.length()) {
                int number = line;
                int end = text.indexOf('\n', at);
                String whole = text.substring(at, end < 0 ? text.length() : end).strip();
                int equals = text.indexOf('=', at);
                boolean isComment = whole.startsWith("#") || whole.startsWith(";");
                if (isComment || equals < 0 || (end >= 0 && equals > end)) {
                    at = end < 0 ? text.length() : end + 1;
                    line++;
                    continue;
                }
                String name = text.substring(at, equals).strip();
                at = equals + 1;
                put(name, value(), new Origin(path, number));
            }
        }

        private void put(String name, String value, Origin origin) {
            EffectiveValue before = values.remove(name);
            List<EffectiveValue.Overridden> overrode = EffectiveValue.overridden(before);
            values.put(name, new EffectiveValue(name, value, origin, overrode));
        }

        /** Up to the end of its last line; quotes hold only where the value begins with one. */
        private String value() {
            var value = new StringBuilder();
            boolean isBare = false;
            while (at < text.length()) {
                char c = next();
                if (c == '\n') {
                    break;
                }
                if (!isBare && (c == '"' || c == '\'')) {
                    quoted(c, value);
                } else if (c == '\\') {
                    Character escaped = at < text.length() ? (Character) next() : null;
                    append(escaped, value);
                    isBare |= escaped != null && escaped != '\n';
                } else if (isBare || !Character.isWhitespace(c)) {
                    value.append(c);
                    isBare = true;
                }
            }
            return isBare ? value.toString().stripTrailing() : value.toString();
        }

        private void quoted(char quote, StringBuilder value) {
            while (at < text.length()) {
                char c = next();
                if (c == quote) {
                    return;
                }
                if (c != '\\' || quote == '\'' || at == text.length()) {
                    value.append(c);
                    continue;
                }
                char escaped = next();
                if ("\"\\`$\n".indexOf(escaped) < 0) {
                    value.append(c);
                }
                append(escaped, value);
            }
        }

        private static void append(@Nullable Character escaped, StringBuilder value) {
            if (escaped != null && escaped != '\n') {
                value.append(escaped.charValue());
            }
        }

        private char next() {
            char c = text.charAt(at++);
            line += c == '\n' ? 1 : 0;
            return c;
        }
    }
}
