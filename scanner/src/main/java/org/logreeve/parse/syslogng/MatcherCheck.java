package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.logreeve.text.Origin;

/** What filters that compare text take: a pattern, its type and flags. */
final class MatcherCheck {
    /** Filters besides those by facility, severity, pattern and name. */
    static final Set<String> FILTERS =
            Set.of("netmask", "netmask6", "tags", "in-list", "throttle", "rate-limit", "blank");

    private static final Set<String> TYPES = Set.of("pcre", "string", "glob");
    private static final Set<String> FLAGS =
            Set.of(
                    "global",
                    "icase",
                    "ignore-case",
                    "newline",
                    "utf8",
                    "store-matches",
                    "dupnames",
                    "substring",
                    "prefix",
                    "disable-jit",
                    "unicode",
                    "nobackref");
    private static final Set<String> OF_MATCH = Set.of("value", "template");

    void check(String filter, List<Argument> given, Origin at) throws RefusedException {
        List<String> values = Argument.values(given);
        if (values.size() != 1 || !(given.getFirst() instanceof Argument.Value)) {
            throw new RefusedException(at, filter + "() takes one pattern");
        }
        for (Argument.Option option : Argument.options(given)) {
            boolean isKnown =
                    option.name().equals("type")
                            || option.name().equals("flags")
                            || (filter.equals("match") && OF_MATCH.contains(option.name()));
            if (!isKnown) {
                throw new RefusedException(
                        option.origin(),
                        filter + "() takes no " + Names.shown(option.name()) + "()");
            }
            words(option);
        }
        if (type(given).equals("pcre") && !isRegularExpression(values.getFirst())) {
            throw new RefusedException(
                    at, "'" + Names.shown(values.getFirst()) + "' is no pattern");
        }
    }

    private static void words(Argument.Option option) throws RefusedException {
        for (String word : Argument.values(option.arguments())) {
            boolean isKnown =
                    switch (option.name()) {
                        case "type" -> TYPES.contains(word);
                        case "flags" -> FLAGS.contains(Names.normal(word));
                        default -> true;
                    };
            if (!isKnown) {
                throw new RefusedException(
                        option.origin(),
                        "'" + Names.shown(word) + "' is no word of " + option.name() + "()");
            }
        }
    }

    private static boolean isRegularExpression(String pattern) {
        if (pattern.length() > 1_000) {
            return true;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException ignored) {
            // the two languages differ; only what neither takes is refused
            return !isUnbalanced(pattern);
        }
    }

    private static boolean isUnbalanced(String pattern) {
        return pattern.equals("(") || pattern.equals("[") || pattern.equals("*");
    }

    /** Whether the pattern fits every text. */
    boolean isAlways(String filter, List<Argument> given) {
        String pattern = Argument.values(given).getFirst();
        return !filter.equals("source")
                && switch (type(given)) {
                    case "pcre" -> pattern.isEmpty() || pattern.equals(".*");
                    case "glob" -> pattern.equals("*");
                    default -> false;
                };
    }

    private static String type(List<Argument> given) {
        return Argument.option(given, "type").map(Argument.Option::value).orElse("pcre");
    }

    /** The single plain argument. */
    static String only(List<Argument> given, Origin at) throws RefusedException {
        if (given.size() != 1 || !(given.getFirst() instanceof Argument.Value value)) {
            throw new RefusedException(at, "one name was expected");
        }
        return value.text();
    }
}
