package org.logreeve.parse.chrony;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether chronyd takes a directive's arguments; it does not start with a line it refuses. */
final class ArgumentCheck {
    private static final Set<String> LOGS =
            Set.of(
                    "rawmeasurements",
                    "measurements",
                    "selection",
                    "statistics",
                    "tracking",
                    "rtc",
                    "refclocks",
                    "tempcomp");

    /** Options of hwtimestamp that take a value, and its type. */
    private static final Map<String, String> HARDWARE =
            Map.of(
                    "maxsamples", "i",
                    "minpoll", "i",
                    "minsamples", "i",
                    "precision", "d",
                    "rxcomp", "d",
                    "txcomp", "d",
                    "rxfilter", "f");

    /** Options of local that take a value; activate came with 4.4, the waits with 4.7. */
    private static final Map<String, String> LOCAL =
            Map.of(
                    "stratum", "t",
                    "distance", "d",
                    "activate", "d",
                    "waitsynced", "d",
                    "waitunsynced", "d");

    private ArgumentCheck() {}

    /** What is wrong with the line, or null when chronyd takes it. */
    static @Nullable String wrong(ChronyLine line, Directives.Directive directive) {
        if (!directive.shape().equals("*")) {
            return shape(line.words(), directive.shape());
        }
        List<String> words = line.words();
        return switch (line.name()) {
            case "server", "pool", "peer", "refclock" -> SourceOptions.wrong(line);
            case "allow", "deny", "cmdallow", "cmddeny" -> access(words);
            case "authselectmode" -> oneOf(words, Set.of("require", "prefer", "mix", "ignore"));
            case "leapsecmode" -> oneOf(words, Set.of("system", "slew", "step", "ignore"));
            case "bindacqaddress", "bindaddress", "bindcmdaddress" -> address(line.name(), words);
            case "broadcast" -> broadcast(words);
            case "confdir" ->
                    words.isEmpty() || words.size() > 10 ? "1 to 10 directories are wanted" : null;
            case "driftfile" -> driftfile(words);
            case "hwtimestamp" -> hardware(words);
            case "initstepslew" ->
                    words.isEmpty() || Numbers.numberEnd(words.getFirst()) == 0
                            ? "a threshold is wanted"
                            : null;
            case "local" -> options(words, Set.of("orphan"), LOCAL);
            case "log" ->
                    words.stream()
                            .filter(word -> !LOGS.contains(word))
                            .findFirst()
                            .map(word -> "log '" + word + "' is not known")
                            .orElse(null);
            case "ntstrustedcerts" -> shape(words, words.size() == 2 ? "is" : "s");
            case "ratelimit", "cmdratelimit", "ntsratelimit" -> rates(words);
            case "smoothtime" -> smooth(words);
            case "tempcomp" -> shape(words, words.size() == 3 ? "sds" : "sddddd");
            default -> null;
        };
    }

    /** Whether a word is what the type's letter asks for. */
    static boolean fits(String word, String type) {
        return switch (type) {
            case "i" -> Numbers.isInteger(word);
            case "k" -> Numbers.isInteger(word) && !word.chars().allMatch(c -> c == '0');
            case "d" -> Numbers.isNumber(word);
            case "t" -> isStratum(word);
            case "f" -> oneOf(List.of(word), Set.of("none", "ntp", "ptp", "all")) == null;
            case "x" -> word.equalsIgnoreCase("F323") || word.equalsIgnoreCase("0xF323");
            default -> true;
        };
    }

