package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** rsyslog's configuration from /etc/rsyslog.conf on. */
public final class RsyslogParser implements ComponentParser<RsyslogConfig> {
    private static final String MAIN = "/etc/rsyslog.conf";
    private static final List<String> BINARIES = List.of("/usr/sbin/rsyslogd", "/sbin/rsyslogd");

    private final String main;

    public RsyslogParser() {
        this(MAIN);
    }

    /** For a daemon that is started with another file. */
    RsyslogParser(String main) {
        this.main = main;
    }

    @Override
    public String component() {
        return "rsyslog";
    }

    @Override
    public CollectRequest seeds() {
        var stats = new ArrayList<>(BINARIES);
        stats.addAll(ModuleFiles.seeds());
        return CollectRequest.of(List.of(main), List.of("/etc/rsyslog.d/*.conf"), stats, List.of());
    }

    @Override
    public Parsed<RsyslogConfig> parse(HostFiles files) {
        boolean noBinary =
                BINARIES.stream().map(files::stat).filter(FileRead.Absent.class::isInstance).count()
                        == BINARIES.size();
        FileRead read = files.read(main);
        if (noBinary) {
            // A removed package leaves its configuration behind.
            return new Parsed.NotPresent<>();
        }
        return switch (read) {
            case FileRead.Content content -> parse(content, files);
            case FileRead.Absent absent -> unreadable("is not there, and rsyslogd is");
            case FileRead.Denied(String path, String reason) -> unreadable(reason);
            case FileRead.Unread(String path, String reason) -> unreadable(reason);
            case FileRead.Directory folder -> unreadable("is a directory");
            case FileRead.Present special -> unreadable("is no regular file");
            case FileRead.NotCollected missing -> unreadable("not collected yet");
        };
    }

    private Parsed<RsyslogConfig> unreadable(String reason) {
        return new Parsed.Unreadable<>(Origin.of(main), reason);
    }

    private static Parsed<RsyslogConfig> parse(FileRead.Content content, HostFiles files) {
        var problems = new Problems();
        var cursor = new Cursor();
        var includes = new Includes(files, cursor, problems);
        var moduleFiles = new ModuleFiles(files);
        var modules = new Modules(moduleFiles, problems);
        var globals = new Globals();
        var legacy = new LegacySettings();
        var rulesets = new Rulesets(Origin.of(content.path()), problems);
        var script = new ScriptLexer(cursor, problems);
        var objects = new ObjectParser(script, includes, modules, globals, problems);
        var actions = new ActionFactory(modules, legacy, problems);
        var directives =
                new LegacyDirectives(
                        includes,
                        cursor,
                        legacy,
                        modules,
                        moduleFiles,
                        rulesets,
                        globals,
                        problems);
        includes.pushMain(content);
        new ScriptParser(
                        cursor,
                        new StatementLexer(cursor, directives, problems),
                        script,
                        objects,
                        actions,
                        new LegacyActions(actions, modules, problems),
                        rulesets,
                        problems)
                .parse();
        String driver = globals.value("global.defaultnetstreamdriver");
        List<Ruleset> running = new StreamDrivers(modules, driver).installed(rulesets.list());
        var config =
                new RsyslogConfig(
                        rulesets.entry(),
                        running,
                        globals.list(),
                        objects.objects(),
                        objects.entryRulesets(),
                        includes.opened(),
                        problems.unread());
        return new Parsed.Config<>(config, problems.list());
    }

    @Override
    public List<EffectiveValue> values(RsyslogConfig config) {
        return new RsyslogValues(config).list();
    }
}
