package org.logreeve.parse.systemd.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.parse.systemd.Distribution;
import org.logreeve.parse.systemd.Setting;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.parse.systemd.SettingsFile;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** systemd-journald's effective configuration by the rules of systemd 252 to 257. */
public final class JournaldParser implements ComponentParser<JournaldConfig> {
    private static final String NAME = "systemd/journald.conf";
    private static final String PERSISTENT = "/var/log/journal";
    private static final String VOLATILE = "/run/log/journal";
    private static final List<String> PROGRAMS =
            List.of("/usr/lib/systemd/systemd-journald", "/lib/systemd/systemd-journald");
    private static final List<String> NAMESPACES =
            List.of(
                    "/etc/systemd/journald@*.conf",
                    "/run/systemd/journald@*.conf",
                    "/usr/lib/systemd/journald@*.conf");

    /** The collector's name for the kernel's command line. */
    private static final String KERNEL = "kernel-command-line";

    /** systemd-journald.service(8): options of the kernel's command line, and what they set. */
    private static final Map<String, String> KERNEL_OPTIONS =
            Map.of(
                    "forward_to_syslog", "ForwardToSyslog",
                    "forward_to_kmsg", "ForwardToKMsg",
                    "forward_to_console", "ForwardToConsole",
                    "forward_to_wall", "ForwardToWall",
                    "max_level_store", "MaxLevelStore",
                    "max_level_syslog", "MaxLevelSyslog",
                    "max_level_kmsg", "MaxLevelKMsg",
                    "max_level_console", "MaxLevelConsole",
                    "max_level_wall", "MaxLevelWall");

    @Override
    public String component() {
        return "journald";
    }

    @Override
    public CollectRequest seeds() {
        var stats = new ArrayList<>(PROGRAMS);
        stats.add(PERSISTENT);
        return file(new Distribution("", "", List.of()))
                .seeds()
                .plus(
                        CollectRequest.of(
                                Distribution.FILES,
                                NAMESPACES,
                                stats,
                                List.of(JournalLimits.COMMAND, JournalHeads.COMMAND, KERNEL)));
    }

