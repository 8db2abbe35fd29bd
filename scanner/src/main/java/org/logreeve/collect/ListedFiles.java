package org.logreeve.collect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.logreeve.collect.HostTree.Entry;
import org.logreeve.collect.HostTree.Kind;

/**
 * What the command {@code log-files} would list of a tree: modes and owners of a fixture are those
 * of its {@code tree.yaml}, so nobody has to record them twice.
 */
final class ListedFiles {
    static final String COMMAND = "log-files";

    private static final int DEEPEST = 4;
    private static final int UNSEEN = 1;
    private static final int CUT = 141;

    private final HostTree tree;
    private final StringBuilder lines = new StringBuilder();
    private int exit;

    private ListedFiles(HostTree tree) {
        this.tree = tree;
    }

    /**
     * @param exit as find(1) ends: 1 when it could not see everything, 141 when it wrote too much
     */
    record Listing(String lines, int exit) {}

    static Listing of(HostTree tree) throws IOException {
        var listed = new ListedFiles(tree);
        for (String start : starts()) {
            listed.start(start);
        }
        return new Listing(listed.lines.toString(), listed.exit);
    }

    /** Where the script's command starts. */
    static List<String> starts() {
        return List.of(CollectorScript.commandLine(COMMAND).split(" ", -1)).stream()
                .takeWhile(word -> !word.equals("-maxdepth"))
                .filter(word -> word.startsWith("/"))
                .toList();
    }

    /** Links are followed here and nowhere below. */
    private void start(String path) throws IOException {
        Optional<String> canonical = tree.resolve(path);
        if (canonical.isEmpty()) {
            exit = Math.max(exit, UNSEEN);
            hidden(path);
        } else {
            list(path, canonical.get(), 0);
        }
    }

    /** A folder on the way that may not be searched hides whether the path is there. */
    private void hidden(String path) throws IOException {
        String folder = HostTree.parent(path);
        while (!folder.equals("/") && tree.entry(folder).isEmpty()) {
            folder = HostTree.parent(folder);
        }
        Optional<Entry> entry = tree.entry(folder).filter(Entry::denied);
        if (entry.isPresent()) {
            line("D", folder, entry.get());
        }
    }

    private void list(String shown, String canonical, int depth) throws IOException {
        if (lines.length() > CollectorScript.FILE_CAP) {
            exit = CUT;
            return;
        }
        Entry entry = tree.entry(canonical).orElseThrow();
        if (shown.indexOf('\n') >= 0) {
            lines.append("! %o\n".formatted(entry.mode()));
        } else {
            line(type(entry), shown, entry);
        }
        if (entry.kind() != Kind.DIRECTORY || depth == DEEPEST) {
            return;
        }
        if (entry.denied()) {
            exit = Math.max(exit, UNSEEN);
            return;
        }
        for (String name : tree.names(canonical)) {
            String child = canonical.equals("/") ? "/" + name : canonical + "/" + name;
            if (tree.entry(child).isPresent()) {
                list(shown + "/" + name, child, depth + 1);
            }
        }
    }

    private void line(String type, String path, Entry entry) throws IOException {
        lines.append(
                "%s %o %d %s:%s:%s\n"
                        .formatted(
                                type,
                                entry.mode(),
                                entry.size(),
                                entry.owner(),
                                entry.group(),
                                path));
    }

    private static String type(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> "f";
            case DIRECTORY -> entry.denied() ? "D" : "d";
            case LINK -> "l";
            case SPECIAL -> "s";
        };
    }
}
