package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** Puts included files on the cursor, in the daemon's order. */
final class Includes {
    private static final int MOST_FILES = 2_000;
    private static final int DEEPEST_FOLDER = 20;

    private final HostFiles files;
    private final Cursor cursor;
    private final Problems problems;
    private final List<String> opened = new ArrayList<>();
    private int pushed;

    Includes(HostFiles files, Cursor cursor, Problems problems) {
        this.files = files;
        this.cursor = cursor;
        this.problems = problems;
    }

    /** The files that were read, in the order they were opened. */
    List<String> opened() {
        return opened;
    }

    void pushMain(FileRead.Content main) {
        push(main, Origin.of(main.path()));
    }

    void pushText(String text, Origin at) {
        if (withinBudget(at)) {
            cursor.push(SourceText.inline(at, text));
        }
    }

    /**
     * Includes a file, a folder or a pattern.
     *
     * @return whether the daemon finds nothing wrong with it
     */
    boolean include(String written, boolean optional, Origin at) {
        String name = written;
        if (!written.startsWith("/")) {
            problems.noted(
                    at, "'" + written + "' is relative to the daemon's working folder, taken as /");
            name = "/" + written;
        }
        return include(name, optional, at, 0);
    }

    private boolean include(String name, boolean optional, Origin at, int depth) {
        if (depth > DEEPEST_FOLDER) {
            problems.leftOut(at, "included folders are nested too deeply to follow");
            return true;
        }
        if (isPattern(name)) {
            return pattern(name, optional, at, depth);
        }
        return one(name, optional, at, depth);
    }

    private boolean pattern(String pattern, boolean optional, Origin at, int depth) {
        GlobRead glob = files.glob(pattern);
        if (!glob.collected()) {
            problems.leftOut(at, "'" + pattern + "' is not collected yet");
        }
        for (String folder : glob.denied()) {
            problems.unread(Origin.of(folder), "the folder may not be listed");
        }
        List<String> paths = glob.paths();
        // The daemon stacks the files, last one first, and gives up at one it cannot see.
        for (String path : paths.reversed()) {
            if (!one(path, optional, at, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean one(String path, boolean optional, Origin at, int depth) {
        return switch (files.read(path)) {
            case FileRead.Content content -> {
                push(content, at);
                yield true;
            }
            case FileRead.Directory folder ->
                    include(path.endsWith("/") ? path + "*" : path + "/*", optional, at, depth + 1);
            case FileRead.Present special -> {
                problems.noted(at, "'" + path + "' is no regular file and is not read");
                yield true;
            }
            case FileRead.Absent absent -> {
                if (!optional) {
                    problems.noted(at, "'" + path + "' is not there");
                }
                yield optional;
            }
            case FileRead.Denied(String denied, String reason) -> unread(path, reason);
            case FileRead.Unread(String unread, String reason) -> unread(path, reason);
            case FileRead.NotCollected missing -> unread(path, "not collected yet");
        };
    }

    private boolean unread(String path, String reason) {
        problems.unread(Origin.of(path), "included, and not read: " + reason);
        return true;
    }

    private void push(FileRead.Content content, Origin at) {
        if (cursor.isOpen(content.path())) {
            problems.noted(at, "'" + content.path() + "' is being read already: not included");
            return;
        }
        if (withinBudget(at)) {
            opened.add(content.path());
            cursor.push(SourceText.file(content.path(), content.text(), problems));
        }
    }

    private boolean withinBudget(Origin at) {
        if (pushed == MOST_FILES) {
            problems.leftOut(at, "more files are included than are followed");
            return false;
        }
        pushed++;
        return true;
    }

    static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }
}
