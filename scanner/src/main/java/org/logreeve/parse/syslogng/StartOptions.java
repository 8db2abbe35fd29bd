package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.OptionFile;
import org.logreeve.parse.Problems;
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
            for (EffectiveValue value : OptionFile.read(files, path, problems).values().values()) {
                options.environment.put(value.key(), value.value());
                options.origins.put(value.key(), value.origin());
            }
        }
        return options;
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
