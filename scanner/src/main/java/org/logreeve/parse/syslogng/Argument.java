package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.logreeve.text.Origin;

/** What stands between the brackets of a driver, a parser, an option. */
public sealed interface Argument {
    Origin origin();

    /** As the daemon would print it, on one line. */
    String shown();

    /**
     * A word, a quoted string, a number, or a sign between them.
     *
     * @param isQuoted whether it was written in quotes
     */
    record Value(String text, boolean isQuoted, Origin origin) implements Argument {
        @Override
        public String shown() {
            return isQuoted ? '"' + text.replace('\n', ' ') + '"' : text;
        }
    }

    /**
     * {@code name(...)}.
     *
     * @param name with hyphens
     */
    record Option(String name, List<Argument> arguments, Origin origin) implements Argument {
        public Option {
            arguments = List.copyOf(arguments);
        }

        /** The first plain value in its brackets, or empty text. */
        public String value() {
            return values(arguments).stream().findFirst().orElse("");
        }

        @Override
        public String shown() {
            return name + "(" + shownAll(arguments) + ")";
        }
    }

    /** The plain values of a list. */
    static List<String> values(List<Argument> arguments) {
        return arguments.stream()
                .filter(Value.class::isInstance)
                .map(argument -> ((Value) argument).text())
                .toList();
    }

    /** The option of that name that is in force: the last one written. */
    static Optional<Option> option(List<Argument> arguments, String name) {
        return options(arguments).stream()
                .filter(option -> option.name().equals(name))
                .reduce((first, last) -> last);
    }

    /** The options of a list, in order. */
    static List<Option> options(List<Argument> arguments) {
        return arguments.stream().filter(Option.class::isInstance).map(Option.class::cast).toList();
    }

    static String shownAll(List<Argument> arguments) {
        return arguments.stream().map(Argument::shown).collect(Collectors.joining(" "));
    }
}
