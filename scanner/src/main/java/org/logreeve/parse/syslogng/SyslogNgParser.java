package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** syslog-ng's configuration from /etc/syslog-ng/syslog-ng.conf on. */
public final class SyslogNgParser implements ComponentParser<SyslogNgConfig> {
    public static final String COMPONENT = "syslog-ng";
    public static final String MAIN = "/etc/syslog-ng/syslog-ng.conf";

    /** Options of syslog-ng(8) that take a value. */
    public static final CommandLine.Grammar COMMAND_LINE = StartOptions.GRAMMAR;

    /** Files that fill the variables of the packages' unit and are read here. */
    public static final List<String> OPTION_FILES = StartOptions.FILES;

    /** How a problem begins that {@code syslog-ng -s} passes over and a start does not. */
    static final String NO_START = "syslog-ng does not start: ";

    private static final String PACKAGES = "packages-debian";

    private static final List<String> BINARIES =
            List.of("/usr/sbin/syslog-ng", "/sbin/syslog-ng", "/opt/syslog-ng/sbin/syslog-ng");

    @Override
    public String component() {
        return COMPONENT;
    }

    @Override
    public CollectRequest seeds() {
        var paths = new ArrayList<String>();
        paths.add(MAIN);
        paths.add("/etc/syslog-ng/scl.conf");
        paths.addAll(OPTION_FILES);
        return CollectRequest.of(
                paths, List.of("/etc/syslog-ng/conf.d/*.conf"), BINARIES, List.of());
    }

    @Override
    public Parsed<SyslogNgConfig> parse(HostFiles files) {
        boolean isAbsent =
                BINARIES.stream().map(files::stat).filter(FileRead.Absent.class::isInstance).count()
                        == BINARIES.size();
        var problems = new Problems();
        StartOptions options = StartOptions.read(files, problems);
        String main = options.main(MAIN);
        FileRead read = files.read(main);
        if (isAbsent) {
            // A removed package leaves its configuration behind.
            return new Parsed.NotPresent<>();
        }
        return switch (read) {
            case FileRead.Content content -> parse(content, files, options, problems);
            case FileRead.Absent absent ->
                    unreadable(main, "is not there, and the syslog-ng program is");
            case FileRead.Denied denied -> unreadable(main, denied.reason());
            case FileRead.Unread unread -> unreadable(main, unread.reason());
            case FileRead.Directory folder -> unreadable(main, "is a directory");
            case FileRead.Present special -> unreadable(main, "is no regular file");
            case FileRead.NotCollected missing -> unreadable(main, "not collected yet");
        };
    }

    private static Parsed<SyslogNgConfig> unreadable(String path, String reason) {
        return new Parsed.Unreadable<>(Origin.of(path), reason);
    }

    private static Parsed<SyslogNgConfig> parse(
            FileRead.Content main, HostFiles files, StartOptions start, Problems problems) {
        var defines = new Defines(start.environment(), problems);
        var includes = new Includes(files, defines, problems);
        String installed = installed(files);
        var modules = new Modules(files, installed);
        var pragma = new Pragma(defines, includes, modules, problems);
        var tokens = new TokenStream(defines, pragma);
        var check = new OptionCheck(files, new TemplateCheck(problems), problems);
        var options = new GlobalOptions(check);
        var definitions = new Definitions(defines, problems);
        try {
            includes.main(tokens, main);
        } catch (RefusedException refused) {
            problems.unknown(refused.at(), String.valueOf(refused.getMessage()));
        }
        new StatementParser(tokens, check, options, definitions, modules, problems).parse();
        definitions.checkReferences(
                pragma.version().stream().map(EffectiveValue::value).findFirst().orElse(""));
        var globals = new ArrayList<EffectiveValue>(start.list());
        globals.addAll(pragma.version());
        globals.addAll(defines.list());
        globals.addAll(options.list());
        globals.addAll(definitions.templates());
        var config =
                new SyslogNgConfig(
                        globals,
                        definitions.named(),
                        definitions.paths(),
                        includes.opened(),
                        problems.unread(),
                        installed);
        return new Parsed.Config<>(config, problems.list());
    }

    /** As the package manager says; empty where it does not. */
    private static String installed(HostFiles files) {
        if (!(files.command(PACKAGES) instanceof CommandRead.Output output)) {
            return "";
        }
        return output.stdout()
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length > 1 && words[0].equals("syslog-ng-core"))
                .map(words -> words[1].substring(words[1].indexOf(':') + 1))
                .findFirst()
                .orElse("");
    }

    @Override
    public List<EffectiveValue> values(SyslogNgConfig config) {
        return new SyslogNgValues(config).list();
    }
}
