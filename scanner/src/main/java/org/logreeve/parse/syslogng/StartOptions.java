package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** The option files of the packages' unit: they name another main file and fill the environment. */
final class StartOptions {
    static final List<String> FILES = List.of("/etc/default/syslog-ng", "/etc/sysconfig/syslog-ng");

    static final CommandLine.Grammar GRAMMAR =
            new CommandLine.Grammar(
                    "fRpcugC",
                    java.util.Set.of(
                            "cfgfile",
                            "persist-file",
                            "pidfile",
                            "control",
                            "user",
                            "group",
                            "chroot",
                            "process-mode",
                            "caps",
                            "module-path",
                            "fd-limit",
                            "preprocess-into",
                            "worker-threads"));

    private static final String VARIABLE = "SYSLOGNG_OPTS";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    /** A file that cannot be read is a problem of the whole configuration. */
    static StartOptions read(HostFiles files, Problems problems) {
        var options = new StartOptions();
        for (String path : FILES) {
            switch (files.read(path)) {
                case FileRead.Content content -> options.add(content);
                case FileRead.Absent absent -> {}
                case FileRead.Denied denied ->
                        problems.unread(Origin.of(path), "not read: " + denied.reason());
                case FileRead.Unread unread ->
                        problems.unread(Origin.of(path), "not read: " + unread.reason());
                case FileRead.NotCollected missing ->
                        problems.unread(Origin.of(path), "not collected yet");
                case FileRead.Directory folder -> {}
                case FileRead.Present special -> {}
            }
        }
        return options;
    }

    private void add(FileRead.Content file) {
        int number = 0;
        for (String line : (Iterable<String>) file.text().lines()::iterator) {
            number++;
            String bare = line.strip();
            int equals = bare.indexOf('=');
            if (equals > 0 && !bare.startsWith("#") && !bare.startsWith(";")) {
                String name = bare.substring(0, equals).strip();
                environment.put(name, unquoted(bare.substring(equals + 1).strip()));
                origins.put(name, new Origin(file.path(), number));
            }
        }
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    Map<String, String> environment() {
        return environment;
    }

    private CommandLine line() {
        return CommandLine.of(CommandLine.words(environment.getOrDefault(VARIABLE, "")), GRAMMAR);
    }

    /** The main file. */
    String main(String usual) {
        return line().options().stream()
                .filter(o -> o.name().equals("-f") || o.name().equals("--cfgfile"))
                .map(CommandLine.Option::value)
                .reduce(usual, (first, last) -> last);
    }

    /** The options as values. */
    List<EffectiveValue> list() {
        var list = new ArrayList<EffectiveValue>();
        Origin at = origins.getOrDefault(VARIABLE, Origin.of(FILES.getFirst()));
        for (CommandLine.Option option : line().options()) {
            list.add(
                    new EffectiveValue(
                            "option", (option.name() + " " + option.value()).strip(), at));
        }
        return list;
    }
}
