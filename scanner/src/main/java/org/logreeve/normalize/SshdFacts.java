package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.SshdSetting;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.sshd.SshdConfig;

/** sshd's directives as facts. */
public final class SshdFacts {
    private static final String KIND = "SshdSetting";
    private static final String DAEMON = "sshd";

    /** More than a configuration has that anybody reads; the rest is a gap. */
    private static final int MOST = 2_000;

    private SshdFacts() {}

    public static List<Fact> of(Parsed<SshdConfig> sshd) {
        return switch (sshd) {
            case Parsed.NotPresent<SshdConfig> absent -> List.of();
            case Parsed.Unreadable<SshdConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<SshdConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<SshdConfig> parsed) {
        var facts = new ArrayList<Fact>();
        List<SshdConfig.Value> values = parsed.config().values();
        for (SshdConfig.Value value : values.subList(0, Math.min(MOST, values.size()))) {
            facts.add(
                    new SshdSetting(
                            value.value().key(),
                            value.value().value(),
                            value.when(),
                            value.byDefault(),
                            value.value().origin()));
        }
        if (values.size() > MOST) {
            facts.add(
                    new Gap(
                            KIND,
                            DAEMON,
                            "",
                            Gap.Cause.NOT_UNDERSTOOD,
                            "more directives than are listed",
                            parsed.config().main()));
        }
        facts.addAll(Gaps.whole(KIND, DAEMON, parsed.problems()));
        return facts;
    }
}
