package org.logreeve.text;

/** Encodes hostile text for a terminal: nothing in it can move the cursor or change the screen. */
public final class TerminalText {
    private TerminalText() {}

    /**
     * Control characters, escapes, bidirectional marks and lone surrogates become visible {@code
     * \\x1b} or {@code \\u202e} forms; everything printable stays.
     */
    public static String encode(String text) {
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
