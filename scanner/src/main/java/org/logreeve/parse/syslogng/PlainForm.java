package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** A form that has no options of its own; keywords such as {@code yes} have no quotes. */
enum PlainForm implements OptionForm {
    YES_NO,
    DNS,
    NUMBER,
    POSITIVE,
    FRACTION,
    /** From 0 to 1. */
    RATIO,
    WORD,
    WORDS,
    WORD_OR_NUMBER,
    /** A single character. */
    CHARACTER,
    /** A single character that may stand between key and value. */
    SEPARATOR,
    /** An owner, or nothing: leave it as it is. */
    OWNER,
    /** A mode, or nothing: leave it as it is. */
    MODE,
    SEVERITY,
    FACILITY,
    IP_PROTOCOL,
    TRANSPORT,
    ENCODING,
    /** A file that must be there. */
    FILE,
    /** Regular expressions. */
    PATTERNS,
    /** A template, or the name of one. */
    TEMPLATE,
    /** A template, a number, or either with its type: {@code int("5")}. */
    CONTENT,
    /** The name of a value that may be set. */
    VALUE_NAME;

    /** Types that a template may be given. */
    static final Set<String> TYPES =
            Set.of(
                    "string",
                    "literal",
                    "json",
                    "boolean",
                    "int",
                    "int32",
                    "int64",
                    "float",
                    "double",
                    "datetime",
                    "list",
                    "null");

    private static final Set<String> SWITCHES = Set.of("yes", "no", "on", "off");

    /** Drivers that share their keywords with {@code transport()}, and are none of its words. */
    private static final Set<String> NO_TRANSPORTS =
            Set.of("tcp6", "udp6", "unix-stream", "unix-dgram", "network", "systemd-syslog");

    /** The usual ones of those that the C library has. */
    private static final Set<String> ENCODINGS =
            Set.of(
                    "utf-8",
                    "utf8",
                    "utf-16",
                    "utf-16le",
                    "utf-16be",
                    "utf-32",
                    "ascii",
                    "us-ascii",
                    "latin1",
                    "latin2",
                    "iso-8859-1",
                    "iso-8859-2",
                    "iso-8859-5",
                    "iso-8859-7",
                    "iso-8859-9",
                    "iso-8859-15",
                    "cp437",
                    "cp850",
                    "cp1250",
                    "cp1251",
                    "cp1252",
                    "windows-1250",
                    "windows-1251",
                    "windows-1252",
                    "koi8-r",
                    "gbk",
                    "gb18030",
                    "big5",
                    "shift_jis",
                    "euc-jp",
                    "euc-kr");

    /** Whether the daemon takes these arguments, as far as their shape tells. */
    boolean fits(List<Argument> arguments) {
        return switch (this) {
            case OWNER -> arguments.isEmpty() || one(arguments, PlainForm::isAnything);
            case MODE -> arguments.isEmpty() || one(arguments, PlainForm::isNumber);
            case WORDS, PATTERNS -> arguments.stream().allMatch(PlainForm::isString);
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
            case RATIO -> one(arguments, PlainForm::isRatio);
            case WORD, FILE, TEMPLATE, VALUE_NAME -> one(arguments, PlainForm::isString);
            case CHARACTER -> one(arguments, a -> isString(a) && text(a).length() == 1);
            case SEPARATOR ->
                    one(
                            arguments,
                            a ->
                                    isString(a)
                                            && text(a).length() == 1
                                            && "=:~|>#@;,".contains(text(a)));
            case WORD_OR_NUMBER -> one(arguments, PlainForm::isAnything);
            case CONTENT -> one(arguments, a -> isAnything(a) || isTyped(a));
            case SEVERITY ->
                    one(arguments, a -> isString(a) && Facilities.severity(text(a)).isPresent());
            case FACILITY ->
                    one(arguments, a -> isString(a) && Facilities.facility(text(a)).isPresent());
            case IP_PROTOCOL ->
                    one(arguments, a -> Set.of("4", "6").contains(text(a)) && isNumber(a));
            case TRANSPORT -> one(arguments, a -> isString(a) && !isWordOf(a, NO_TRANSPORTS));
            case ENCODING ->
                    one(
                            arguments,
                            a ->
                                    isString(a)
                                            && ENCODINGS.contains(
                                                    text(a).toLowerCase(Locale.ROOT)));
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

    private static boolean isTyped(Argument argument) {
        return argument instanceof Argument.Option option
                && TYPES.contains(option.name())
                && one(option.arguments(), PlainForm::isAnything);
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

    private static boolean isRatio(Argument argument) {
        return isFraction(argument)
                ? text(argument).startsWith("0.")
                : Set.of("0", "1").contains(text(argument)) && isNumber(argument);
    }

    /** Quoted, or a word that is no keyword. */
    static boolean isString(Argument argument) {
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
