package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.systemd.journal.JournaldConfig;

/** Where the journal keeps messages, and where journal-upload sends what it keeps. */
final class JournalPaths {
    private static final Trace.Way DIRECT = new Trace.Way(List.of(), 0);

    private JournalPaths() {}

    static List<Outlet> outlets(SyslogLink.Journal journal, List<ForwardTarget> uploads) {
        if (!(journal instanceof SyslogLink.Journal.Known(JournaldConfig config))
                || config.place() == JournaldConfig.Place.NOWHERE) {
            return List.of();
        }
        PriorityMask stored = SyslogLink.stored(config);
        var reach = new Reach(stored, stored);
        EffectiveValue storage = config.settings().value("Storage");
        String step = Outlet.at("journald: Storage=" + storage.value(), storage.origin());
        var outlets = new ArrayList<Outlet>();
        if (config.place() != JournaldConfig.Place.MEMORY) {
            Reach kept = config.place() == JournaldConfig.Place.DISK ? reach : reach.onlyMaybe();
            outlets.add(
                    new Outlet(
                            "/var/log/journal",
                            false,
                            kept,
                            List.of(step),
                            DIRECT,
                            storage.origin()));
        }
        for (ForwardTarget target : uploads) {
            if (!target.loopback()) {
                String place = target.host() + ":" + target.port();
                String by = target.protocol() + (target.tls() ? " with TLS" : " in clear");
                outlets.add(
                        new Outlet(
                                place,
                                true,
                                reach,
                                List.of(
                                        step,
                                        Outlet.at(
                                                "journal-upload to " + place + " over " + by,
                                                target.origin())),
                                DIRECT,
                                target.origin()));
            }
        }
        return outlets;
    }
}
