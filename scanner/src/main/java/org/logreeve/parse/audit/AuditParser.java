package org.logreeve.parse.audit;

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

/** The audit set-up by the rules of audit 3.0.9, where 4 does not differ; see each class. */
public final class AuditParser implements ComponentParser<AuditConfig> {
    private static final List<String> PROGRAMS =
            List.of("/usr/sbin/auditd", "/sbin/auditd", "/usr/sbin/auditctl", "/sbin/auditctl");

    /** Names that auditd takes no plugin from: hidden ones, and those with two dots. */
    private static final String NO_PLUGIN = "\\..*|.*\\..*\\..*";

    @Override
    public String component() {
        return "auditd";
    }

    @Override
    public CollectRequest seeds() {
        var paths = new ArrayList<>(List.of(AuditdSettings.PATH, RuleFiles.COMPILED));
        paths.addAll(RemoteSettings.PATHS);
        paths.addAll(RuleFiles.UNITS);
        paths.add("/etc/audit/plugins.d");
        var globs = new ArrayList<>(List.of(RuleFiles.PATTERN));
        globs.addAll(RuleFiles.DROP_INS);
        var stats = new ArrayList<>(PROGRAMS);
        stats.addAll(RuleFiles.stats());
        stats.addAll(Machine.loaders());
        return CollectRequest.of(
                paths,
                globs,
                stats,
                List.of(KernelReading.STATUS, KernelReading.RULES, KernelReading.PARAMETERS));
    }

    @Override
    public Parsed<AuditConfig> parse(HostFiles files) {
        // all are asked for, so that one more round is enough
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        Machine machine = Machine.of(files);
        Stage<AuditdSettings> settings = settings(files, problems);
        Stage<List<Plugin>> plugins = plugins(files, settings, problems);
        var ruleFiles = new RuleFiles(files, problems);
        Stage<List<RuleLine>> merged = ruleFiles.merged();
        Stage<List<RuleLine>> compiled = ruleFiles.compiled();
        Stage<LoadedRules> boot = boot(merged, compiled, files, machine, problems);
        List<CanonicalRule> written =
                boot instanceof Stage.Known<LoadedRules> known ? known.value().rules() : List.of();
        var kernel = new KernelReading(files, problems);
        return new Parsed.Config<>(
                new AuditConfig(
                        settings,
                        plugins,
                        remote(files, plugins, problems),
                        boot,
                        merged,
                        compiled,
                        kernel.rules(machine, written),
                        kernel.status(),
                        kernel.parameters()),
                problems.list());
    }

    @Override
    public List<EffectiveValue> values(AuditConfig config) {
        return AuditValues.of(config);
    }

    private static Stage<AuditdSettings> settings(HostFiles files, Problems problems) {
        Origin at = Origin.of(AuditdSettings.PATH);
        return switch (files.read(AuditdSettings.PATH)) {
            case FileRead.Content content ->
                    new Stage.Known<>(AuditdSettings.read(content, problems), at);
            // auditd.conf(5), auditd(8): it runs on its defaults
            case FileRead.Absent ignored -> new Stage.Known<>(AuditdSettings.defaults(), at);
            case FileRead other -> hidden(at, other, problems);
        };
    }

    private static Stage<List<Plugin>> plugins(
            HostFiles files, Stage<AuditdSettings> settings, Problems problems) {
        if (!(settings instanceof Stage.Known<AuditdSettings>(AuditdSettings known, var at))) {
            return new Stage.Hidden<>(
                    Origin.of(AuditdSettings.PATH), "the folder of plugins is named there");
        }
        String folder = CanonicalRule.withoutSlash(known.value("plugin_dir"));
        var plugins = new ArrayList<Plugin>();
        switch (files.read(folder)) {
            case FileRead.Absent ignored -> {
                return new Stage.Known<>(List.of(), Origin.of(folder));
            }
            case FileRead.Directory directory -> {
                for (String name : directory.names()) {
                    if (!name.matches(NO_PLUGIN)) {
                        String path = folder + "/" + name;
                        switch (files.read(path)) {
                            case FileRead.Content content ->
                                    plugins.add(Plugin.read(content, files, problems));
                            case FileRead.Directory ignored -> {}
                            case FileRead.Absent ignored -> {}
                            case FileRead other -> {
                                return hidden(Origin.of(path), other, problems);
                            }
                        }
                    }
                }
            }
            case FileRead other -> {
                return hidden(Origin.of(folder), other, problems);
            }
        }
        return new Stage.Known<>(plugins, Origin.of(folder));
    }

    private static Stage<RemoteSettings> remote(
            HostFiles files, Stage<List<Plugin>> plugins, Problems problems) {
        boolean active =
                plugins instanceof Stage.Known<List<Plugin>>(List<Plugin> known, var ignored)
                        && known.stream().anyMatch(p -> p.active() && p.kind().equals("remote"));
        Origin none = Origin.of(RemoteSettings.PATHS.getFirst());
        if (!active) {
            return new Stage.None<>(none);
        }
        for (String path : RemoteSettings.PATHS) {
            switch (files.read(path)) {
                case FileRead.Content content -> {
                    RemoteSettings settings = RemoteSettings.read(content, problems);
                    if (settings.fault() != null) {
                        problems.noted(
                                settings.fault().at(),
                                "audisp-remote does not start: " + settings.fault().reason());
                    }
                    return new Stage.Known<>(settings, Origin.of(path));
                }
                case FileRead.Absent ignored -> {}
                case FileRead other -> {
                    return hidden(Origin.of(path), other, problems);
                }
            }
        }
        return new Stage.None<>(none);
    }

    private static Stage<LoadedRules> boot(
            Stage<List<RuleLine>> merged,
            Stage<List<RuleLine>> compiled,
            HostFiles files,
            Machine machine,
            Problems problems) {
        Stage<List<RuleLine>> from = merged instanceof Stage.None ? compiled : merged;
        return switch (from) {
            case Stage.Known<List<RuleLine>>(List<RuleLine> lines, Origin at) ->
                    new Stage.Known<>(RuleLoad.load(lines, files, machine, problems), at);
            case Stage.None<List<RuleLine>>(Origin at) ->
                    new Stage.Known<>(RuleLoad.load(List.of(), files, machine, problems), at);
            case Stage.Hidden<List<RuleLine>>(Origin at, String reason) ->
                    new Stage.Hidden<>(at, reason);
        };
    }

    private static <T> Stage<T> hidden(Origin at, FileRead read, Problems problems) {
        String reason =
                switch (read) {
                    case FileRead.Denied denied -> denied.reason();
                    case FileRead.Unread unread -> unread.reason();
                    case FileRead.NotCollected ignored -> "not collected yet";
                    case FileRead.Content ignored -> "it was read";
                    case FileRead.Directory ignored -> "a folder";
                    case FileRead.Absent ignored -> "not there";
                    case FileRead.Present ignored -> "no regular file";
                };
        problems.unread(at, reason);
        return new Stage.Hidden<>(at, reason);
    }
}
