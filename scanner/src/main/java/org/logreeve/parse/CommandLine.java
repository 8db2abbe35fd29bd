package org.logreeve.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words behind a program's name, taken apart as getopt_long(3) and popt(3) do: options may be
 * glued together ({@code -nf FILE}), a value may be glued to its option ({@code -fFILE}), and
 * behind {@code --} everything is an argument.
 *
 * @param options in order
 * @param arguments what is no option
 */
public record CommandLine(List<Option> options, List<String> arguments) {
    public CommandLine {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * One option.
     *
     * @param name with its dashes
     * @param value empty when it takes none
     */
    public record Option(String name, String value) {}

    /**
     * Which options take a value.
     *
     * @param letters of the short ones
     * @param names of the long ones, without dashes
     */
    public record Grammar(String letters, Set<String> names) {
        public Grammar {
            names = Set.copyOf(names);
        }

        public static Grammar ofLetters(String letters) {
            return new Grammar(letters, Set.of());
        }
    }

    public static CommandLine of(List<String> words, Grammar grammar) {
        var reading = new Reading(words, grammar);
        reading.run();
        return new CommandLine(reading.options, reading.arguments);
    }

    /** The values of an option, in order. */
    public List<String> values(String name) {
        return options.stream().filter(o -> o.name().equals(name)).map(Option::value).toList();
    }

    /** Words as systemd splits {@code ExecStart=} and variables: white space, quotes kept whole. */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (open || !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
                open = false;
            }
        }
        if (open || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static final class Reading {
        private final List<String> words;
        private final Grammar grammar;
        private final List<Option> options = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private int at;

        Reading(List<String> words, Grammar grammar) {
            this.words = words;
            this.grammar = grammar;
        }

        void run() {
            while (at < words.size()) {
                String word = words.get(at++);
                if (word.equals("--")) {
                    arguments.addAll(words.subList(at, words.size()));
                    return;
                }
                if (word.startsWith("--")) {
                    longOption(word);
                } else if (word.startsWith("-") && word.length() > 1) {
                    cluster(word);
                } else {
                    arguments.add(word);
                }
            }
        }

        private void longOption(String word) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                options.add(new Option(word.substring(0, equals), word.substring(equals + 1)));
            } else {
                boolean takesOne = grammar.names().contains(word.substring(2));
                options.add(new Option(word, takesOne ? next() : ""));
            }
        }

        private void cluster(String word) {
            for (int c = 1; c < word.length(); c++) {
                String name = "-" + word.charAt(c);
                if (grammar.letters().indexOf(word.charAt(c)) >= 0) {
                    String glued = word.substring(c + 1);
                    options.add(new Option(name, glued.isEmpty() ? next() : glued));
                    return;
                }
                options.add(new Option(name, ""));
            }
        }

        private String next() {
            return at < words.size() ? words.get(at++) : "";
        }
    }
}
