package org.logreeve.parse.chrony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.OptionFile;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** chronyd's effective configuration by the rules of chronyd 4.3 and the directives up to 4.8. */
public final class ChronyParser implements ComponentParser<ChronyConfig> {
    /** chronyd's own table, in 4.3: {@code 46df:F:hl:L:mnpP:qQrRst:u:Uvx}. */
    public static final CommandLine.Grammar COMMAND_LINE = CommandLine.Grammar.ofLetters("fFlLPtu");

    private static final List<String> PROGRAMS = List.of("/usr/sbin/chronyd", "/sbin/chronyd");
    private static final String DEBIAN_MAIN = "/etc/chrony/chrony.conf";
    private static final String OTHER_MAIN = "/etc/chrony.conf";
    private static final String DEBIAN_OPTIONS = "/etc/default/chrony";
    private static final String OTHER_OPTIONS = "/etc/sysconfig/chronyd";

    /** Files of command line options and the variable that holds them. */
    private static final Map<String, String> OPTIONS =
            Map.of(DEBIAN_OPTIONS, "DAEMON_OPTS", OTHER_OPTIONS, "OPTIONS");

    @Override
    public String component() {
        return "chrony";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(
                List.of(DEBIAN_MAIN, OTHER_MAIN, DEBIAN_OPTIONS, OTHER_OPTIONS),
                List.of(
                        "/etc/chrony/conf.d/*.conf",
                        "/etc/chrony/sources.d/*.sources",
                        "/run/chrony-dhcp/*.sources"),
                PROGRAMS,
                List.of());
    }

    @Override
    public Parsed<ChronyConfig> parse(HostFiles files) {
        // both are asked for, so that one more round is enough
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        var flags = new ArrayList<String>();
        String main = null;
        Origin mainFrom = null;
        List<String> directives = List.of();
        for (String path : optionFiles(files)) {
            ChronyOptions options = options(files, path, problems);
            if (options == null) {
                continue;
            }
            Origin at = new Origin(path, options.line());
            flags.addAll(options.flags());
            note(options, at, problems);
            if (options.file() != null) {
                main = options.file();
                mainFrom = at;
            }
            if (!options.directives().isEmpty()) {
                directives = options.directives();
                mainFrom = at;
            }
        }
        var reading = new ChronyReading(files, problems);
        if (!directives.isEmpty() && mainFrom != null) {
            for (String directive : directives) {
                List<String> words = ChronyLine.words(directive);
                if (!words.isEmpty()) {
                    reading.readDirective(words, mainFrom);
                }
            }
            return config(mainFrom, reading, flags, problems);
        }
        String path = main == null ? main(files, problems) : main;
        switch (files.read(path)) {
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(Origin.of(path), denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(Origin.of(path), unread.reason());
            }
            default -> reading.readFile(path, mainFrom == null ? Origin.of(path) : mainFrom);
        }
        return config(Origin.of(path), reading, flags, problems);
    }

    /** Each distribution's unit reads one file of options, the one that goes with its main file. */
    private static List<String> optionFiles(HostFiles files) {
        boolean debian = !(files.read(DEBIAN_MAIN) instanceof FileRead.Absent);
        boolean other = !(files.read(OTHER_MAIN) instanceof FileRead.Absent);
        if (debian || other) {
            return List.of(debian ? DEBIAN_OPTIONS : OTHER_OPTIONS);
        }
        return List.of(DEBIAN_OPTIONS, OTHER_OPTIONS);
    }

    @Override
    public List<EffectiveValue> values(ChronyConfig config) {
        var additive = new ArrayList<EffectiveValue>();
        SequencedMap<String, EffectiveValue> single = new LinkedHashMap<>();
        for (ChronyLine line : config.lines()) {
            Directives.Directive directive = Directives.find(line.name());
            boolean adds = directive != null && directive.additive();
            String key = line.name().equals("ntscachedir") ? "ntsdumpdir" : line.name();
            String value = line.words().isEmpty() ? "yes" : line.arguments();
            if (adds) {
                if (!isSource(key)) {
                    additive.add(new EffectiveValue(key, value, line.origin()));
                }
                continue;
            }
            EffectiveValue before = single.remove(key);
            single.put(
                    key,
                    new EffectiveValue(
                            key, value, line.origin(), EffectiveValue.overridden(before)));
        }
        var all = new ArrayList<EffectiveValue>();
        config.options()
                .forEach(flag -> all.add(new EffectiveValue("option", flag, config.main())));
        config.sources().forEach(source -> all.add(value(source)));
        all.addAll(additive);
        all.addAll(single.values());
        return all;
    }

    private static Parsed<ChronyConfig> config(
            Origin main, ChronyReading reading, List<String> flags, Problems problems) {
        reading.readSourceDirectories();
        return new Parsed.Config<>(
                new ChronyConfig(main, reading.lines(), reading.sources(), flags), problems.list());
    }

    /** The file the distribution's chronyd was built with: Debian's place, else everybody's. */
    private static String main(HostFiles files, Problems problems) {
        FileRead debian = files.read(DEBIAN_MAIN);
        FileRead other = files.read(OTHER_MAIN);
        if (debian instanceof FileRead.Absent) {
            return OTHER_MAIN;
        }
        if (other instanceof FileRead.Content) {
            problems.noted(Origin.of(OTHER_MAIN), "not read: " + DEBIAN_MAIN + " is there too");
        }
        return DEBIAN_MAIN;
    }

    private static @Nullable ChronyOptions options(
            HostFiles files, String path, Problems problems) {
        String variable = OPTIONS.getOrDefault(path, "");
        OptionFile file = OptionFile.read(files, path, problems);
        return file.has(variable)
                ? ChronyOptions.of(file.words(variable), file.origin(variable).line())
                : null;
    }

    private static void note(ChronyOptions options, Origin at, Problems problems) {
        if (options.flags().contains("-x")) {
            problems.noted(at, "-x: chronyd does not touch the clock");
        }
        if (!options.directives().isEmpty()) {
            problems.noted(at, "directives on the command line: no file is read");
        } else if (options.file() != null) {
            problems.noted(at, "-f: chronyd reads '" + options.file() + "'");
        }
    }

    private static EffectiveValue value(ChronySource source) {
        String options = source.options().isEmpty() ? "" : " " + source.options();
        return new EffectiveValue(source.kind(), source.address() + options, source.origin());
    }

    private static boolean isSource(String key) {
        return switch (key) {
            case "server", "pool", "peer", "refclock" -> true;
            default -> false;
        };
    }
}
