package org.logreeve.parse.syslogng;

import java.util.Arrays;
import java.util.Optional;

/** Where the daemon's lexer stands: it decides which blocks a word may name. */
public enum Context {
    ROOT("root"),
    SOURCE("source"),
    DESTINATION("destination"),
    FILTER("filter"),
    PARSER("parser"),
    REWRITE("rewrite"),
    LOG("log"),
    OPTIONS("options"),
    INNER_SOURCE("inner-src"),
    INNER_DESTINATION("inner-dest");

    private final String word;

    Context(String word) {
        this.word = word;
    }

    /** The daemon's own word for it. */
    public String word() {
        return word;
    }

    static Optional<Context> of(String word) {
        return Arrays.stream(values()).filter(context -> context.word.equals(word)).findFirst();
    }
}
