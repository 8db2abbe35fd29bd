package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/**
 * Routes for people: for each facility eight signs, emerg first: {@code +} all messages, {@code ?}
 * perhaps some, {@code -} none; then each class of events with its steps.
 */
final class RouteMatrix {
    private static final Origin NOWHERE = Origin.of("-");

    private RouteMatrix() {}

    static List<EffectiveValue> values(
            List<SyslogPaths> daemons, List<Outlet> ofJournal, List<Fact> facts) {
        Reach sent = reach(daemons, ofJournal, true);
        Reach kept = reach(daemons, ofJournal, false);
        var values = new ArrayList<EffectiveValue>();
        for (int facility = 0; facility < PriorityMask.FACILITIES; facility++) {
            values.add(
                    new EffectiveValue(
                            "matrix." + PriorityMask.facilityName(facility),
                            "sent %s kept %s".formatted(row(sent, facility), row(kept, facility)),
                            NOWHERE));
        }
        for (Fact fact : facts) {
            if (fact instanceof Gap gap) {
                String key = gap.scope().isEmpty() ? "unknown" : gap.scope() + ".unknown";
                values.add(new EffectiveValue(key, gap.reason(), gap.origin()));
            }
            if (fact instanceof EventRoute route) {
                String key = route.eventClass() + "." + route.goal();
                values.add(new EffectiveValue(key, route.arrives(), route.origin()));
                for (String step : route.steps()) {
                    values.add(new EffectiveValue(key + ".step", step, route.origin()));
                }
                for (String loss : route.losses()) {
                    values.add(new EffectiveValue(key + ".lost", loss, route.origin()));
                }
            }
        }
        return values;
    }

    /** What comes to any place of one kind, by all programs. */
    static Reach reach(List<SyslogPaths> daemons, List<Outlet> ofJournal, boolean isRemote) {
        Reach all = Reach.NONE;
        for (SyslogPaths daemon : daemons) {
            Reach comes = daemon.link().reach();
            for (Outlet outlet : daemon.outlets()) {
                if (outlet.isRemote() == isRemote) {
                    all = all.or(outlet.reach().of(comes));
                }
            }
        }
        for (Outlet outlet : ofJournal) {
            all = outlet.isRemote() == isRemote ? all.or(outlet.reach()) : all;
        }
        return all;
    }

    private static String row(Reach reach, int facility) {
        var row = new StringBuilder();
        for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
            boolean isSure = reach.surely().has(facility, severity);
            row.append(isSure ? '+' : reach.maybe().has(facility, severity) ? '?' : '-');
        }
        return row.toString();
    }
}
