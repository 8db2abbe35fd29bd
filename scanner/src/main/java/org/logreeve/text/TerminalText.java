package org.logreeve.text;

/**
 * Encodes hostile text for a terminal: nothing in it can move the cursor or change the screen, nor
 * is it a command to a build server that reads what its jobs print.
 */
public final class TerminalText {
    private TerminalText() {}

    /**
     * Control characters, escapes, bidirectional marks and lone surrogates become visible {@code
     * \\x1b} or {@code \\u202e} forms, and so does one character of what would be a command; else
     * everything printable stays.
     */
    public static String encode(String text) {
        return withoutCommands(printable(text));
    }

    private static String printable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
                                out.append(String.format("\\x%02x", c));
                            } else if (isHidden(c)) {
                                out.append(String.format("\\u%04x", c));
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }

    /**
     * GitHub takes {@code ::name::} at the beginning of a line, others {@code ##[name]}, {@code
     * ##vso[}, {@code ##teamcity[} anywhere.
     */
    private static String withoutCommands(String text) {
        int colons = text.indexOf("::");
        boolean isLine =
                colons >= 0
                        && text.substring(0, colons).isBlank()
                        && text.indexOf("::", colons + 2) > 0;
        if (!isLine && !text.contains("##")) {
            return text;
        }
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (isLine && i == colons) {
                out.append("\\x3a");
            } else if (i > 0 && text.charAt(i - 1) == '#' && isTagAt(text, i)) {
                out.append("\\x23");
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** Whether {@code #}, letters and an opening bracket stand there. */
    private static boolean isTagAt(String text, int from) {
        if (text.charAt(from) != '#') {
            return false;
        }
        int end = from + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '[';
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    true;
            default -> false;
        };
    }
}
