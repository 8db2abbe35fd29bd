package org.logreeve.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.logreeve.parse.FakeHost;

/**
 * A host in one text, so that a fuzzer can change any part of it: before each part a line {@code
 * %%% PLACE}, where the place is a path, or {@code $} and the name of a command of the collector.
 */
record FuzzInput(SequencedMap<String, String> parts) {
    private static final String MARK = "%%% ";

    /** What stands before the first mark is a part of the main file. */
    static FuzzInput of(byte[] input, String main) {
        var parts = new LinkedHashMap<String, String>();
        String place = main;
        var part = new StringBuilder();
        // as the collector hands on what is no UTF-8
        String text = new String(input, StandardCharsets.UTF_8);
        for (String line : text.split("(?<=\n)", -1)) {
            if (line.startsWith(MARK)) {
                parts.put(place, part.toString());
                place = line.substring(MARK.length()).strip();
                part.setLength(0);
            } else {
                part.append(line);
            }
        }
        parts.put(place, part.toString());
        return new FuzzInput(parts);
    }

    byte[] bytes() {
        var text = new StringBuilder();
        parts.forEach(
                (place, part) -> {
                    text.append(MARK).append(place).append('\n').append(part);
                    if (!part.endsWith("\n")) {
                        text.append('\n');
                    }
                });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Places that can be no file are left out. */
    void addTo(FakeHost host) {
        parts.forEach(
                (place, part) -> {
                    if (place.startsWith("$")) {
                        host.command(place.substring(1), part);
                    } else if (place.matches("(/[A-Za-z0-9@_.-]{1,60}){1,9}")
                            && !place.contains("/.")) {
                        host.file(place, part);
                    }
                });
    }
}
