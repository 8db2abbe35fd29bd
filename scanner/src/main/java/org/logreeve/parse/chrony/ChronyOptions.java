package org.logreeve.parse.chrony;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.CommandLine;

/**
 * What a line such as {@code DAEMON_OPTS="-f FILE -x"} tells chronyd; chronyd(8).
 *
 * @param file the {@code -f} file, or null
 * @param flags the other options as written
 * @param directives arguments: each is one configuration line, and then no file is read
 * @param line where it was written
 */
record ChronyOptions(@Nullable String file, List<String> flags, List<String> directives, int line) {

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
                found =
                        read(
                                CommandLine.words(unquoted(bare.substring(variable.length() + 1))),
                                number);
            }
        }
        return found;
    }

    private static ChronyOptions read(List<String> words, int line) {
        CommandLine given = CommandLine.of(words, ChronyParser.COMMAND_LINE);
        List<String> files = given.values("-f");
        List<String> flags =
                given.options().stream()
                        .filter(option -> !option.name().equals("-f"))
                        .map(option -> (option.name() + " " + option.value()).strip())
                        .toList();
        return new ChronyOptions(
                files.isEmpty() ? null : files.getLast(), flags, given.arguments(), line);
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
