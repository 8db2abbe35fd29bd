package org.logreeve.parse.openntpd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.OptionFile;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.parse.TimeLine;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** OpenNTPD's effective configuration by the grammar of 6.2, ntpd.conf(5). */
public final class OpenNtpdParser implements ComponentParser<OpenNtpdConfig> {
    private static final String PROGRAM = "/usr/sbin/ntpd";
    private static final String OWN_PROGRAM = "/usr/sbin/openntpd";

    /** What it reads without {@code -f}. */
    public static final String MAIN = "/etc/openntpd/ntpd.conf";

    /** The file of options that is read here. */
    public static final String OPTIONS = "/etc/default/openntpd";

    /** Options of ntpd(8) that take a value. */
    public static final CommandLine.Grammar COMMAND_LINE = CommandLine.Grammar.ofLetters("fp");

    /** Options that take a number or a word behind an address or sensor. */
    private static final Map<String, Set<String>> TAKEN =
            Map.of(
                    "listen", Set.of("rtable"),
                    "query", Set.of(),
                    "server", Set.of("weight", "rtable"),
                    "servers", Set.of("weight", "rtable"),
                    "sensor", Set.of("correction", "refid", "stratum", "weight"));

    @Override
    public String component() {
        return "openntpd";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(
                List.of(MAIN, OPTIONS), List.of(), List.of(PROGRAM, OWN_PROGRAM), List.of());
    }

    @Override
    public Parsed<OpenNtpdConfig> parse(HostFiles files) {
        FileRead shared = files.stat(PROGRAM);
        FileRead own = files.stat(OWN_PROGRAM);
        boolean none = shared instanceof FileRead.Absent && own instanceof FileRead.Absent;
        if (none || files.read(MAIN) instanceof FileRead.Absent) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        String path = main(files, problems);
        Origin main = Origin.of(path);
        var lines = new ArrayList<TimeLine>();
        switch (files.read(path)) {
            case FileRead.Content content -> readText(path, content.text(), lines, problems);
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(main, denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(main, unread.reason());
            }
            case FileRead.NotCollected missing -> problems.unread(main, "not collected yet");
            case FileRead.Absent absent -> problems.unknown(main, "it is not there");
            case FileRead.Directory folder -> problems.unknown(main, "it is a folder");
            case FileRead.Present special -> problems.unread(main, "its content was not read");
        }
        return new Parsed.Config<>(new OpenNtpdConfig(main, lines), problems.list());
    }

    @Override
    public List<EffectiveValue> values(OpenNtpdConfig config) {
        return config.lines().stream()
                .map(line -> new EffectiveValue(line.name(), line.arguments(), line.origin()))
                .toList();
    }

    /** ntpd(8): {@code -f}, which Debian gives in a file of its own. */
    private static String main(HostFiles files, Problems problems) {
        List<String> words = OptionFile.read(files, OPTIONS, problems).words("DAEMON_OPTS");
        List<String> named = CommandLine.of(words, COMMAND_LINE).values("-f");
        return named.isEmpty() ? MAIN : named.getLast();
    }

    private static void readText(
            String path, String text, List<TimeLine> lines, Problems problems) {
        var lexer = new LineLexer(text);
        while (lexer.hasNext()) {
            var at = new Origin(path, lexer.line());
            List<LineLexer.Word> words = lexer.next();
            if (words == null) {
                refuse(at, "a sign or quote that is not expected", problems);
            } else if (!words.isEmpty()) {
                String wrong = wrong(words);
                if (wrong == null) {
                    List<String> texts = words.stream().map(LineLexer.Word::text).toList();
                    lines.add(new TimeLine(texts.getFirst(), texts.subList(1, texts.size()), at));
                } else {
                    refuse(at, wrong, problems);
                }
            }
        }
    }

    private static void refuse(Origin at, String why, Problems problems) {
        problems.unknown(at, why + "; ntpd does not start with this");
    }

    /** What is wrong with the line, or null. */
    private static @Nullable String wrong(List<LineLexer.Word> words) {
        String name = words.getFirst().text();
        if (words.getFirst().quoted()) {
            return "a directive is wanted";
        }
        if (name.equals("constraint") || name.equals("constraints")) {
            boolean from = words.size() == 3 && words.get(1).text().equals("from");
            return from && words.get(2).isName() ? null : name + " from URL is wanted";
        }
        Set<String> options = TAKEN.get(name);
        if (options == null) {
            return "directive '" + name + "' is not known";
        }
        int address = 1;
        String joint = name.equals("listen") ? "on" : name.equals("query") ? "from" : "";
        if (!joint.isEmpty()) {
            if (words.size() < 2 || !words.get(1).text().equals(joint)) {
                return name + " " + joint + " is wanted";
            }
            address = 2;
        }
        if (words.size() <= address || !words.get(address).isName()) {
            return "no address";
        }
        return wrongOption(words.subList(address + 1, words.size()), options);
    }

    private static @Nullable String wrongOption(List<LineLexer.Word> rest, Set<String> options) {
        for (int i = 0; i < rest.size(); i += 2) {
            String option = rest.get(i).text();
            if (!options.contains(option) || i + 1 == rest.size()) {
                return "'" + option + "' is not expected";
            }
            LineLexer.Word value = rest.get(i + 1);
            if (option.equals("refid") ? !isRefid(value) : !isIn(option, value)) {
                return "'" + value.text() + "' is no value of " + option;
            }
        }
        return null;
    }

    private static boolean isRefid(LineLexer.Word value) {
        return value.isName() && !value.text().isEmpty() && value.text().length() <= 4;
    }

    private static boolean isIn(String option, LineLexer.Word value) {
        if (!value.isNumber() || value.text().length() > 10) {
            return false;
        }
        long number = Long.parseLong(value.text());
        return switch (option) {
            case "weight" -> number >= 1 && number <= 10;
            case "stratum" -> number >= 1 && number <= 15;
            case "correction" -> number >= -127_000_000 && number <= 127_000_000;
            default -> number >= 0 && number <= 255;
        };
    }
}
