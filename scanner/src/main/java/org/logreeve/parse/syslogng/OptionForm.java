package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What an option takes in its brackets; keywords such as {@code yes} have no quotes. */
enum OptionForm {
    YES_NO,
    DNS,
    NUMBER,
    POSITIVE,
    FRACTION,
    WORD,
    WORDS,
    WORD_OR_NUMBER,
    /** An owner, or nothing: leave it as it is. */
    OWNER,
    /** A mode, or nothing: leave it as it is. */
    MODE,
    SEVERITY,
    FACILITY,
    READER_FLAGS,
    MARK_MODE,
    /** The same for all, where there is nothing more global to follow. */
    GLOBAL_MARK_MODE,
    ON_ERROR,
    IP_PROTOCOL,
    PEER_VERIFY,
    /** A file that must be there. */
    FILE,
    TLS,
    DISK_BUFFER,
    FAILOVER,
    /** Not looked into. */
    ANY;

    private static final Set<String> SWITCHES = Set.of("yes", "no", "on", "off");
    private static final Set<String> MARK_MODES =
            Set.of("internal", "dst-idle", "host-idle", "periodical", "none", "global");

    private static final Set<String> ERRORS =
            Set.of(
                    "drop-message",
                    "drop-property",
                    "fallback-to-string",
                    "silently-drop-message",
                    "silently-drop-property",
                    "silently-fallback-to-string");

    private static final Set<String> VERIFY =
            Set.of(
                    "none",
                    "optional-trusted",
                    "optional-untrusted",
                    "required-trusted",
                    "required-untrusted");

    static final Set<String> FLAGS_OF_READERS =
            Set.of(
                    "kernel",
                    "empty-lines",
                    "threaded",
                    "ignore-aux-data",
                    "no-parse",
                    "check-hostname",
                    "syslog-protocol",
                    "assume-utf8",
                    "validate-utf8",
                    "sanitize-utf8",
                    "no-multi-line",
                    "store-legacy-msghdr",
                    "store-raw-message",
                    "dont-store-legacy-msghdr",
                    "expect-hostname",
                    "no-hostname",
                    "guess-timezone",
                    "no-header",
                    "no-rfc3164-fallback",
                    "check-program");

    /** Whether the daemon takes these arguments. */
    boolean fits(List<Argument> arguments) {
        return switch (this) {
            case ANY, TLS, DISK_BUFFER, FAILOVER -> true;
            case OWNER -> arguments.isEmpty() || one(arguments, OptionForm::isAnything);
            case MODE -> arguments.isEmpty() || one(arguments, OptionForm::isNumber);
            case WORDS -> arguments.stream().allMatch(OptionForm::isString);
            case READER_FLAGS ->
                    arguments.stream()
                            .allMatch(a -> FLAGS_OF_READERS.contains(Names.normal(text(a))));
            case YES_NO -> one(arguments, a -> isWordOf(a, SWITCHES) || isNumber(a));
            case DNS ->
                    one(
                            arguments,
                            a ->
                                    isWordOf(a, SWITCHES)
                                            || isWordOf(a, Set.of("persist-only"))
                                            || isNumber(a));
            case NUMBER -> one(arguments, a -> number(a).orElse(-1) >= 0);
            case POSITIVE -> one(arguments, a -> number(a).orElse(-1) > 0);
            case FRACTION -> one(arguments, a -> number(a).orElse(-1) >= 0 || isFraction(a));
            case WORD, FILE -> one(arguments, OptionForm::isString);
            case WORD_OR_NUMBER -> one(arguments, OptionForm::isAnything);
            case SEVERITY ->
                    one(arguments, a -> isString(a) && Facilities.severity(text(a)).isPresent());
            case FACILITY ->
                    one(arguments, a -> isString(a) && Facilities.facility(text(a)).isPresent());
            case MARK_MODE -> one(arguments, a -> isOneOf(a, MARK_MODES));
            case GLOBAL_MARK_MODE ->
                    one(arguments, a -> isOneOf(a, MARK_MODES) && !isOneOf(a, Set.of("global")));
            case ON_ERROR -> one(arguments, a -> isString(a) && isOneOf(a, ERRORS));
            case IP_PROTOCOL -> one(arguments, a -> isOneOf(a, Set.of("4", "6")) && isNumber(a));
            case PEER_VERIFY ->
                    one(arguments, a -> isWordOf(a, SWITCHES) || isNumber(a) || isOneOf(a, VERIFY));
        };
    }

    private interface Check {
        boolean of(Argument argument);
    }

    private static boolean one(List<Argument> arguments, Check check) {
        return arguments.size() == 1 && check.of(arguments.getFirst());
    }

    private static String text(Argument argument) {
        return argument instanceof Argument.Value value ? value.text() : "";
    }

    private static boolean isAnything(Argument argument) {
        return isString(argument) || isNumber(argument) || isFraction(argument);
    }

    private static boolean isOneOf(Argument argument, Set<String> words) {
        return words.contains(Names.normal(text(argument)));
    }

    private static boolean isWordOf(Argument argument, Set<String> words) {
        return argument instanceof Argument.Value value
                && !value.isQuoted()
                && words.contains(Names.normal(value.text()));
    }

    private static boolean isNumber(Argument argument) {
        return number(argument).isPresent();
    }

    private static OptionalLong number(Argument argument) {
        return argument instanceof Argument.Value value && !value.isQuoted()
                ? Numbers.value(value.text())
                : OptionalLong.empty();
    }

    private static boolean isFraction(Argument argument) {
        return argument instanceof Argument.Value value
                && !value.isQuoted()
                && Numbers.type(value.text()) == Token.Type.FLOAT
                && !value.text().startsWith("-");
    }

    /** Quoted, or a word that is no keyword. */
    private static boolean isString(Argument argument) {
        return argument instanceof Argument.Value value
                && (value.isQuoted()
                        || (Numbers.type(value.text()) == Token.Type.WORD
                                && !isSign(value.text())
                                && !Keywords.isOne(value.text())));
    }

    private static boolean isSign(String text) {
        return text.isEmpty() || "(){}[];:|.\\@".indexOf(text.charAt(0)) >= 0;
    }
}
