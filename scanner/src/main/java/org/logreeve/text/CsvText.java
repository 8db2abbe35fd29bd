package org.logreeve.text;

import java.util.Collection;

/** Encodes hostile text for a comma-separated file that a spreadsheet may open. */
public final class CsvText {
    /** The wide ones mean the same to spreadsheets of some languages. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private CsvText() {}

    /** A record as in RFC 4180, with its line end. */
    public static String line(Collection<String> cells) {
        return String.join(",", cells.stream().map(CsvText::cell).toList()) + "\r\n";
    }

    /**
     * A quoted cell in one line: what is not printable is visible as in {@link TerminalText}, and
     * an apostrophe stands before what would begin a formula.
     */
    static String cell(String text) {
        return '"' + withoutFormula(TerminalText.encode(text)).replace("\"", "\"\"") + '"';
    }

    /** Behind a semicolon as well: spreadsheets of many languages part cells there. */
    private static String withoutFormula(String text) {
        var out = new StringBuilder(text.length() + 8);
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (first && FORMULA.indexOf(c) >= 0) {
                out.append('\'');
            }
            first = c == ';' || (first && (Character.isSpaceChar(c) || c == '"'));
            out.append(c);
        }
        return out.toString();
    }
}
