package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of rules as auditctl splits it: at spaces and nothing else, with {@code "\ "} for a space
 * inside a word, then into options as getopt_long(3) does.
 */
final class RuleWords {
    private static final String TAKES_VALUE = "CefrbaAdSFmRwWkpq";
    private static final String TAKES_NONE = "hicslDvt";

    private static final List<String> LONG =
            List.of(
                    "loginuid-immutable",
                    "backlog_wait_time",
                    "reset-lost",
                    "reset_backlog_wait_time_actual",
                    "signal");

    private static final List<String> LONG_WITH_VALUE = List.of("backlog_wait_time", "signal");

    /**
     * One option.
     *
     * @param name its letter, or its long name
     * @param value its value; empty when it takes none
     */
    record Option(String name, String value) {}

    /**
     * @param options in order, up to the first that is not known
     * @param left words that belong to no option
     * @param count number of words
     * @param invalid the option that is not known or lacks its value; empty when there is none
     */
    record Line(List<Option> options, List<String> left, int count, String invalid) {}

    private RuleWords() {}

    /** No words at all for a blank or comment line. */
    static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && i + 1 < line.length();
            if (escapes && (line.charAt(i + 1) == ' ' || line.charAt(i + 1) == '\\')) {
                word.append(line.charAt(++i));
            } else if (c != ' ') {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        boolean comment = !words.isEmpty() && words.getFirst().startsWith("#");
        return comment ? List.of() : words;
    }

    static Line options(List<String> words) {
        var options = new ArrayList<Option>();
        var left = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                left.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (!word.startsWith("-") || word.equals("-")) {
                left.add(word);
            } else if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String name = longName(equals < 0 ? word : word.substring(0, equals));
                boolean takes = LONG_WITH_VALUE.contains(name);
                boolean given = equals >= 0;
                boolean next = takes && !given;
                if (name.isEmpty() || (given && !takes) || (next && i + 1 == words.size())) {
                    return new Line(options, left, words.size(), word);
                }
                String value = given ? word.substring(equals + 1) : next ? words.get(++i) : "";
                options.add(new Option(name, value));
            } else {
                for (int at = 1; at < word.length(); at++) {
                    char letter = word.charAt(at);
                    if (TAKES_NONE.indexOf(letter) >= 0) {
                        options.add(new Option(String.valueOf(letter), ""));
                        continue;
                    }
                    boolean inside = at + 1 < word.length();
                    if (TAKES_VALUE.indexOf(letter) < 0 || (!inside && i + 1 == words.size())) {
                        return new Line(options, left, words.size(), word);
                    }
                    String value = inside ? word.substring(at + 1) : words.get(++i);
                    options.add(new Option(String.valueOf(letter), value));
                    break;
                }
            }
        }
        return new Line(options, left, words.size(), "");
    }

    /** The one long option that begins so; empty when there is none or more than one. */
    private static String longName(String word) {
        String start = word.substring(2);
        if (LONG.contains(start)) {
            return start;
        }
        List<String> found = LONG.stream().filter(name -> name.startsWith(start)).toList();
        return found.size() == 1 ? found.getFirst() : "";
    }
}
