package org.logreeve.normalize;

import java.util.IdentityHashMap;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/** Walks through the syslog daemons' configurations of one host: each is gone through but once. */
final class Walks {
    // a hostile configuration is deeper than its own hash code could be worked out
    private final IdentityHashMap<RsyslogConfig, Trace<Action>> rsyslog = new IdentityHashMap<>();
    private final IdentityHashMap<SyslogNgConfig, SyslogNgRoutes.Traced> syslogNg =
            new IdentityHashMap<>();

    Trace<Action> of(RsyslogConfig config) {
        return rsyslog.computeIfAbsent(config, RsyslogRoutes::traced);
    }

    SyslogNgRoutes.Traced of(SyslogNgConfig config) {
        return syslogNg.computeIfAbsent(config, SyslogNgRoutes::traced);
    }
}
