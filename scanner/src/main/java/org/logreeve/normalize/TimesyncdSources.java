package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.systemd.time.TimesyncdConfig;

/**
 * timesyncd's servers as facts: the configured ones and those of the links, and the fallback ones
 * only where there are no others.
 */
public final class TimesyncdSources {
    /** Of a source whose daemon is installed and not started with the system. */
    static final String NOT_ENABLED = "not-enabled";

    private static final String DAEMON = "timesyncd";
    private static final String KIND = "TimeSource";

    private TimesyncdSources() {}

    public static List<Fact> of(Parsed<TimesyncdConfig> timesyncd) {
        return switch (timesyncd) {
            case Parsed.NotPresent<TimesyncdConfig> absent -> List.of();
            case Parsed.Unreadable<TimesyncdConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<TimesyncdConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<TimesyncdConfig> parsed) {
        TimesyncdConfig config = parsed.config();
        var servers = new ArrayList<EffectiveValue>();
        servers.addAll(config.configured());
        servers.addAll(config.link());
        var facts = new ArrayList<Fact>();
        if (config.isOnFallback()) {
            servers.addAll(config.fallback());
            if (!config.fallbackKnown()) {
                facts.add(
                        new Gap(
                                KIND,
                                DAEMON,
                                "",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "which fallback servers this distribution builds in is not known",
                                config.settings().value("FallbackNTP").origin()));
            }
        }
        String observed = config.enabled() ? "unknown" : NOT_ENABLED;
        for (EffectiveValue server : servers) {
            // timesyncd has no authentication
            facts.add(
                    new TimeSource(
                            DAEMON, "server", server.value(), false, observed, server.origin()));
        }
        facts.addAll(Gaps.whole(KIND, DAEMON, parsed.problems()));
        return facts;
    }
}
