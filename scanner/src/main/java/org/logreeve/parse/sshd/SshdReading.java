package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** One pass over sshd's files in its own order. */
final class SshdReading {
    private static final String FOLDER = "/etc/ssh/";
    private static final int DEEPEST = 16;

    /** More than any host has, so that files including one another end. */
    private static final int MOST_FILES = 500;

    private final HostFiles files;
    private final Problems problems;
    private final List<SshdLine> lines = new ArrayList<>();
    private final Map<String, Integer> lengths = new HashMap<>();
    private int depth;
    private int read;

    SshdReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    List<SshdLine> lines() {
        return lines;
    }

    /** A file; what it says holds where the conditions do that its include stands in. */
    void readFile(String path, Origin from, Conditions conditions) {
        if (depth > DEEPEST || read >= MOST_FILES) {
            problems.leftOut(from, "more includes than are followed");
            return;
        }
        depth++;
        read++;
        switch (files.read(path)) {
            case FileRead.Content content -> readText(path, content.text(), conditions);
            case FileRead.Absent absent -> refuse(from, "'" + absent.path() + "' is not there");
            case FileRead.Directory folder -> refuse(from, "'" + path + "' is a folder");
            case FileRead.Present present -> unseen(path, "its content was not read");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
        depth--;
    }

    private void readText(String path, String text, Conditions outer) {
        Conditions conditions = outer;
        int number = 0;
        for (int start = 0; start <= text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            Origin at = new Origin(path, ++number);
            String line = stripped(text, start, end);
            int keyword = Words.keywordEnd(line);
            if (keyword > 0 && line.charAt(0) != '#') {
                String name = Keywords.lower(line.substring(0, keyword));
                String rest = Words.rest(line);
                if (name.equals("match") && !rest.isEmpty()) {
                    conditions = conditions(rest, outer, at);
                } else {
                    readDirective(name, rest, conditions, at);
                }
            } else if (keyword == 0 && !line.isEmpty()) {
                refuse(at, "no directive");
            }
            start = end + 1;
        }
    }

    private Conditions conditions(String rest, Conditions outer, Origin at) {
        MatchLine match = MatchLine.of(rest);
        if (match.wrong() != null) {
            refuse(at, "Match: " + match.wrong());
        } else if (match.unknown() != null) {
            problems.unknown(at, "Match " + match.unknown() + ": whom it takes is not known");
        }
        return match.text().isEmpty() ? outer : outer.and(match.text());
    }

    private void readDirective(String written, String rest, Conditions conditions, Origin at) {
        String name = Keywords.usual(written);
        boolean known = Keywords.isKnown(name) || Keywords.isDropped(name);
        if (!known) {
            refuse(at, "directive '" + written + "' is not known");
            return;
        }
        List<String> words = Words.split(rest);
        if (rest.isEmpty() || words == null) {
            refuse(at, written + (words == null ? ": a quote is not closed" : " needs a value"));
        } else if (Keywords.isGlobal(written) && !conditions.isForAll()) {
            refuse(at, written + " may not stand in a Match block");
        } else if (Keywords.isDropped(name)) {
            problems.noted(at, written + " has no effect any more");
        } else if (name.equals("include")) {
            include(words, conditions, at);
        } else {
            Keywords.Row row = Keywords.row(name);
            String value = row == null ? String.join(" ", words) : SshdValue.of(row, rest, words);
            if (value == null) {
                refuse(at, written + ": '" + String.join(" ", words) + "' is not taken");
            } else {
                add(new SshdLine(name, value, conditions, at));
            }
        }
    }

    /** Values that add up come to one text, which has an end here and none in sshd. */
    private void add(SshdLine line) {
        if (Keywords.isAdditive(line.name())) {
            int length = lengths.merge(line.name(), line.value().length() + 1, Math::addExact);
            if (length > SshdConfig.LONGEST) {
                lengths.put(line.name(), SshdConfig.LONGEST);
                problems.unknown(
                        line.origin(), "more values of " + line.name() + " than are listed");
                return;
            }
        }
        lines.add(line);
    }

    private void include(List<String> patterns, Conditions conditions, Origin at) {
        if (patterns.isEmpty() || patterns.contains("")) {
            refuse(at, "Include needs a path");
            return;
        }
        for (String pattern : patterns) {
            String path = pattern.startsWith("/") ? pattern : FOLDER + pattern;
            GlobRead found = files.glob(path);
            if (!found.collected()) {
                unseen(path, "not collected yet");
            }
            found.denied().forEach(folder -> unseen(folder, "may not be listed"));
            found.paths().forEach(each -> readFile(each, at, conditions));
        }
    }

    private static String stripped(String text, int start, int end) {
        int from = start;
        while (from < end && " \t\r".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = end;
        while (to > from && " \t\r\f".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        String line = text.substring(from, to);
        int nul = line.indexOf('\0');
        return nul < 0 ? line : line.substring(0, nul);
    }

    private void refuse(Origin at, String why) {
        problems.unknown(at, why + "; sshd does not start with this");
    }

    private void unseen(String path, String why) {
        problems.unread(Origin.of(path), why);
    }
}
