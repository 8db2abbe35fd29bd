package org.logreeve.parse.rsyslog;

/** The form that a parameter's value must have for the daemon to take it. */
enum ValueForm {
    TEXT,
    WORD,
    NUMBER,
    COUNT,
    POSITIVE,
    SWITCH,
    SIZE,
    MODE,
    QUEUE;

    boolean accepts(String value) {
        return switch (this) {
            case TEXT -> true;
            case WORD -> value.chars().noneMatch(c -> SourceText.isSpace((char) c));
            case NUMBER -> isNumber(value);
            case COUNT -> isNumber(value) && !value.startsWith("-");
            case POSITIVE -> isNumber(value) && !value.startsWith("-") && !value.equals("0");
            case SWITCH -> value.equals("on") || value.equals("off");
            case SIZE -> Sizes.isSize(value);
            case MODE -> value.length() == 4 && value.charAt(0) == '0' && isOctal(value);
            case QUEUE -> QueueSettings.isType(value);
        };
    }

    private static boolean isNumber(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        return value.length() > from
                && value.length() < 19
                && value.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isOctal(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '7');
    }
}
