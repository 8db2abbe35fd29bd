package org.logreeve.parse.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and numbers of one column of a shipped table; names in any case. */
final class NumberTable {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    /** Lines of a name and columns of numbers, {@code -} where there is none. */
    static NumberTable of(String resource, int column) {
        var table = new NumberTable();
        try (InputStream in = NumberTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this build");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(fields -> !fields[column].equals("-"))
                    .forEach(fields -> table.add(fields[0], Integer.parseInt(fields[column])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** Names in the order of their numbers from 1; {@code -} where a number has none. */
    static NumberTable counted(String namesInOrder) {
        var table = new NumberTable();
        String[] words = namesInOrder.strip().split("\\s+", -1);
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals("-")) {
                table.add(words[i], i + 1);
            }
        }
        return table;
    }

    /** Another name of a number that has one. */
    NumberTable with(String alias, int number) {
        numbers.put(alias.toLowerCase(Locale.ROOT), number);
        return this;
    }

    @Nullable Integer number(String name) {
        return numbers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The name, or the number as text when it has none. */
    String name(int number) {
        return names.getOrDefault(number, Integer.toString(number));
    }

    boolean hasName(int number) {
        return names.containsKey(number);
    }

    private void add(String name, int number) {
        numbers.put(name.toLowerCase(Locale.ROOT), number);
        names.putIfAbsent(number, name);
    }
}
