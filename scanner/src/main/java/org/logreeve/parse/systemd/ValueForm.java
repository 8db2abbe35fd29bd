package org.logreeve.parse.systemd;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a setting takes; systemd ignores an assignment whose value has another form. */
public enum ValueForm {
    BOOLEAN,
    /** A boolean, or empty for neither. */
    TRISTATE,
    /** A boolean or a size; empty for the default. */
    COMPRESSION,
    SIZE,
    /** A size of 79 at least; empty for the default. */
    LINE_LENGTH,
    SPAN,
    NUMBER,
    /** A syslog severity by name or number. */
    LEVEL,
    STORAGE,
    SPLIT,
    SPLIT_BY_HOST,
    PATH,
    TEXT,
    /** Words that add up over all assignments; an empty one takes all of them away. */
    LIST;

    private static final List<String> YES = List.of("1", "yes", "y", "true", "t", "on");
    private static final List<String> NO = List.of("0", "no", "n", "false", "f", "off");
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final List<String> PLACES = List.of("volatile", "persistent", "auto", "none");

    /** Whether an empty value means the default again. */
    boolean isResetByEmpty() {
        return switch (this) {
            case TRISTATE, COMPRESSION, LINE_LENGTH, PATH, TEXT, LIST -> true;
            case BOOLEAN, SIZE, SPAN, NUMBER, LEVEL, STORAGE, SPLIT, SPLIT_BY_HOST -> false;
        };
    }

    /** Whether systemd takes a value that is not empty. */
    boolean takes(String value) {
        return switch (this) {
            case BOOLEAN, TRISTATE -> isBoolean(value);
            case COMPRESSION -> isBoolean(value) || ByteSize.parse(value).isPresent();
            case SIZE, LINE_LENGTH -> ByteSize.parse(value).isPresent();
            case SPAN -> TimeSpan.parse(value).isPresent();
            case NUMBER -> number(value).isPresent();
            case LEVEL -> level(value) >= 0;
            case STORAGE -> PLACES.contains(value);
            case SPLIT -> List.of("uid", "login", "none").contains(value);
            case SPLIT_BY_HOST -> List.of("host", "none").contains(value);
            case PATH -> value.startsWith("/");
            case TEXT, LIST -> true;
        };
    }

    /** Booleans in any case of letters. */
    public static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isBoolean(String value) {
        return isYes(value) || NO.contains(value.toLowerCase(Locale.ROOT));
    }

    /** Unsigned, decimal; with {@code 0x} in front hexadecimal, with {@code 0} octal. */
    public static OptionalLong number(String value) {
        String digits = value.startsWith("+") ? value.substring(1) : value;
        int base = 10;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            digits = digits.substring(2);
            base = 16;
        } else if (digits.startsWith("0") && digits.length() > 1) {
            base = 8;
        }
        boolean plain = !digits.isEmpty() && digits.length() < 16;
        int radix = base;
        return plain && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)
                ? OptionalLong.of(Long.parseLong(digits, radix))
                : OptionalLong.empty();
    }

    /** 0 for {@code emerg} to 7 for {@code debug}, -1 when it is neither name nor number. */
    public static int level(String value) {
        return value.matches("[0-7]") ? value.charAt(0) - '0' : LEVELS.indexOf(value);
    }
}
