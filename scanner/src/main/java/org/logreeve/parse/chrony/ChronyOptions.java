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

    static ChronyOptions of(List<String> words, int line) {
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
}
