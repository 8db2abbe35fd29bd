package org.logreeve.parse.chrony;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line such as {@code DAEMON_OPTS="-f FILE -x"} tells chronyd; chronyd(8).
 *
 * @param file the {@code -f} file, or null
 * @param flags the other options as written
 * @param directives arguments: each is one configuration line, and then no file is read
 * @param line where it was written
 */
record ChronyOptions(@Nullable String file, List<String> flags, List<String> directives, int line) {
    private static final String WITH_VALUE = "fFlLPtu";

    ChronyOptions {
        flags = List.copyOf(flags);
        directives = List.copyOf(directives);
    }

    /** The last assignment of {@code variable}, as systemd's EnvironmentFile= reads it. */
    static @Nullable ChronyOptions of(String text, String variable) {
        ChronyOptions found = null;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String bare = line.strip();
            if (bare.startsWith(variable + "=")) {
                found = read(words(unquoted(bare.substring(variable.length() + 1))), number);
            }
        }
        return found;
    }

    private static ChronyOptions read(List<String> words, int line) {
        String file = null;
        var flags = new ArrayList<String>();
        var directives = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                directives.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.length() == 1) {
                directives.add(word);
                continue;
            }
            // flags may be glued (-xF 1), and a value may be glued to its option (-F1)
            for (int c = 1; c < word.length(); c++) {
                char option = word.charAt(c);
                if (WITH_VALUE.indexOf(option) < 0) {
                    flags.add("-" + option);
                    continue;
                }
                boolean glued = c + 1 < word.length();
                String value =
                        glued ? word.substring(c + 1) : i + 1 < words.size() ? words.get(++i) : "";
                if (option == 'f') {
                    file = value;
                } else {
                    flags.add("-" + option + " " + value);
                }
                break;
            }
        }
        return new ChronyOptions(file, flags, directives, line);
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> words(String value) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        boolean open = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
            }
        }
        if (open || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
