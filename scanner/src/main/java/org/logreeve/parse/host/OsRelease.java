package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.text.Origin;

/**
 * os-release(5): assignments as a shell reads them, without expansions; the last of equal names
 * counts.
 *
 * @param id in lower case; {@code linux} when the file does not say, empty without a file
 * @param version empty when it has none
 * @param like distributions that it is made from or is like
 * @param name for people
 * @param at the file
 */
public record OsRelease(String id, String version, List<String> like, String name, Origin at) {
    /** The second one counts when the first is not there. */
    static final List<String> FILES = List.of("/etc/os-release", "/usr/lib/os-release");

    public OsRelease {
        like = List.copyOf(like);
    }

    static OsRelease unknown() {
        return new OsRelease("", "", List.of(), "", Origin.of(FILES.getFirst()));
    }

    static OsRelease parse(String path, String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            if (equals > 0) {
                                values.put(
                                        line.substring(0, equals).strip(),
                                        value(line.substring(equals + 1)));
                            }
                        });
        var like = new ArrayList<>(List.of(values.getOrDefault("ID_LIKE", "").split(" ", -1)));
        like.removeIf(String::isBlank);
        return new OsRelease(
                values.getOrDefault("ID", "linux"),
                values.getOrDefault("VERSION_ID", ""),
                like,
                values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", "Linux")),
                Origin.of(path));
    }

    /** One word with its quotes and escapes taken away; what follows it is a comment or nothing. */
    private static String value(String written) {
        String text = written.strip();
        var value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < text.length();
            if (escapes && (quote == 0 || "$\"\\`".indexOf(text.charAt(i + 1)) >= 0)) {
                value.append(text.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
