package org.logreeve.parse.syslogng;

/** What follows a backslash within double quotes. */
final class Escapes {
    private Escapes() {}

    /**
     * Adds what the letter at that place means.
     *
     * @return where to go on
     */
    static int append(String line, int at, StringBuilder text) {
        char c = line.charAt(at);
        switch (c) {
            case 'a' -> text.append('\u0007');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            case 'x' -> {
                return number(line, at, 16, 2, text);
            }
            case 'o' -> {
                return number(line, at, 8, 3, text);
            }
            default -> text.append(c);
        }
        return at + 1;
    }

    private static int number(String line, int at, int radix, int most, StringBuilder text) {
        int end = at + 1;
        while (end < line.length()
                && end <= at + most
                && Character.digit(line.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == at + 1) {
            text.append(line.charAt(at));
        } else {
            text.append((char) (Integer.parseInt(line.substring(at + 1, end), radix) & 0xFF));
        }
        return end;
    }
}