    /**
     * What is wrong with a list of options, of which some take the next word as their value.
     *
     * @param flags options without a value, in lower case
     * @param values type letter by option
     */
    static @Nullable String options(
            List<String> words, Set<String> flags, Map<String, String> values) {
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String written = rest.next();
            String option = written.toLowerCase(Locale.ROOT);
            String type = values.get(option);
            if (type == null && !flags.contains(option)) {
                return "option '" + written + "' is not known (text after an option is no comment)";
            }
            if (type != null && (!rest.hasNext() || !fits(rest.next(), type))) {
                return "option '" + option + "' needs a value of its own kind";
            }
        }
        return null;
    }

    private static @Nullable String shape(List<String> words, String shape) {
        if (words.size() != shape.length()) {
            return words.size() < shape.length()
                    ? "an argument is missing"
                    : "too many arguments (text after a value is no comment)";
        }
        for (int i = 0; i < shape.length(); i++) {
            boolean last = i == shape.length() - 1;
            boolean fits =
                    switch (shape.charAt(i)) {
                        case 'i' ->
                                last
                                        ? Numbers.integerEnd(words.get(i)) > 0
                                        : Numbers.isInteger(words.get(i));
                        case 'd' ->
                                last
                                        ? Numbers.numberEnd(words.get(i)) > 0
                                        : Numbers.isNumber(words.get(i));
                        default -> true;
                    };
            if (!fits) {
                return "'" + words.get(i) + "' is no number";
            }
        }
        return null;
    }

    private static @Nullable String access(List<String> words) {
        int subnets = words.size() - (!words.isEmpty() && words.getFirst().equals("all") ? 1 : 0);
        return subnets > 1 ? "one subnet is wanted" : null;
    }

    private static @Nullable String oneOf(List<String> words, Set<String> known) {
        return known.contains(String.join(" ", words).toLowerCase(Locale.ROOT))
                ? null
                : "one of " + known.stream().sorted().toList() + " is wanted";
    }

    private static @Nullable String address(String name, List<String> words) {
        if (words.size() != 1) {
            return "one address is wanted";
        }
        String address = words.getFirst();
        if (name.equals("bindcmdaddress") && address.startsWith("/")) {
            return null;
        }
        return isAddress(address) ? null : "'" + address + "' is no address";
    }

    private static boolean isAddress(String word) {
        boolean six = word.indexOf(':') >= 0;
        return word.indexOf(six ? ':' : '.') > -1
                && word.chars()
                        .allMatch(
                                c ->
                                        c == '.'
                                                || c == ':'
                                                || Character.digit(c, six ? 16 : 10) >= 0);
    }

    private static @Nullable String broadcast(List<String> words) {
        boolean ok =
                (words.size() == 2 || words.size() == 3)
                        && Numbers.integerEnd(words.getFirst()) > 0
                        && isAddress(words.get(1))
                        && (words.size() == 2 || Numbers.integerEnd(words.get(2)) > 0);
        return ok ? null : "an interval, an address and perhaps a port are wanted";
    }

    private static @Nullable String driftfile(List<String> words) {
        // "interval N" came with 4.7
        boolean interval =
                words.size() == 3
                        && words.get(1).equalsIgnoreCase("interval")
                        && Numbers.isInteger(words.get(2));
        return words.size() == 1 || interval ? null : "one file is wanted";
    }

    private static @Nullable String hardware(List<String> words) {
        if (words.isEmpty()) {
            return "an interface is wanted";
        }
        return options(words.subList(1, words.size()), Set.of("nocrossts"), HARDWARE);
    }

    private static boolean isStratum(String word) {
        return word.length() < 5
                && Numbers.isInteger(word)
                && Integer.parseInt(word) > 0
                && Integer.parseInt(word) < 16;
    }

    private static @Nullable String rates(List<String> words) {
        for (int i = 0; i < words.size(); i += 2) {
            if (i + 1 == words.size()
                    || !Numbers.isInteger(words.get(i + 1))
                    || oneOf(List.of(words.get(i)), Set.of("interval", "burst", "leak")) != null) {
                return "interval, burst and leak with a number each are wanted";
            }
        }
        return null;
    }

    private static @Nullable String smooth(List<String> words) {
        boolean leap = words.size() == 3 && words.get(2).equalsIgnoreCase("leaponly");
        return shape(leap ? words.subList(0, 2) : words, "dd");
    }
}
