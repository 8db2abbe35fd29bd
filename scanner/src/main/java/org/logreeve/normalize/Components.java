package org.logreeve.normalize;

import java.util.List;
import org.logreeve.parse.audit.AuditParser;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.logrotate.LogrotateParser;
import org.logreeve.parse.rsyslog.RsyslogParser;

/** The components that are looked at, in the order of reports. */
final class Components {
    static final List<Component<?>> ALL =
            List.of(
                    new Component<>(new RsyslogParser(), ForwardTargets::of),
                    new Component<>(new LogrotateParser(), Retentions::of),
                    new Component<>(new ChronyParser(), TimeSources::of),
                    new Component<>(new AuditParser(), AuditFacts::of));

    private Components() {}
}
