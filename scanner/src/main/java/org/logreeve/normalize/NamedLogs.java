package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.audit.AuditConfig;
import org.logreeve.parse.audit.AuditdSettings;
import org.logreeve.parse.audit.Stage;
import org.logreeve.parse.host.HostFile;
import org.logreeve.parse.host.HostFile.Purpose;
import org.logreeve.parse.logrotate.LogPattern;
import org.logreeve.parse.logrotate.LogrotateConfig;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Log files that a configuration names outside the folders that are listed anyway, and the folders
 * they are in.
 */
final class NamedLogs {
    private static final int MOST = 200;
    private static final String KIND = "FileAccess";

    /** Components whose configurations name logs, and of what sort. */
    private static final Map<String, Purpose> NAMING =
            Map.of(
                    "rsyslog",
                    Purpose.LOG,
                    "syslog-ng",
                    Purpose.LOG,
                    "logrotate",
                    Purpose.LOG,
                    "auditd",
                    Purpose.AUDIT);

    private static final List<String> ELSEWHERE =
            List.of("/var/log/", "/run/log/", "/dev/", "/proc/", "/sys/");

    private final HostFiles host;
    private final Set<String> folders = new LinkedHashSet<>();
    private final List<Fact> facts = new ArrayList<>();
    private int count;

    private NamedLogs(HostFiles host) {
        this.host = host;
    }

    private record Named(String path, Purpose purpose, boolean isPattern, Origin origin) {}

    /** What is not collected yet is asked for, and its gap is provisional. */
    static List<Fact> facts(HostFiles host, List<Component.Understood<?>> components, Walks walks) {
        var logs = new NamedLogs(host);
        Set<String> seen = new LinkedHashSet<>();
        for (Component.Understood<?> each : components) {
            for (Named log : named(each.parsed(), walks)) {
                if (isElsewhere(log.path()) && seen.add(log.path())) {
                    logs.look(log);
                }
            }
            Purpose purpose = NAMING.get(each.component().name());
            if (purpose != null) {
                logs.unseen(each.parsed(), purpose);
            }
        }
        logs.folders.forEach(folder -> logs.access(folder, Purpose.FOLDER));
        return logs.facts;
    }

    /** What is not read or not understood may name logs anywhere. */
    private void unseen(Parsed<?> parsed, Purpose purpose) {
        List<Gap> gaps =
                switch (parsed) {
                    case Parsed.Config<?> config ->
                            Gaps.whole(KIND, purpose.word(), config.problems());
                    case Parsed.Unreadable<?> unreadable ->
                            List.of(Gaps.unreadable(KIND, purpose.word(), unreadable));
                    case Parsed.NotPresent<?> absent -> List.of();
                };
        for (Gap gap : gaps) {
            facts.add(
                    new Gap(
                            KIND,
                            purpose.word(),
                            purpose.word(),
                            gap.cause(),
                            "which logs it names is not known: " + gap.reason(),
                            gap.origin()));
        }
    }

    private static boolean isElsewhere(String path) {
        return path.startsWith("/") && ELSEWHERE.stream().noneMatch(path::startsWith);
    }

    private static List<Named> named(Parsed<?> parsed, Walks walks) {
        if (!(parsed instanceof Parsed.Config<?> config)) {
            return List.of();
        }
        return switch (config.config()) {
            case RsyslogConfig rsyslog -> named(LogFiles.written(rsyslog, walks));
            case SyslogNgConfig syslogNg -> named(LogFiles.written(syslogNg, walks));
            case LogrotateConfig logrotate -> rotated(logrotate);
            case AuditConfig audit -> audited(audit);
            default -> List.of();
        };
    }

    /** What messages name lies below where all of its names begin. */
    private static List<Named> named(List<LogFiles.Written> files) {
        var named = new ArrayList<Named>();
        for (LogFiles.Written log : files) {
            boolean isPattern = !log.file().isFixed();
            for (@Nullable String beginning : log.file().fixed()) {
                String start = beginning == null ? "/" : beginning;
                String path = isPattern ? start + "*" : start;
                named.add(new Named(path, Purpose.LOG, isPattern, log.origin()));
            }
        }
        return named;
    }

    private static List<Named> rotated(LogrotateConfig config) {
        var named = new ArrayList<Named>();
        config.stanzas()
                .forEach(
                        stanza -> {
                            for (LogPattern log : stanza.patterns()) {
                                named.add(
                                        new Named(
                                                log.text(),
                                                Purpose.LOG,
                                                log.isGlob(),
                                                log.origin()));
                            }
                        });
        return named;
    }

    private static List<Named> audited(AuditConfig config) {
        if (!(config.settings()
                instanceof Stage.Known<AuditdSettings>(AuditdSettings settings, var at))) {
            return List.of();
        }
        return Optional.ofNullable(settings.values().get("log_file")).stream()
                .map(file -> new Named(file.value(), Purpose.AUDIT, false, file.origin()))
                .toList();
    }

    private void look(Named log) {
        if (log.isPattern() || ++count > MOST) {
            String reason =
                    log.isPattern()
                            ? "what the pattern names is not looked at"
                            : "more than " + MOST + " named logs, not looked at";
            facts.add(
                    new Gap(
                            KIND,
                            log.purpose().word(),
                            log.path(),
                            Gap.Cause.NOT_UNDERSTOOD,
                            reason,
                            log.origin()));
            return;
        }
        access(log.path(), log.purpose());
        int slash = log.path().lastIndexOf('/');
        folders.add(slash == 0 ? "/" : log.path().substring(0, slash));
    }

    private void access(String path, Purpose purpose) {
        switch (host.stat(path)) {
            case FileRead.Content(var at, FileMeta meta, var text) -> add(path, purpose, meta);
            case FileRead.Directory(var at, FileMeta meta, var names) -> add(path, purpose, meta);
            case FileRead.Present(var at, FileMeta meta) -> add(path, purpose, meta);
            case FileRead.Absent absent -> {}
            case FileRead.Denied denied -> gap(path, purpose, denied.reason());
            case FileRead.Unread unread -> gap(path, purpose, unread.reason());
            case FileRead.NotCollected missing -> gap(path, purpose, "the host was not asked");
        }
    }

    private void add(String path, Purpose purpose, FileMeta meta) {
        facts.add(HostFacts.access(HostFile.of(path, purpose, meta)));
    }

    private void gap(String path, Purpose purpose, String reason) {
        facts.add(
                new Gap(KIND, purpose.word(), path, Gap.Cause.UNREADABLE, reason, Origin.of(path)));
    }
}
