package org.logreeve.parse.ntp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.parse.Problems;
import org.logreeve.parse.TimeLine;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** One pass over ntpd's files in its own order. */
final class NtpReading {
    private static final int DEEPEST = 5;
    private static final int MOST_FILES = 500;

    private final HostFiles files;
    private final Problems problems;
    private final List<TimeLine> lines = new ArrayList<>();
    private final SequencedMap<Integer, NtpConfig.Source> sources = new LinkedHashMap<>();
    private final Map<String, List<Integer>> numbers = new HashMap<>();
    private int depth;
    private int read;
    private int added;

    NtpReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    NtpConfig config(Origin main) {
        return new NtpConfig(main, lines, new ArrayList<>(sources.values()));
    }

    void readFile(String path, Origin from) {
        if (depth > DEEPEST || read >= MOST_FILES) {
            problems.leftOut(from, "more includes than are followed");
            return;
        }
        depth++;
        read++;
        switch (files.read(path)) {
            case FileRead.Content content -> readText(path, content.text());
            case FileRead.Directory folder -> {
                // ntp.conf(5), includefile: of a folder those that end so, in order
                for (String name : folder.names()) {
                    if (name.endsWith(".conf")) {
                        readFile(path + "/" + name, from);
                    }
                }
            }
            case FileRead.Absent absent ->
                    problems.unknown(from, "'" + absent.path() + "' is not there");
            case FileRead.Present present -> unseen(path, "its content was not read");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
        depth--;
    }

    private void readText(String path, String text) {
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            var at = new Origin(path, ++number);
            List<String> words = words(text.substring(start, end), at);
            if (!words.isEmpty()) {
                readLine(new TimeLine(words.getFirst(), words.subList(1, words.size()), at), path);
            }
            start = end + 1;
        }
    }

    private void readLine(TimeLine line, String path) {
        String wrong = Directives.wrong(line);
        if (wrong != null) {
            problems.unknown(line.origin(), wrong + "; ntpd passes the line over");
            return;
        }
        if (line.name().equals("includefile")) {
            String named = line.words().getFirst();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            readFile(named.startsWith("/") ? named : folder + named, line.origin());
            return;
        }
        lines.add(line);
        if (Directives.isSource(line.name())) {
            addSource(line);
        } else if (line.name().equals("unpeer") && !line.words().isEmpty()) {
            List<Integer> gone = numbers.remove(line.words().getFirst());
            if (gone != null) {
                gone.forEach(sources::remove);
            }
        }
    }

    private void addSource(TimeLine line) {
        String address = line.words().get(Directives.address(line));
        boolean clock = line.name().equals("refclock") || address.startsWith("127.127.");
        int number = added++;
        numbers.computeIfAbsent(address, name -> new ArrayList<>()).add(number);
        sources.put(
                number,
                new NtpConfig.Source(
                        clock ? "refclock" : line.name(),
                        // several clocks of one driver are several sources
                        line.name().equals("refclock")
                                ? address + ":" + Directives.value(line, "unit", "0")
                                : address,
                        Directives.has(line, "nts") || Directives.has(line, "key"),
                        !Directives.has(line, "noselect"),
                        line.origin()));
    }

    /** Blanks part words, quotes hold them together, a number sign ends the line. */
    private List<String> words(String line, Origin at) {
        var words = new ArrayList<String>();
        int i = 0;
        while (i < line.length() && line.charAt(i) != '#') {
            char c = line.charAt(i);
            if (c == '\0') {
                problems.unknown(at, "a NUL in the line");
                return List.of();
            }
            if (c == ' ' || c == '\t' || c == '\r' || c == '=') {
                i++;
            } else if (c == '"') {
                int close = line.indexOf('"', i + 1);
                if (close < 0) {
                    problems.unknown(at, "a quote is not closed");
                    return List.of();
                }
                words.add(line.substring(i + 1, close));
                i = close + 1;
            } else {
                int start = i;
                while (i < line.length() && " \t\r=#\"\0".indexOf(line.charAt(i)) < 0) {
                    i++;
                }
                words.add(line.substring(start, i));
            }
        }
        return words;
    }

    private void unseen(String path, String why) {
        problems.unread(Origin.of(path), why);
    }
}
