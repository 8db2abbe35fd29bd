package org.logreeve.parse;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One directive of a time daemon whose lines are words.
 *
 * @param name its first word
 * @param words the others
 */
public record TimeLine(String name, List<String> words, Origin origin) {
    public TimeLine {
        words = List.copyOf(words);
    }

    public String arguments() {
        return String.join(" ", words);
    }
}
