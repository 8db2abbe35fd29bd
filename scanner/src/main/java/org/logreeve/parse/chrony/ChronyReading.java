package org.logreeve.parse.chrony;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** One pass over chronyd's files in its own order, with what was found and what was not plain. */
final class ChronyReading {
    private static final int LONGEST_LINE = 2047;
    private static final int DEEPEST_INCLUDE = 10;
    private static final int MOST_DIRECTORIES = 10;

    /** More than any host has, so that files including one another end. */
    private static final int MOST_FILES = 500;

    private final HostFiles files;
    private final Problems problems;
    private final List<ChronyLine> lines = new ArrayList<>();
    private final List<ChronySource> sources = new ArrayList<>();
    private int depth;
    private int read;

    ChronyReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    List<ChronyLine> lines() {
        return lines;
    }

    List<ChronySource> sources() {
        return sources;
    }

    void readFile(String path, Origin from) {
        depth++;
        read++;
        if (depth > DEEPEST_INCLUDE) {
            problems.leftOut(
                    from,
                    "files include one another more than 10 deep; chronyd does not start with this");
        } else if (read > MOST_FILES) {
            problems.leftOut(from, "more than 500 files; the rest is not read");
        } else {
            readContent(path, from);
        }
        depth--;
    }

    /** One directive; {@code words} is not empty. */
    void readDirective(List<String> words, Origin at) {
        ChronyLine line = ChronyLine.of(words, at);
        Directives.Directive directive = Directives.find(line.name());
        if (directive == null) {
            refuse(at, "directive '" + words.getFirst() + "' is not known");
            return;
        }
        String wrong = ArgumentCheck.wrong(line, directive);
        if (wrong != null) {
            refuse(at, line.name() + ": " + wrong);
            return;
        }
        if (directive.isDropped()) {
            problems.noted(at, line.name() + " has no effect any more");
        } else if (!directive.since().isEmpty()) {
            String since = " needs chronyd " + directive.since() + " or newer";
            problems.noted(at, line.name() + since);
        }
        switch (line.name()) {
            case "include" -> include(line);
            case "confdir" -> confdir(line);
            default -> lines.add(line);
        }
        switch (line.name()) {
            case "server", "pool", "peer", "refclock" ->
                    sources.add(SourceOptions.source(line, at));
            default -> {}
        }
    }

    /** Source directories are read when all else is: chronyd adds their sources last. */
    void readSourceDirectories() {
        for (ChronyLine line : lines) {
            if (!line.name().equals("sourcedir")) {
                continue;
            }
            if (line.words().isEmpty() || line.words().size() > MOST_DIRECTORIES) {
                problems.noted(line.origin(), "ignored: 1 to 10 directories wanted");
            } else {
                members(line, ".sources").forEach(this::readSources);
            }
        }
    }

    private void readContent(String path, Origin from) {
        switch (files.read(path)) {
            case FileRead.Content content -> readText(path, content.text());
            case FileRead.Directory directory -> {} // opens, and holds no line
            case FileRead.Absent absent -> refuse(from, "'" + absent.path() + "' is not there");
            case FileRead.Present present -> unseen(path, "its content was not read");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
    }

    private void readText(String path, String text) {
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            Origin at = new Origin(path, ++number);
            if (isTooLong(text, start, end)) {
                refuse(at, "the line is longer than 2047 bytes");
            } else {
                List<String> words = ChronyLine.words(text.substring(start, end));
                if (!words.isEmpty()) {
                    readDirective(words, at);
                }
            }
            start = end + 1;
        }
    }

    private static boolean isTooLong(String text, int start, int end) {
        int length = end - start;
        return length >= LONGEST_LINE
                || (length > LONGEST_LINE / 4
                        && text.substring(start, end).getBytes(StandardCharsets.UTF_8).length
                                >= LONGEST_LINE);
    }

    private void include(ChronyLine line) {
        String pattern = line.words().getFirst();
        if (!isPattern(pattern)) {
            readFile(absolute(pattern), line.origin());
            return;
        }
        glob(absolute(pattern), line.origin()).forEach(path -> readFile(path, line.origin()));
    }

    private void confdir(ChronyLine line) {
        members(line, ".conf").forEach(path -> readFile(path, line.origin()));
    }

    /** chrony.conf(5), confdir: order by file name; of equal names the first directory's counts. */
    private List<String> members(ChronyLine line, String suffix) {
        var all = new ArrayList<String>();
        Set<String> names = new HashSet<>();
        for (String folder : line.words()) {
            for (String path : glob(absolute(folder) + "/*" + suffix, line.origin())) {
                if (names.add(fileName(path))) {
                    all.add(path);
                } else {
                    problems.noted(
                            Origin.of(path),
                            "not read: a directory named before has the same file name");
                }
            }
        }
        all.sort(Comparator.comparing(ChronyReading::fileName));
        return all;
    }

    private List<String> glob(String pattern, Origin at) {
        GlobRead read = files.glob(pattern);
        if (!read.collected()) {
            problems.leftOut(at, "'" + pattern + "' is not collected yet");
        }
        read.denied().forEach(folder -> unseen(folder, "may not be listed"));
        return read.paths();
    }

    private void readSources(String path) {
        switch (files.read(path)) {
            case FileRead.Content content -> readSourceText(path, content.text());
            case FileRead.Directory directory -> {}
            case FileRead.Absent absent -> {}
            case FileRead.Present present -> unseen(path, "its content was not read");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
    }

    /** Only whole lines of server, pool and peer count; others are passed over in silence. */
    private void readSourceText(String path, String text) {
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            Origin at = new Origin(path, ++number);
            int end = text.indexOf('\n', start);
            if (end < 0 || isTooLong(text, start, end) || text.charAt(start) == '\0') {
                problems.noted(at, "not read from here: the line has no end");
                return;
            }
            List<String> words = ChronyLine.words(text.substring(start, end));
            if (!words.isEmpty()) {
                readSource(ChronyLine.of(words, at));
            }
            start = end + 1;
        }
    }

    private void readSource(ChronyLine line) {
        boolean source = Set.of("server", "pool", "peer").contains(line.name());
        String wrong = source ? SourceOptions.wrong(line) : "only server, pool and peer count here";
        if (wrong == null) {
            sources.add(SourceOptions.source(line, line.origin()));
        } else {
            problems.noted(line.origin(), "ignored: " + wrong);
        }
    }

    private void refuse(Origin at, String why) {
        problems.unknown(at, why + "; chronyd does not start with this");
    }

    private void unseen(String path, String why) {
        problems.unknown(Origin.of(path), why);
    }

    private static boolean isPattern(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0 || word.indexOf('[') >= 0;
    }

    /** The service starts in the root directory. */
    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
