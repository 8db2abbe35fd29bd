package org.logreeve.yaml;

import java.util.List;
import java.util.SequencedMap;

/** One node of a YAML document, with its place. */
public sealed interface YamlNode {
    /** Line from 1. */
    int line();

    /** Column from 1. */
    int column();

    /** {@code mapping}, {@code list} or {@code scalar}, for messages. */
    String what();

    /**
     * A scalar, always as the text that was written.
     *
     * @param plain whether it stood there without quotes, so that {@code true}, {@code null} and
     *     numbers mean what YAML 1.2's core schema says
     */
    record Scalar(String text, boolean plain, int line, int column) implements YamlNode {
        @Override
        public String what() {
            return "scalar";
        }

        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list of nodes. */
    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "list";
        }
    }

    /** Keys in written order; each key is a scalar and stands once. */
    record Mapping(SequencedMap<Scalar, YamlNode> entries, int line, int column)
            implements YamlNode {
        @Override
        public String what() {
            return "mapping";
        }
    }
}
