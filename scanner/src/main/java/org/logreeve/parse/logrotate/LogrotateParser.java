package org.logreeve.parse.logrotate;

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

/**
 * logrotate's effective configuration by the rules of logrotate 3.21, run by root.
 *
 * <p>Members of a directory are taken in byte order, as in the C locale; users and groups that
 * {@code create} and {@code su} name are taken to exist.
 */
public final class LogrotateParser implements ComponentParser<LogrotateConfig> {
    /** Names of one stanza whose settings are listed each; they are the same for all. */
    private static final int LISTED_IN_FULL = 100;

    private static final List<String> PROGRAMS = List.of("/usr/sbin/logrotate", "/sbin/logrotate");
    private static final String MAIN = "/etc/logrotate.conf";

    @Override
    public String component() {
        return "logrotate";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(List.of(MAIN, "/etc/logrotate.d"), List.of(), PROGRAMS, List.of());
    }

    @Override
    public Parsed<LogrotateConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        switch (files.read(MAIN)) {
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(Origin.of(MAIN), denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(Origin.of(MAIN), unread.reason());
            }
            default -> {}
        }
        var problems = new Problems();
        var reading = new LogrotateReading(files, problems);
        reading.readPath(MAIN, "/", Scope.global(), Origin.of(MAIN));
        return new Parsed.Config<>(new LogrotateConfig(reading.stanzas()), problems.list());
    }

    @Override
    public List<EffectiveValue> values(LogrotateConfig config) {
        var all = new ArrayList<EffectiveValue>();
        for (LogrotateStanza stanza : config.stanzas()) {
            int shown = 0;
            for (LogPattern pattern : stanza.patterns()) {
                if (shown++ < LISTED_IN_FULL) {
                    all.addAll(values(stanza, pattern));
                } else {
                    String first = stanza.patterns().getFirst().text();
                    all.add(
                            new EffectiveValue(
                                    pattern.text(), "as for " + first, pattern.origin()));
                }
            }
        }
        return all;
    }

    /** What was written, and the two defaults that decide how long a log is kept. */
    private static List<EffectiveValue> values(LogrotateStanza stanza, LogPattern pattern) {
        var values = new ArrayList<EffectiveValue>();
        LogrotateSettings settings = stanza.settings();
        if (settings.find("interval") == null) {
            values.add(byDefault(pattern, "interval", LogrotateSettings.DEFAULT_INTERVAL));
        }
        if (settings.find("rotate") == null) {
            values.add(byDefault(pattern, "rotate", "0"));
        }
        for (EffectiveValue value : settings.all().values()) {
            values.add(
                    new EffectiveValue(
                            pattern.text() + "." + value.key(),
                            value.value(),
                            value.origin(),
                            value.overrode()));
        }
        return values;
    }

    private static EffectiveValue byDefault(LogPattern pattern, String key, String value) {
        return new EffectiveValue(
                pattern.text() + "." + key, value, Origin.of(pattern.origin().path()));
    }
}
