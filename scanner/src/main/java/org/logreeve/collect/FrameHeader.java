package org.logreeve.collect;

import java.util.List;
import org.logreeve.text.HostException;

/** A frame's first line: its kind and fields. */
record FrameHeader(List<String> words) {
    private static final int LONGEST_PATH = 1 << 16;

    String kind() {
        return words.get(0);
    }

    void wants(String kind, int fields) throws HostException {
        if (!kind().equals(kind) || words.size() != fields + 1) {
            throw FrameReader.broken(
                    "'" + FrameBytes.shortened(String.join(" ", words)) + "' instead of " + kind);
        }
    }

    String field(int index) throws HostException {
        if (index + 1 >= words.size()) {
            throw FrameReader.broken("a " + kind() + " frame with too few fields");
        }
        return words.get(index + 1);
    }

    String rest(int index) throws HostException {
        field(index);
        return String.join(" ", words.subList(index + 1, words.size()));
    }

    long number(int index, long most) throws HostException {
        String field = field(index);
        if (!field.matches("[0-9]{1,18}") || Long.parseLong(field) > most) {
            throw FrameReader.broken(
                    "'" + FrameBytes.shortened(field) + "' as a number of a " + kind() + " frame");
        }
        return Long.parseLong(field);
    }

    long signed(int index) throws HostException {
        String field = field(index);
        return field.startsWith("-") && field.matches("-[0-9]{1,18}")
                ? Long.parseLong(field)
                : number(index, Long.MAX_VALUE);
    }

    long length(int index) throws HostException {
        return number(index, LONGEST_PATH);
    }
}