    @Override
    public Parsed<JournaldConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        Settings settings = Settings.read(file(Distribution.of(files)), files, problems);
        kernelOptions(files, settings, problems);
        JournaldConfig.Place place = place(settings, files.stat(PERSISTENT), problems);
        String folder = place == JournaldConfig.Place.DISK ? PERSISTENT : VOLATILE;
        return new Parsed.Config<>(
                new JournaldConfig(
                        settings,
                        place,
                        JournalLimits.of(settings, place, files),
                        JournalHeads.oldest(files, folder),
                        files.clock(),
                        namespaces(files, problems)),
                problems.list());
    }

    @Override
    public List<EffectiveValue> values(JournaldConfig config) {
        var values = new ArrayList<EffectiveValue>();
        Set<String> computed = new HashSet<>();
        config.limits().forEach(limit -> computed.add(limit.key()));
        config.settings().values().stream()
                .filter(value -> !computed.contains(value.key()))
                .forEach(values::add);
        values.addAll(config.limits());
        return values;
    }

    private static JournaldConfig.Place place(
            Settings settings, FileRead folder, Problems problems) {
        return switch (settings.text("Storage")) {
            case "persistent" -> JournaldConfig.Place.DISK;
            case "volatile" -> JournaldConfig.Place.MEMORY;
            case "none" -> JournaldConfig.Place.NOWHERE;
            default -> placeByFolder(folder, problems);
        };
    }

    /** journald.conf(5): with Storage=auto the folder decides. */
    private static JournaldConfig.Place placeByFolder(FileRead folder, Problems problems) {
        Origin at = Origin.of(PERSISTENT);
        return switch (folder) {
            case FileRead.Directory there -> JournaldConfig.Place.DISK;
            case FileRead.Present there when there.meta().type() == FileType.DIRECTORY ->
                    JournaldConfig.Place.DISK;
            case FileRead.Absent absent -> JournaldConfig.Place.MEMORY;
            case FileRead.Denied denied -> unseen(at, denied.reason(), problems);
            case FileRead.Unread unread -> unseen(at, unread.reason(), problems);
            case FileRead.NotCollected missing -> unseen(at, "not collected yet", problems);
            case FileRead.Content file -> JournaldConfig.Place.MEMORY;
            case FileRead.Present there -> JournaldConfig.Place.MEMORY;
        };
    }

    private static JournaldConfig.Place unseen(Origin at, String reason, Problems problems) {
        problems.unread(at, reason);
        return JournaldConfig.Place.UNKNOWN;
    }

    private static void kernelOptions(HostFiles files, Settings settings, Problems problems) {
        if (!(files.command(KERNEL) instanceof CommandRead.Output output)) {
            return;
        }
        Origin at = Origin.of("command:" + KERNEL);
        for (String word : output.stdout().strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            // the kernel's command line takes both signs
            String option = name.replace('-', '_');
            if (!option.startsWith("systemd.journald.")) {
                continue;
            }
            String key = KERNEL_OPTIONS.get(option.substring("systemd.journald.".length()));
            if (key == null) {
                problems.noted(at, "ignored: '" + Problems.shown(word, 80) + "'");
            } else if (equals < 0 && key.startsWith("ForwardTo")) {
                settings.override(key, "yes", at);
            } else {
                settings.override(key, word.substring(equals + 1), at);
            }
        }
    }

    private static List<String> namespaces(HostFiles files, Problems problems) {
        var names = new ArrayList<String>();
        for (String pattern : NAMESPACES) {
            GlobRead glob = files.glob(pattern);
            for (String path : glob.paths()) {
                String file = path.substring(path.lastIndexOf('/') + 1);
                names.add(file.substring("journald@".length(), file.length() - ".conf".length()));
                problems.noted(Origin.of(path), "of another journal namespace, not looked at");
            }
        }
        return names;
    }

    private static SettingsFile file(Distribution distribution) {
        // Debian builds it so that syslog daemons go on as before
        String debian = distribution.isDebian() ? "yes" : "no";
        String audit = distribution.isDebian() ? "no" : "yes";
        var settings = new ArrayList<Setting>();
        settings.add(new Setting("Storage", ValueForm.STORAGE, "auto"));
        settings.add(new Setting("Compress", ValueForm.COMPRESSION, "yes"));
        settings.add(new Setting("Seal", ValueForm.BOOLEAN, "yes"));
        settings.add(new Setting("SplitMode", ValueForm.SPLIT, "uid"));
        settings.add(new Setting("SyncIntervalSec", ValueForm.SPAN, "5m"));
        settings.add(new Setting("RateLimitIntervalSec", ValueForm.SPAN, "30s"));
        settings.add(new Setting("RateLimitBurst", ValueForm.NUMBER, "10000"));
        for (String place : List.of("System", "Runtime")) {
            settings.add(new Setting(place + "MaxUse", ValueForm.SIZE, ""));
            settings.add(new Setting(place + "KeepFree", ValueForm.SIZE, ""));
            settings.add(new Setting(place + "MaxFileSize", ValueForm.SIZE, ""));
            settings.add(new Setting(place + "MaxFiles", ValueForm.NUMBER, "100"));
        }
        settings.add(new Setting("MaxRetentionSec", ValueForm.SPAN, "0"));
        settings.add(new Setting("MaxFileSec", ValueForm.SPAN, "1month"));
        settings.add(new Setting("ForwardToSyslog", ValueForm.BOOLEAN, debian));
        settings.add(new Setting("ForwardToKMsg", ValueForm.BOOLEAN, "no"));
        settings.add(new Setting("ForwardToConsole", ValueForm.BOOLEAN, "no"));
        settings.add(new Setting("ForwardToWall", ValueForm.BOOLEAN, "yes"));
        settings.add(new Setting("ForwardToSocket", ValueForm.TEXT, "", 256));
        settings.add(new Setting("TTYPath", ValueForm.PATH, "/dev/console"));
        settings.add(new Setting("MaxLevelStore", ValueForm.LEVEL, "debug"));
        settings.add(new Setting("MaxLevelSyslog", ValueForm.LEVEL, "debug"));
        settings.add(new Setting("MaxLevelKMsg", ValueForm.LEVEL, "notice"));
        settings.add(new Setting("MaxLevelConsole", ValueForm.LEVEL, "info"));
        settings.add(new Setting("MaxLevelWall", ValueForm.LEVEL, "emerg"));
        settings.add(new Setting("MaxLevelSocket", ValueForm.LEVEL, "debug", 256));
        settings.add(new Setting("LineMax", ValueForm.LINE_LENGTH, "48K"));
        settings.add(new Setting("ReadKMsg", ValueForm.BOOLEAN, "yes"));
        settings.add(new Setting("Audit", ValueForm.TRISTATE, audit));
        return new SettingsFile(
                NAME, "Journal", settings, Map.of("RateLimitInterval", "RateLimitIntervalSec"));
    }
}
