package org.logreeve.parse.chrony;

import java.util.List;
import java.util.Locale;
import org.logreeve.text.Origin;

/**
 * One directive as chronyd reads it: white space made single, comments gone.
 *
 * @param name the directive in lower case
 * @param words its arguments
 */
public record ChronyLine(String name, List<String> words, Origin origin) {
    public ChronyLine {
        words = List.copyOf(words);
    }

    /** The line's words, or none at all for a blank or comment line. */
    static List<String> words(String line) {
        int nul = line.indexOf('\0');
        var words = new java.util.ArrayList<String>();
        int end = nul < 0 ? line.length() : nul;
        int at = 0;
        while (at < end) {
            while (at < end && isSpace(line.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < end && !isSpace(line.charAt(at))) {
                at++;
            }
            if (at > start) {
                // chrony.conf(5): a comment line starts with one of ! ; # %; nothing else is one
                if (words.isEmpty() && "!;#%".indexOf(line.charAt(start)) >= 0) {
                    return List.of();
                }
                words.add(line.substring(start, at));
            }
        }
        return words;
    }

    static ChronyLine of(List<String> words, Origin origin) {
        return new ChronyLine(
                words.getFirst().toLowerCase(Locale.ROOT), words.subList(1, words.size()), origin);
    }

    public String arguments() {
        return String.join(" ", words);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
