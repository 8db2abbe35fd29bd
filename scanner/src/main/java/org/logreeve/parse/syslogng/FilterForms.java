package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionTables.all;
import static org.logreeve.parse.syslogng.OptionTables.each;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.OptionForm.Form;
import org.logreeve.text.Origin;

/** What filters take, but for those by facility, severity and name. */
final class FilterForms {
    private static final Set<String> PATTERNS_OF_TEXT =
            Set.of("program", "host", "message", "match", "source");

    private static final Form PATTERN = Form.of(1, StepForms.MATCHER);
    private static final Form RATE =
            Form.of(0, all(each(CONTENT, "template"), each(POSITIVE, "rate")));

    static final Map<String, Form> FORMS =
            Map.ofEntries(
                    entry("program", PATTERN),
                    entry("host", PATTERN),
                    entry("message", PATTERN),
                    entry("source", PATTERN),
                    entry(
                            "match",
                            Form.of(
                                    1,
                                    all(
                                            StepForms.MATCHER,
                                            each(WORD, "value"),
                                            each(CONTENT, "template")))),
                    entry("netmask", Form.of(1, Map.of())),
                    entry("netmask6", Form.of(1, Map.of())),
                    entry("in-list", new Form(List.of(FILE), each(WORD, "value"), Set.of("value"))),
                    entry("throttle", RATE),
                    entry("rate-limit", RATE));

    private final OptionCheck options;

    FilterForms(OptionCheck options) {
        this.options = options;
    }

    /** Whether a filter has this name, with brackets behind it. */
    static boolean isKnown(String filter) {
        return FORMS.containsKey(filter) || filter.equals("tags");
    }

    void check(String filter, List<Argument> given, Origin at) throws RefusedException {
        Form form = form(filter, given);
        if (form == null) {
            throw new RefusedException(at, Names.shown(filter) + "() is no filter that is known");
        }
        options.form(filter, form, given, at);
        if (PATTERNS_OF_TEXT.contains(filter) && !filter.equals("source")) {
            options.pattern(given, at);
        }
    }

    private static @Nullable Form form(String filter, List<Argument> given) {
        return switch (filter) {
            case "tags" -> Form.of(given.size(), Map.of());
            // the older way to write it has the value's name without a keyword
            case "in-list" ->
                    Argument.options(given).isEmpty()
                            ? Form.of(List.of(FILE, WORD), Map.of())
                            : FORMS.get(filter);
            default -> FORMS.get(filter);
        };
    }

    /** Whether the filter holds for every text. */
    static boolean isAlways(String filter, List<Argument> given) {
        if (!PATTERNS_OF_TEXT.contains(filter) || filter.equals("source")) {
            return false;
        }
        String pattern = Argument.values(given).getFirst();
        return switch (Argument.option(given, "type").map(Argument.Option::value).orElse("pcre")) {
            case "pcre" -> pattern.isEmpty() || pattern.equals(".*");
            case "glob" -> pattern.equals("*");
            default -> false;
        };
    }

    /** The single plain argument, which is a name. */
    static String only(List<Argument> given, Origin at) throws RefusedException {
        if (given.size() != 1
                || !(given.getFirst() instanceof Argument.Value value)
                || !PlainForm.isString(value)) {
            throw new RefusedException(at, "one name was expected");
        }
        return value.text();
    }
}
