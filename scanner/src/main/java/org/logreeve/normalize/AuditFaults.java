package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.Origin;

/** What keeps audit records where auditd has them. */
final class AuditFaults {
    private final List<LostMessages.Loss> plugins = new ArrayList<>();
    private final List<LostMessages.Loss> logs = new ArrayList<>();

    void ofPlugin(String name, Origin at) {
        String what = Outlet.at("auditd's " + name + " hands nothing on", at);
        plugins.add(new LostMessages.Loss(what, at));
    }

    void ofLog(Origin at) {
        logs.add(new LostMessages.Loss(Outlet.at("auditd writes no log", at), at));
    }

    List<LostMessages.Loss> toHosts() {
        return plugins;
    }

    List<LostMessages.Loss> toDisk() {
        return logs;
    }
}
