package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.JournalStorage;
import org.logreeve.fact.Retention;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.systemd.ByteSize;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.parse.systemd.TimeSpan;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.parse.systemd.journal.JournaldConfig;
import org.logreeve.parse.systemd.journal.JournaldConfig.Place;
import org.logreeve.text.Origin;

/**
 * The journal as a stream of records.
 *
 * <p>journald deletes whole files, oldest first: one goes when its first record is older than
 * MaxRetentionSec, and a file may hold the records of MaxFileSec. So the youngest record of a file
 * lives MaxRetentionSec less MaxFileSec for certain, and the oldest no longer than the greater of
 * the two. Limits by size and number may end any of it earlier, and how early depends on how much
 * is logged.
 */
public final class LogStreams {
    private static final String DAEMON = "journald";
    private static final String KIND = "JournalStorage";
    private static final String STREAM = "journal";

    private LogStreams() {}

    public static List<Fact> of(Parsed<JournaldConfig> journald) {
        return switch (journald) {
            case Parsed.NotPresent<JournaldConfig> absent -> List.of();
            case Parsed.Unreadable<JournaldConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<JournaldConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<JournaldConfig> parsed) {
        JournaldConfig config = parsed.config();
        var facts = new ArrayList<Fact>();
        facts.add(stream(config));
        for (String namespace : config.namespaces()) {
            facts.add(
                    new Gap(
                            KIND,
                            DAEMON,
                            STREAM + "@" + namespace,
                            Gap.Cause.NOT_UNDERSTOOD,
                            "the journal of namespace '" + namespace + "' is not looked at",
                            Origin.of("/etc/systemd/journald@" + namespace + ".conf")));
        }
        facts.addAll(Gaps.whole(KIND, DAEMON, parsed.problems()));
        return facts;
    }

    private static JournalStorage stream(JournaldConfig config) {
        Settings settings = config.settings();
        long seconds = settings.span("RateLimitIntervalSec").orElse(0) / TimeSpan.SECOND;
        long burst = ValueForm.number(settings.text("RateLimitBurst")).orElse(0);
        boolean limited = burst > 0 && seconds > 0;
        return new JournalStorage(
                STREAM,
                DAEMON,
                config.place() == Place.UNKNOWN
                        ? "unknown"
                        : config.place().name().toLowerCase(Locale.ROOT),
                config.place() == Place.DISK && settings.isYes("Seal"),
                level(settings.text("MaxLevelStore")),
                settings.isYes("ForwardToSyslog"),
                leastDays(config),
                mostDays(config),
                bound(config),
                maxBytes(config),
                oldestDays(config),
                limited ? burst : 0,
                limited ? seconds : 0,
                "unknown",
                settings.value("Storage").origin());
    }

    private static long leastDays(JournaldConfig config) {
        return switch (config.place()) {
            case NOWHERE, MEMORY -> 0;
            case UNKNOWN -> JournalStorage.UNKNOWN;
            case DISK -> leastDaysOnDisk(config.settings());
        };
    }

    private static long leastDaysOnDisk(Settings settings) {
        long retention = settings.span("MaxRetentionSec").orElse(0);
        long file = settings.span("MaxFileSec").orElse(0);
        boolean timed = isLimit(retention);
        if (timed && (!isLimit(file) || file >= retention)) {
            // a file may go as soon as it is closed
            return 0;
        }
        boolean sized = !isZero(settings, "SystemMaxUse") || !isZero(settings, "SystemMaxFiles");
        if (sized) {
            return JournalStorage.UNKNOWN;
        }
        return timed ? (retention - file) / TimeSpan.DAY : Retention.UNBOUNDED;
    }

    private static boolean isZero(Settings settings, String key) {
        return settings.size(key).orElse(1) == 0;
    }

    private static long mostDays(JournaldConfig config) {
        long retention = config.settings().span("MaxRetentionSec").orElse(0);
        long file = config.settings().span("MaxFileSec").orElse(0);
        if (config.place() == Place.NOWHERE) {
            return 0;
        }
        return isLimit(retention) && isLimit(file)
                ? (Math.max(retention, file) + TimeSpan.DAY - 1) / TimeSpan.DAY
                : Retention.UNBOUNDED;
    }

    /** Zero turns a limit off, and so does infinity. */
    private static boolean isLimit(long span) {
        return span > 0 && span < TimeSpan.INFINITY - TimeSpan.DAY;
    }

    private static String bound(JournaldConfig config) {
        Settings settings = config.settings();
        String prefix = config.place() == Place.MEMORY ? "Runtime" : "System";
        var bound = new ArrayList<String>();
        switch (config.place()) {
            case NOWHERE -> {
                return "Storage=none";
            }
            case MEMORY -> bound.add("until the next start");
            case DISK, UNKNOWN -> {}
        }
        if (isLimit(settings.span("MaxRetentionSec").orElse(0))) {
            bound.add("MaxRetentionSec=" + settings.text("MaxRetentionSec"));
            bound.add("MaxFileSec=" + settings.text("MaxFileSec"));
        }
        config.limits().stream()
                .filter(limit -> limit.key().equals(prefix + "MaxUse"))
                .forEach(limit -> bound.add(limit.key() + "=" + limit.value()));
        bound.add(prefix + "MaxFiles=" + settings.text(prefix + "MaxFiles"));
        return String.join(", ", bound);
    }

    private static long maxBytes(JournaldConfig config) {
        return config.limits().stream()
                .filter(limit -> limit.key().endsWith("MaxUse"))
                .map(EffectiveValue::value)
                .mapToLong(value -> ByteSize.parse(value).orElse(JournalStorage.UNKNOWN))
                .findFirst()
                .orElse(JournalStorage.UNKNOWN);
    }

    private static long oldestDays(JournaldConfig config) {
        return config.oldest().isPresent() && config.observedAt() >= config.oldest().getAsLong()
                ? (config.observedAt() - config.oldest().getAsLong()) / 86_400
                : JournalStorage.UNKNOWN;
    }

    private static String level(String written) {
        List<String> names =
                List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
        int level = ValueForm.level(written);
        return level < 0 ? "unknown" : names.get(level);
    }
}
