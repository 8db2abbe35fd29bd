package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Retention;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.logrotate.LogPattern;
import org.logreeve.parse.logrotate.LogrotateConfig;
import org.logreeve.parse.logrotate.LogrotateSettings;
import org.logreeve.parse.logrotate.LogrotateStanza;
import org.logreeve.text.Origin;

/**
 * How long logrotate's stanzas keep what they rotate, as facts: one for each name or pattern.
 *
 * <p>With {@code rotate N} a record lives until N more rotations have happened after the one that
 * took its file away. The youngest record of a file is written just before that rotation, so at
 * least N periods pass; the oldest was written just after the rotation before, so at most N + 1
 * periods pass. {@code maxage M} removes rotated files older than M days, but only when the log is
 * rotated: at least M days pass then, and at most M + 1 days and two periods. Nothing that may put
 * a rotation off (notifempty, minsize, minage, {@code copy}, a size) leaves an upper bound;
 * whatever may bring it forward (size, maxsize) leaves no lower one: then there is a gap instead of
 * a fact. All of it holds where logrotate runs every day, and only then.
 */
public final class Retentions {
    private static final String DAEMON = "logrotate";
    private static final String KIND = "Retention";

    private Retentions() {}

    public static List<Fact> of(Parsed<LogrotateConfig> logrotate) {
        return switch (logrotate) {
            case Parsed.NotPresent<LogrotateConfig> absent -> List.of();
            case Parsed.Unreadable<LogrotateConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<LogrotateConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<LogrotateConfig> parsed) {
        var facts = new ArrayList<Fact>();
        Set<Origin> ofOneStream = new HashSet<>();
        for (LogrotateStanza stanza : parsed.config().stanzas()) {
            for (LogPattern pattern : stanza.patterns()) {
                facts.add(fact(stanza, pattern));
                if (!pattern.doubt().isEmpty()) {
                    ofOneStream.add(pattern.origin());
                }
            }
        }
        List<Problem> ofAll =
                parsed.problems().stream().filter(p -> !ofOneStream.contains(p.at())).toList();
        facts.addAll(Gaps.whole(KIND, DAEMON, ofAll));
        return facts;
    }

    private static Fact fact(LogrotateStanza stanza, LogPattern pattern) {
        if (!pattern.doubt().isEmpty()) {
            return gap(pattern, pattern.doubt(), pattern.origin());
        }
        if (!pattern.until().isEmpty()) {
            String reason = "logs from '" + pattern.until() + "' on are not rotated by this stanza";
            return gap(pattern, reason, pattern.origin());
        }
        LogrotateSettings settings = stanza.settings();
        Origin origin = origin(stanza);
        long least = least(settings);
        if (least < 0) {
            String reason = "size alone decides when it is rotated: " + bound(settings);
            return gap(pattern, reason, origin);
        }
        return new Retention(
                pattern.text(), DAEMON, true, least, most(settings), bound(settings), origin);
    }

    /** Least days, -1 when they depend on how fast the log grows. */
    private static long least(LogrotateSettings settings) {
        long maxage = settings.number("maxage");
        long rotate = settings.rotate();
        if (rotate < 0) {
            return maxage > 0 ? maxage : Retention.UNBOUNDED;
        }
        if (rotate == 0) {
            return 0;
        }
        if (settings.isBySize() || settings.number("maxsize") > 0) {
            return -1;
        }
        long least = Periods.leastDays(settings.interval(), rotate);
        return maxage > 0 ? Math.min(least, maxage) : least;
    }

    private static long most(LogrotateSettings settings) {
        boolean putOff =
                settings.isBySize()
                        || settings.isOn("notifempty")
                        || settings.isOn("copy")
                        || settings.number("minsize") > 0
                        || settings.number("minage") > 0;
        long maxage = settings.number("maxage");
        long rotate = settings.rotate();
        if (putOff || (rotate < 0 && maxage == 0)) {
            return Retention.UNBOUNDED;
        }
        String interval = settings.interval();
        long aged = maxage + 1 + Periods.mostDays(interval, 2);
        if (rotate < 0) {
            return aged;
        }
        long counted = Periods.mostDays(interval, rotate + 1);
        return maxage > 0 ? Math.min(aged, counted) : counted;
    }

    /** {@code weekly x 4, maxage 30}. */
    private static String bound(LogrotateSettings settings) {
        var bound = new StringBuilder(settings.interval());
        bound.append(" x ").append(settings.rotate() < 0 ? "all" : settings.rotate());
        for (String key : List.of("maxage", "minage", "minsize", "maxsize")) {
            if (settings.number(key) > 0) {
                bound.append(", ").append(key).append(' ').append(settings.number(key));
            }
        }
        return bound.toString();
    }

    /** The line of the count, else of the interval, else of the stanza. */
    private static Origin origin(LogrotateStanza stanza) {
        EffectiveValue rotate = stanza.settings().find("rotate");
        EffectiveValue interval = stanza.settings().find("interval");
        if (rotate != null) {
            return rotate.origin();
        }
        return interval == null ? stanza.origin() : interval.origin();
    }

    private static Gap gap(LogPattern pattern, String reason, Origin origin) {
        return new Gap(KIND, DAEMON, pattern.text(), Gap.Cause.NOT_UNDERSTOOD, reason, origin);
    }
}
