package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionForm.Words.anyOf;
import static org.logreeve.parse.syslogng.OptionForm.Words.oneOf;
import static org.logreeve.parse.syslogng.OptionTables.all;
import static org.logreeve.parse.syslogng.OptionTables.each;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.OptionForm.Either;
import org.logreeve.parse.syslogng.OptionForm.Form;

/** What the parsers and rewrites of syslog-ng's own modules take. */
final class StepForms {
    /** How text is compared with a pattern. */
    static final Map<String, OptionForm> MATCHER =
            all(
                    each(oneOf("pcre", "string", "glob"), "type"),
                    each(
                            anyOf(
                                    "global",
                                    "icase",
                                    "ignore-case",
                                    "newline",
                                    "utf8",
                                    "unicode",
                                    "store-matches",
                                    "dupnames",
                                    "substring",
                                    "prefix",
                                    "disable-jit"),
                            "flags"));

    private static final Map<String, OptionForm> INPUT = each(TEMPLATE, "template");

    private static final Either DELIMITERS =
            new Either(WORD, Form.of(0, all(each(WORD, "chars"), each(WORDS, "strings"))));

    private static final Map<String, OptionForm> CSV =
            all(
                    INPUT,
                    each(
                            anyOf(
                                    "escape-none",
                                    "escape-backslash",
                                    "escape-double-char",
                                    "strip-whitespace",
                                    "greedy",
                                    "drop-invalid"),
                            "flags"),
                    each(oneOf("escape-none", "escape-backslash", "escape-double-char"), "dialect"),
                    each(WORD, "prefix", "quotes", "quote-pairs", "null"),
                    each(YES_NO, "drop-invalid"),
                    each(DELIMITERS, "delimiters"),
                    each(WORDS, "columns"));

    private static final Map<String, OptionForm> KEY_VALUE =
            all(
                    INPUT,
                    each(WORD, "prefix", "pair-separator", "extract-stray-words-into"),
                    each(SEPARATOR, "value-separator"));

    private static final Map<String, OptionForm> JSON =
            all(
                    INPUT,
                    each(WORD, "prefix", "marker", "extract-prefix"),
                    each(CHARACTER, "key-delimiter"));

    private static final Map<String, OptionForm> DATABASE =
            all(
                    INPUT,
                    each(WORD, "file"),
                    each(YES_NO, "drop-unmatched"),
                    each(CONTENT, "program-template", "message-template"),
                    each(oneOf("internal", "pass-through", "aggregate-only"), "inject-mode"));

    private static final Map<String, OptionForm> STAMP =
            each(oneOf("stamp", "recvd"), "time-stamp");

    private static final Map<String, OptionForm> DATE =
            all(
                    INPUT,
                    STAMP,
                    each(WORDS, "format"),
                    each(WORD, "time-zone"),
                    each(anyOf("guess-timezone"), "flags"));

    private static final Map<String, OptionForm> SYSLOG =
            all(
                    INPUT,
                    OptionTables.FORMAT,
                    each(OptionTables.PARSING_FLAGS, "flags"),
                    each(YES_NO, "drop-invalid"));

    private static final Map<String, OptionForm> RENAMING =
            all(
                    each(POSITIVE, "shift", "shift-levels"),
                    each(WORD, "add-prefix"),
                    each(Form.of(2, Map.of()), "replace-prefix"));

    private static final Map<String, OptionForm> PAIRS =
            all(
                    each(Form.of(List.of(WORD, CONTENT), Map.of()), "pair"),
                    each(new Either(WORDS, Form.of(1, each(Form.of(0, RENAMING), "rekey"))), "key"),
                    each(Form.of(1, RENAMING), "rekey"),
                    each(WORDS, "exclude", "scope"),
                    each(YES_NO, "cast"));

    static final Map<String, Form> PARSERS =
            Map.ofEntries(
                    entry("csv-parser", Form.of(0, CSV)),
                    entry("kv-parser", Form.of(0, KEY_VALUE)),
                    entry("linux-audit-parser", Form.of(0, KEY_VALUE)),
                    entry("json-parser", Form.of(0, JSON)),
                    entry("db-parser", Form.of(0, DATABASE)),
                    entry("date-parser", Form.of(0, DATE)),
                    entry("syslog-parser", Form.of(0, SYSLOG)),
                    entry("tags-parser", Form.of(0, INPUT)),
                    entry(
                            "regexp-parser",
                            Form.of(
                                    0,
                                    all(
                                            INPUT,
                                            each(oneOf("pcre"), "type"),
                                            each(MATCHER.getOrDefault("flags", WORDS), "flags"),
                                            each(WORD, "prefix"),
                                            each(PATTERNS, "patterns")))),
                    entry("map-value-pairs", Form.of(0, PAIRS)),
                    entry("app-parser", new Form(List.of(), each(WORD, "topic"), Set.of("topic"))));

    private static final Map<String, OptionForm> VALUE = each(VALUE_NAME, "value");
    private static final Map<String, OptionForm> SET = all(VALUE, OptionTables.TEMPLATES);
    private static final Form CONTENT_ALONE = Form.of(List.of(CONTENT), Map.of());

    static final Map<String, Form> REWRITES =
            Map.ofEntries(
                    entry("set", Form.of(List.of(CONTENT), SET)),
                    // it crashes over the other options of set()
                    entry("unset", Form.of(0, VALUE)),
                    entry(
                            "subst",
                            Form.of(
                                    List.of(WORD, CONTENT),
                                    all(VALUE, MATCHER, each(oneOf("pcre", "string"), "type")))),
                    entry("rename", Form.of(2, Map.of())),
                    entry("set-tag", CONTENT_ALONE),
                    entry("clear-tag", CONTENT_ALONE),
                    entry("groupset", Form.of(List.of(CONTENT), each(WORDS, "values"))),
                    entry("groupunset", Form.of(0, each(WORDS, "values"))),
                    entry("set-pri", CONTENT_ALONE),
                    entry("set-severity", CONTENT_ALONE),
                    entry("set-facility", CONTENT_ALONE),
                    entry("set-matches", CONTENT_ALONE),
                    entry("unset-matches", Form.of(0, Map.of())),
                    entry("fix-time-zone", Form.of(List.of(CONTENT), STAMP)),
                    entry("set-time-zone", Form.of(List.of(CONTENT), STAMP)),
                    entry("guess-time-zone", Form.of(0, STAMP)));

    private StepForms() {}

    /** Null when nothing is known of it. */
    static @Nullable Form parser(String name) {
        return PARSERS.get(name);
    }

    /** Null when nothing is known of it. */
    static @Nullable Form rewrite(String name) {
        return REWRITES.get(name);
    }
}
