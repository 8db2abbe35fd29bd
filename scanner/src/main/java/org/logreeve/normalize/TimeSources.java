package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.logreeve.fact.Fact;
import org.logreeve.fact.TimeSource;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.chrony.ChronyConfig;
import org.logreeve.parse.chrony.ChronyLine;
import org.logreeve.parse.chrony.ChronySource;

/**
 * chronyd's sources as facts.
 *
 * <p>A source with {@code noselect} is measured and never followed, so it is no fact; the servers
 * of {@code initstepslew} are asked when it starts, so each is one of a kind of its own.
 */
public final class TimeSources {
    private static final String DAEMON = "chrony";
    private static final String KIND = "TimeSource";

    private TimeSources() {}

    public static List<Fact> of(Parsed<ChronyConfig> chrony) {
        return switch (chrony) {
            case Parsed.NotPresent<ChronyConfig> absent -> List.of();
            case Parsed.Unreadable<ChronyConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<ChronyConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<ChronyConfig> parsed) {
        var facts = new ArrayList<Fact>();
        // chronyd(8), -x: it measures the sources and never touches the clock
        String observed = parsed.config().options().contains("-x") ? "stopped" : "unknown";
        for (ChronySource source : parsed.config().sources()) {
            if (source.selectable()) {
                facts.add(
                        new TimeSource(
                                DAEMON,
                                source.kind(),
                                source.address(),
                                source.authenticated(),
                                observed,
                                source.origin()));
            }
        }
        parsed.config().lines().stream()
                .filter(line -> line.name().equals("initstepslew"))
                .reduce((first, last) -> last)
                .ifPresent(line -> facts.addAll(atStart(line, observed)));
        facts.addAll(Gaps.whole(KIND, DAEMON, parsed.problems()));
        return facts;
    }

    private static List<TimeSource> atStart(ChronyLine line, String observed) {
        return line.words().stream()
                .skip(1)
                .map(host -> new TimeSource(DAEMON, "start", host, false, observed, line.origin()))
                .toList();
    }

    /** Marks what is no further source, because another setting names the same address. */
    static List<Fact> distinct(List<Fact> facts) {
        var seen = new HashSet<String>();
        return facts.stream()
                .map(
                        fact ->
                                fact instanceof TimeSource source
                                                && isFollowed(source)
                                                && !seen.add(
                                                        source.address().toLowerCase(Locale.ROOT))
                                        ? source.again()
                                        : fact)
                .toList();
    }

    private static boolean isFollowed(TimeSource source) {
        return !source.kind().equals("start") && !source.observed().equals("stopped");
    }
}
