package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.AuditSettings;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.KernelParameter;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.parse.systemd.journal.JournaldConfig;

/**
 * Whether journald takes the kernel's audit records: through a socket of its own, beside auditd,
 * and whatever {@code Audit=} says; that only turns auditing on or off, journald.conf(5).
 */
final class JournalAudit {
    static final String SOCKET = "systemd-journald-audit.socket";

    private JournalAudit() {}

    /**
     * @param socket whether the unit of that socket was seen active
     * @param facts of the host
     */
    static boolean isFed(boolean socket, SyslogLink.Journal journal, List<Fact> facts) {
        return socket
                && journal instanceof SyslogLink.Journal.Known(JournaldConfig config)
                && isAuditing(config, facts);
    }

    /** What the kernel says of itself counts before what may have turned it on. */
    private static boolean isAuditing(JournaldConfig config, List<Fact> facts) {
        boolean isOn = ValueForm.isYes(config.settings().text("Audit"));
        for (Fact fact : facts) {
            switch (fact) {
                case AuditSettings settings when settings.source().equals("kernel") -> {
                    return settings.enabled() > 0;
                }
                case Daemon daemon when daemon.component().equals("auditd") ->
                        isOn |= daemon.state().equals("running");
                case KernelParameter parameter when parameter.name().equals("audit") ->
                        isOn |= parameter.number() == 1;
                default -> {}
            }
        }
        return isOn;
    }
}
