package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.TrustTable;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.InputException;
import org.logreeve.text.TerminalText;
import picocli.CommandLine.Option;

/** Where trusted keys go, and who says yes; shared by the trust commands. */
final class TrustOptions {
    private static final List<String> HEAD =
            List.of("HOST", "KEY TYPE", "FINGERPRINT", "SOURCE", "KNOWN");

    @Option(
            names = "--known-hosts",
            paramLabel = "FILE",
            description = "Write to this file (default: the inventory's first knownHosts file).")
    @Nullable Path knownHosts;

    @Option(names = "--yes", description = "Write without asking.")
    boolean yes;

    Path file(InventoryHost host) {
        if (knownHosts != null) {
            return knownHosts;
        }
        List<Path> files = host.connection().knownHosts();
        if (files.isEmpty()) {
            throw problem(
                    host.origin().path(),
                    host.origin().line(),
                    "the host '" + host.name() + "' has no knownHosts file",
                    "name one with --known-hosts");
        }
        return files.getFirst();
    }

    /** The one file of all hosts. */
    Path file(Inventory inventory) {
        var files = new LinkedHashSet<Path>();
        inventory.hosts().forEach(host -> files.add(file(host)));
        if (files.size() > 1) {
            throw problem(
                    inventory.path(),
                    0,
                    "its hosts have " + files.size() + " knownHosts files",
                    "name the one to write with --known-hosts");
        }
        return files.getFirst();
    }

    /** Shows the table, then writes if it may. */
    int offer(TrustTable table, Console console) throws IOException {
        console.print(text(table));
        if (!table.refused().isEmpty()) {
            console.say(
                    "error: keys have changed or are revoked; nothing was written to "
                            + table.file());
            for (TrustTable.Row row : table.refused()) {
                console.say(
                        "next: find out why %s has another key; only then take the line %s away"
                                .formatted(row.candidate().hosts(), row.at()));
            }
            return Exit.INPUT.code();
        }
        int added = table.added().size();
        if (added == 0) {
            console.say("Nothing is new; " + table.file() + " stays as it is.");
            return Exit.COMPLIANT.code();
        }
        String question = "Add %d keys to %s? [yes/no] ".formatted(added, table.file());
        if (!yes && !console.agrees(question)) {
            console.say("Nothing was written; --yes writes without asking.");
            return Exit.INPUT.code();
        }
        table.write();
        console.say("Added %d keys to %s.".formatted(added, table.file()));
        return Exit.COMPLIANT.code();
    }

    private static String text(TrustTable table) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (TrustTable.Row row : table.rows()) {
            rows.add(
                    List.of(
                            TerminalText.encode(row.candidate().hosts()),
                            row.candidate().keyType(),
                            row.candidate().fingerprint(),
                            TerminalText.encode(row.candidate().source()),
                            TerminalText.encode(standing(row))));
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < HEAD.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(0);
                String cell = row.get(column);
                boolean last = column == HEAD.size() - 1;
                text.append(cell).append(last ? "\n" : " ".repeat(width - cell.length() + 2));
            }
        }
        return text.toString();
    }

    private static String standing(TrustTable.Row row) {
        return switch (row.standing()) {
            case NEW -> "new";
            case KNOWN -> "known, " + row.at();
            case CHANGED -> "CHANGED, another key at " + row.at();
            case REVOKED -> "REVOKED at " + row.at();
        };
    }

    private static InputException problem(String path, int line, String what, String mend) {
        return new InputException(path, line, 0, what, mend);
    }
}
