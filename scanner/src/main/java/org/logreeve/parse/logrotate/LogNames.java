package org.logreeve.parse.logrotate;

import java.util.ArrayList;
import java.util.List;

/** Splits the names before a brace as popt's poptParseArgvString does: quotes and backslashes. */
final class LogNames {
    private LogNames() {}

    /** Empty when nothing is named, or when a backslash ends the text. */
    static List<String> split(String text) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i == text.length()) {
                    return List.of();
                }
                if (quote != 0 && text.charAt(i) != quote) {
                    name.append('\\');
                }
                name.append(text.charAt(i));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && ConfigText.isSpace(c)) {
                flush(name, names);
            } else {
                name.append(c);
            }
        }
        flush(name, names);
        return names;
    }

    private static void flush(StringBuilder name, List<String> names) {
        if (!name.isEmpty()) {
            names.add(name.toString());
            name.setLength(0);
        }
    }
}
