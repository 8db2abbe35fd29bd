package org.logreeve.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.inventory.Privilege;

/**
 * The shipped table of what components are read from, and whose those files usually are.
 *
 * @param systems the kinds of systems that it tells of
 * @param rows in the table's order
 */
public record Reads(List<String> systems, List<Row> rows) {
    /** Groups of mode {@code groups}. */
    static final Set<String> LOG_GROUPS = Set.of("adm", "systemd-journal");

    public Reads {
        systems = List.copyOf(systems);
        rows = List.copyOf(rows);
    }

    /**
     * One source of a component.
     *
     * @param path a path, a pattern or a command
     * @param rights by system: {@code owner:group mode}, {@code any} or {@code -}
     */
    public record Row(String component, String path, Map<String, String> rights) {
        public Row {
            rights = Collections.unmodifiableMap(new LinkedHashMap<>(rights));
        }

        /** Whether a mode can read it; what is not on such a system hides nothing. */
        public boolean isReadable(String system, Privilege mode) {
            String said = rights.getOrDefault(system, "-");
            if (said.equals("-") || said.equals("any")) {
                return true;
            }
            String group = said.substring(said.indexOf(':') + 1, said.indexOf(' '));
            int bits = Integer.parseInt(said.substring(said.indexOf(' ') + 1), 8);
            return switch (mode) {
                case NONE -> (bits & 0004) != 0;
                case GROUPS ->
                        (bits & 0004) != 0 || (LOG_GROUPS.contains(group) && (bits & 0040) != 0);
                case PINNED, SUDO_SHELL -> true;
            };
        }
    }

    /** The table of this version. */
    public static Reads shipped() {
        try (InputStream table = Reads.class.getResourceAsStream("reads.tsv")) {
            if (table == null) {
                throw new IllegalStateException("reads.tsv is not in this build");
            }
            return of(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of component, path and one column a system; the last comment names the columns. */
    static Reads of(String table) {
        List<String> systems = List.of();
        var rows = new ArrayList<Row>();
        for (String line : table.lines().filter(line -> !line.isBlank()).toList()) {
            List<String> fields = List.of(line.split("\t", -1));
            if (line.startsWith("#")) {
                systems = fields.size() > 2 ? fields.subList(2, fields.size()) : systems;
                continue;
            }
            var rights = new LinkedHashMap<String, String>();
            for (int i = 0; i < systems.size(); i++) {
                rights.put(systems.get(i), fields.get(i + 2));
            }
            rows.add(new Row(fields.get(0), fields.get(1), rights));
        }
        return new Reads(systems, rows);
    }
}
