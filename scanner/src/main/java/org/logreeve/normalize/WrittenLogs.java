package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.WrittenLog;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.logrotate.LogPattern;
import org.logreeve.parse.logrotate.LogrotateConfig;
import org.logreeve.parse.logrotate.LogrotateStanza;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.text.Origin;

/** What syslog daemons write to files, held against what logrotate rotates. */
final class WrittenLogs {
    private static final String KIND = "WrittenLog";
    private static final String LOGROTATE = "logrotate";

    /** More files than anybody names; the rest is a gap. */
    private static final int MOST = 500;

    private final List<LogrotateStanza> stanzas;

    /** Whether these are all that there are. */
    private final boolean isWhole;

    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private WrittenLogs(List<LogrotateStanza> stanzas, boolean isWhole) {
        this.stanzas = stanzas;
        this.isWhole = isWhole;
    }

    static List<Fact> facts(List<Component.Understood<?>> components, Walks walks) {
        WrittenLogs logs =
                components.stream()
                        .filter(each -> each.component().name().equals(LOGROTATE))
                        .findFirst()
                        .map(each -> of(each.parsed()))
                        .orElseGet(() -> new WrittenLogs(List.of(), true));
        for (Component.Understood<?> each : components) {
            logs.look(each.component().name(), each.parsed(), walks);
        }
        return logs.facts;
    }

    private static WrittenLogs of(Parsed<?> logrotate) {
        boolean isWhole =
                switch (logrotate) {
                    case Parsed.NotPresent<?> absent -> true;
                    case Parsed.Unreadable<?> unreadable -> false;
                    case Parsed.Config<?> config ->
                            config.problems().stream()
                                    .noneMatch(p -> p.effect() == Problem.Effect.UNKNOWN);
                };
        List<LogrotateStanza> stanzas =
                logrotate instanceof Parsed.Config<?> config
                                && config.config() instanceof LogrotateConfig read
                        ? read.stanzas()
                        : List.of();
        return new WrittenLogs(stanzas, isWhole);
    }

    private void look(String name, Parsed<?> parsed, Walks walks) {
        switch (parsed) {
            case Parsed.NotPresent<?> absent -> {}
            case Parsed.Unreadable<?> unreadable -> {
                if (isOneOfThem(name)) {
                    facts.add(Gaps.unreadable(KIND, name, unreadable));
                }
            }
            case Parsed.Config<?> config -> {
                switch (config.config()) {
                    case RsyslogConfig rsyslog -> add(name, LogFiles.written(rsyslog, walks));
                    case SyslogNgConfig syslogNg -> add(name, LogFiles.written(syslogNg, walks));
                    default -> {}
                }
                if (isOneOfThem(name)) {
                    facts.addAll(Gaps.whole(KIND, name, config.problems()));
                }
            }
        }
    }

    private static boolean isOneOfThem(String name) {
        return name.equals("rsyslog") || name.equals("syslog-ng") || name.equals(LOGROTATE);
    }

    private void add(String daemon, List<LogFiles.Written> files) {
        for (LogFiles.Written each : files) {
            WrittenFile file = each.file();
            if (file.kept() != WrittenFile.Kept.NO && seen.add(daemon + " " + file.name())) {
                if (seen.size() > MOST) {
                    facts.add(gap(daemon, "", "more files than are listed", each.origin()));
                    return;
                }
                facts.add(fact(daemon, file, each.origin()));
            }
        }
    }

    private Fact fact(String daemon, WrittenFile file, Origin origin) {
        if (!file.isFixed()) {
            return gap(daemon, file.name(), "messages make the name of the file", origin);
        }
        for (LogrotateStanza stanza : stanzas) {
            for (LogPattern pattern : stanza.patterns()) {
                if (pattern.covers(file.name())) {
                    String by = pattern.doubt().isEmpty() ? LOGROTATE : "unknown";
                    boolean copied = stanza.settings().isOn("copytruncate");
                    return new WrittenLog(file.name(), daemon, by, copied, origin);
                }
            }
        }
        return new WrittenLog(file.name(), daemon, isWhole ? "nothing" : "unknown", false, origin);
    }

    private static Gap gap(String daemon, String scope, String reason, Origin origin) {
        return new Gap(KIND, daemon, scope, Gap.Cause.NOT_UNDERSTOOD, reason, origin);
    }
}
